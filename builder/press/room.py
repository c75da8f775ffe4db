"""Cards that no sheet holds are found before anything is drawn."""

from __future__ import annotations

from dataclasses import replace

from builder.diagnostics import ContentError, Finding, Position
from builder.model import CARD_SIZES
from builder.press.grid import Grid, NoRoom, plan_grid
from builder.press.job import PAPERS, Paper, PrintJob
from builder.press.profiles import margins_on


def no_room(width: float, height: float, job: PrintJob, at: Position) -> Finding | None:
    """Return ``sheet-no-room`` if cards of ``width`` × ``height`` (mm) fit no sheet of ``job``.

    ``at`` is where the guide tells the size of its cards.
    """
    planned = plan_grid(width, height, job)
    if isinstance(planned, Grid):
        return None
    fact = (
        f"{_subject(width, height, job)} needs {_size(*planned.needed)} with its cut marks; "
        f"the printer reaches {_size(*planned.there)} of {_paper(job)}"
    )
    return Finding(at, "sheet-no-room", fact, _hint(width, height, job))


def _subject(width: float, height: float, job: PrintJob) -> str:
    card = f"a card of {_size(width, height)}"
    return f"{card}, front and back side by side," if job.duplex == "fold" else card


def _hint(width: float, height: float, job: PrintJob) -> str:
    """Return what would fit: another paper, another way of printing, a smaller size."""
    papers = [name for name in PAPERS if _fits(width, height, _on(job, PAPERS[name]))]
    if papers:
        return f"it fits with --paper {' or '.join(papers)}"
    if job.duplex == "fold" and _fits(width, height, replace(job, duplex="long")):
        return "it fits on both sides of the paper: --duplex long, short or manual"
    sizes = [name for name, size in CARD_SIZES.items() if _fits(*size, job)]
    if sizes:
        largest = max(sizes, key=lambda name: CARD_SIZES[name][0] * CARD_SIZES[name][1])
        return f"choose a smaller card: {largest} is the largest size with a name that fits"
    return "choose a smaller card, or a printer profile with narrower margins"


def _on(job: PrintJob, paper: Paper) -> PrintJob:
    """Return ``job`` on another paper, its margins told from the edges of that one.

    They were taken from the paper on which they were measured to that of ``job``: they go back.
    """
    printer = job.printer
    if printer.paper is None:
        return replace(job, paper=paper)
    here = replace(printer, paper=job.paper.name)
    measured = replace(printer, margins=margins_on(here, PAPERS[printer.paper]))
    there = replace(printer, margins=margins_on(measured, paper))
    return replace(job, paper=paper, printer=there)


def _fits(width: float, height: float, job: PrintJob) -> bool:
    return not isinstance(plan_grid(width, height, job), NoRoom)


def _paper(job: PrintJob) -> str:
    named = {"common": "the common page", "a4": "A4", "letter": "Letter"}[job.paper.name]
    return f"{named} ({_size(job.paper.width, job.paper.height)})"


def _size(width: float, height: float) -> str:
    return f"{round(width, 1):g} × {round(height, 1):g} mm"


def planned(width: float, height: float, job: PrintJob, at: Position) -> Grid:
    """Return the grid for cards of ``width`` × ``height`` (mm).

    Raises:
        ContentError: ``sheet-no-room``.
    """
    grid = plan_grid(width, height, job)
    if isinstance(grid, NoRoom):
        finding = no_room(width, height, job, at)
        raise ContentError([finding] if finding else [])
    return grid
