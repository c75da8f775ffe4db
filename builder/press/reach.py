"""Backs that a profile moves to where their words are lost are found before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.diagnostics import Finding, Position
from builder.geometry import Box
from builder.model.bars import SAFE_MARGIN
from builder.press.correction import back_correction
from builder.press.folds import FoldPlan
from builder.press.grid import Grid, mirrored
from builder.press.job import TURNS, PrintJob

BACKS = "what the backs say"


def check_reach(
    grid: Grid | FoldPlan, job: PrintJob, at: Position, what: str = BACKS
) -> Iterator[Finding]:
    """Find backs, or panels on a back, that are shifted so far that words of theirs are cut off.

    Off the page they are lost for certain, which is an error; between there and where the printer
    ends it is for the reader of a warning to try. ``at`` is the profile,
    ``what`` would be lost.
    """
    if job.duplex not in TURNS:
        return
    words = _set_right(mirrored(grid.block.inset(SAFE_MARGIN), job.paper, job.duplex), job)
    page = Box.sized(0.0, 0.0, job.paper.width, job.paper.height)
    lost, unsure = _beyond(words, page), _beyond(words, grid.printable)
    if lost > 0:
        yield _finding(f"ends {lost:.1f} mm beyond the page", what, job, at)
    elif unsure > 0:
        fact = f"may end {unsure:.1f} mm beyond where the printer reaches"
        yield replace(_finding(fact, what, job, at), severity="warning")


def _finding(fact: str, what: str, job: PrintJob, at: Position) -> Finding:
    off = job.printer
    moved = f"{off.x:g} mm across, {off.y:g} mm down and {off.angle_deg:g} degrees"
    message = f"set right by {moved}, {what} {fact}"
    hint = "choose a size of card that leaves more of the page white, or calibrate again"
    return Finding(at, "sheet-out-of-reach", message, hint)


def _set_right(box: Box, job: PrintJob) -> Box:
    """Return the box round where ``box`` lies on the back, in true size, once it is set right."""
    true_size = replace(job.printer, scale_x=1.0, scale_y=1.0)
    return box.mapped(back_correction(true_size, job.paper))


def _beyond(inner: Box, outer: Box) -> float:
    """Return by how much (mm) ``inner`` stands over the edges of ``outer`` at most, at least 0."""
    return max(0.0, -outer.clearance(inner))
