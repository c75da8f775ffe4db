"""Tells whether what stands where it must can be read there: size, contrast, nothing over it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from builder.diagnostics import Finding
from builder.gates.cautions.paper import TOLERANCE, Met
from builder.gates.cautions.places import PrintedPlace
from builder.gates.pdf import PrintedRun
from builder.gates.pdf.painted import Seen
from builder.geometry import Box
from builder.model.bars import Bars
from builder.model.contrast import contrast

TOO_SMALL, PALE, HIDDEN = "caution-too-small", "caution-pale", "caution-hidden"
ON_PICTURE, CUT = "caution-on-picture", "caution-cut"


def judged(met: Met, bars: Bars, name: str) -> tuple[PrintedPlace, tuple[Finding, ...]]:
    """Return the place where a demand is met, and what keeps it from being read there."""
    runs = [run for _, run in met.runs]
    looks = [met.face.looks[at] for at, _ in met.runs]
    place = _place(met, runs, looks, name)
    named = f"{met.demand.named} on {met.face.label!r}"
    faults = (*_faults(met, runs, bars), *_look_faults(place, looks, bars))
    findings = (Finding(met.face.position, code, f"{named} {fact}") for code, fact in faults)
    return place, tuple(findings)


def _place(met: Met, runs: Sequence[PrintedRun], looks: Iterable[Seen], name: str) -> PrintedPlace:
    demand, smallest = met.demand, min(runs, key=lambda run: run.x_height or run.size_pt)
    words = " ".join(run.text for run in runs)
    return PrintedPlace(
        caution=demand.caution.id if demand.caution else None,
        role=demand.role,
        card=met.card,
        step=demand.step,
        file=name,
        page=met.face.page,
        label=met.face.label,
        box=_round([run.box for run in runs]),
        signal=demand.signal,
        text=words.removeprefix(demand.signal).strip(),
        size_pt=round(smallest.size_pt, 2),
        x_height=round(_x_height(runs), 2),
        contrast=round(min(map(_contrast, looks)), 2),
    )


def _x_height(runs: Iterable[PrintedRun]) -> float:
    """Return the least x-height (mm); capitals and digits alone tell nothing."""
    return min((run.x_height for run in runs if run.x_height), default=0.0)


def _round(boxes: Iterable[Box]) -> Box:
    return Box.around(corner for box in boxes for corner in box.corners)


def _contrast(look: Seen) -> float:
    return min((contrast(look.colour, ground) for ground in look.grounds), default=1.0)


def _faults(met: Met, runs: Sequence[PrintedRun], bars: Bars) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the size of the letters and with where they lie on the face."""
    face, least = met.face, bars.safety if met.demand.caution else bars.body
    x_height = _x_height(runs) / face.scale
    if x_height < least - TOLERANCE:
        yield TOO_SMALL, f"has an x-height of {x_height:.2f} mm, at least {least:g} mm is needed"
    box = _round([face.box(run) for run in runs])
    if not face.window.holds(box, TOLERANCE):
        yield CUT, "lies partly outside of what is shown of the face"
    elif not face.trim.inset(bars.margin).holds(box, TOLERANCE):
        near = face.trim.clearance(box)
        yield CUT, f"lies {near:.1f} mm from the trim, at least {bars.margin:g} mm is needed"


def _look_faults(
    place: PrintedPlace, looks: Sequence[Seen], bars: Bars
) -> Iterator[tuple[str, str]]:
    """Yield what keeps the letters from being seen."""
    if any(look.hidden for look in looks):
        yield HIDDEN, "is hidden: something lies over its letters, or they let the ground through"
    if any(look.cut for look in looks):
        yield CUT, "is clipped"
    if any(look.on_picture for look in looks):
        yield ON_PICTURE, "stands on a picture"
    if place.contrast < (least := bars.instruction_contrast):
        yield PALE, f"has a contrast of {place.contrast:.1f}:1, at least {least:g}:1 is needed"
