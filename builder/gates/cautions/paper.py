"""Finds what must stand on faces, and tells what is missing, late, elsewhere or hard to read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.diagnostics import Finding, OnPage
from builder.gates.cautions.demands import Demand
from builder.gates.cautions.faces import PrintedFace, RunSpan
from builder.gates.cautions.places import PrintedPlace
from builder.gates.pdf import PrintedRun
from builder.gates.pdf.painted import Seen
from builder.geometry import Box
from builder.model import Card
from builder.model.bars import SCRIPT, Bars
from builder.model.contrast import contrast

MISSING, LATE, ELSEWHERE = "caution-missing", "caution-late", "caution-elsewhere"
TOO_SMALL, PALE, HIDDEN = "caution-too-small", "caution-pale", "caution-hidden"
ON_PICTURE, CUT = "caution-on-picture", "caution-cut"
LABEL, ARTIFACT = "Lbl", "Artifact"
"""What a written file calls the number of an item of a list, and what is there to be seen only."""
TOLERANCE = 0.02
"""Positions are told by PDFium to about a hundredth of a millimetre (mm)."""

Stand = tuple[PrintedFace, RunSpan]
"""Where something stands: a face, and which of its runs."""


@dataclass(frozen=True, slots=True)
class Met:
    """A demand that is met, and where; ``card`` is 0 on the quick reference."""

    demand: Demand
    card: int
    face: PrintedFace
    span: RunSpan

    @property
    def runs(self) -> tuple[tuple[int, PrintedRun], ...]:
        """What stands there, each run with its place among the runs of the page."""
        return self.face.within(self.span)


Looked = Met | Finding


def met_on_card(
    demands: Iterable[Demand], number: int, card: Card, faces: Sequence[PrintedFace], name: str
) -> Iterator[Looked]:
    """Yield where ``demands`` are met on the faces of a card, and what is wrong with them."""
    texts = enumerate((step.text for step in card.steps), 1)
    steps = {at: _first_listed(faces, (f"{at}{text}",)) for at, text in texts}
    for demand in demands:
        stands = _stands(faces, demand)
        named = f"{demand.named} on card {number}"
        match demand.role:
            case "front":
                for front in (face for face in faces if _is_front(face)):
                    on_it = [stand for stand in stands if stand[0] is front]
                    yield _chosen(demand, number, on_it, stands, front, named)
            case "step":
                yield _guarding(demand, number, stands, steps[demand.step], named, name)
            case _ if demand.caution is None:
                yield _chosen(demand, number, stands, stands, faces[0], named)
            case _:
                before = [stand for stand in stands if _precedes(stand, steps, faces)]
                if stands and not before:
                    message = f"{named} stands after a step"
                    yield Finding(stands[0][0].position, LATE, message)
                else:
                    yield _chosen(demand, number, before, stands, faces[0], named)


def met_on_sheet(
    demands: Iterable[Demand], cards: Mapping[int, Card], faces: Sequence[PrintedFace]
) -> Iterator[Looked]:
    """Yield where ``demands`` are met on the quick reference: cautions before all ``cards``."""
    lines = {
        number: _first_listed(faces, (str(number), f"{number}{card.title}"))
        for number, card in cards.items()
    }
    for demand in demands:
        stands = _stands(faces, demand)
        named = f"{demand.named} on the quick reference"
        before = stands
        if demand.caution:
            before = [stand for stand in stands if _precedes(stand, lines, faces)]
        if stands and not before:
            yield Finding(stands[0][0].position, LATE, f"{named} stands after a line of the cards")
        else:
            yield _chosen(demand, 0, before, stands, faces[0], named)


def _is_front(face: PrintedFace) -> bool:
    return face.claim is not None and face.claim.side == "front"


def _stands(faces: Sequence[PrintedFace], demand: Demand) -> list[Stand]:
    """Return where ``demand`` stands, in its first wording before its others."""
    return [
        (face, span)
        for text in demand.texts
        for face in faces
        for span in face.stands(demand, text)
    ]


def _first_listed(faces: Sequence[PrintedFace], texts: Sequence[str]) -> Stand | None:
    """Return where one of ``texts`` first stands as an item of a list.

    The same words may stand elsewhere: a rule may say what a cue says, a head what a step says. So
    the file is asked what it takes for the label of an item. In one that has no tags, as for a
    print shop, the last and longest of ``texts`` is looked for by its words alone.
    """
    stands = [(face, span) for text in texts for face in faces for span in face.spans(text)]
    listed = (stand for stand in stands if _tag(stand) == LABEL)
    return next(listed, None) or _first(faces, texts[-1])


def _tag(stand: Stand) -> str:
    face, span = stand
    return face.within(span)[0][1].tag


def _first(faces: Sequence[PrintedFace], text: str) -> Stand | None:
    """Return where ``text`` first stands as whole runs that are not decoration."""
    stands = ((face, span) for face in faces for span in face.spans(text))
    return next((stand for stand in stands if _tag(stand) != ARTIFACT), None)


def _chosen(
    demand: Demand,
    number: int,
    good: Sequence[Stand],
    stands: Sequence[Stand],
    wanted: PrintedFace,
    named: str,
) -> Looked:
    """Return the first of the ``good`` stands, or that it stands elsewhere or nowhere."""
    if good:
        return Met(demand, number, *good[0])
    if stands:
        message = f"{named} stands on face {stands[0][0].label!r}, not on {wanted.label!r}"
        return Finding(wanted.position, ELSEWHERE, message)
    return Finding(wanted.position, MISSING, f"{named} is not there")


def _guarding(
    demand: Demand,
    number: int,
    stands: Sequence[Stand],
    step: Stand | None,
    named: str,
    name: str,
) -> Looked:
    if step is None:
        message = f"step {demand.step} of card {number} is not there: {demand.named} guards nothing"
        return Finding(OnPage(name), MISSING, message)
    face, span = step
    same = [stand for stand in stands if stand[0] is face]
    good = [stand for stand in same if stand[1].end == span.first and _above(stand, step)]
    if same and not good:
        message = f"{named} does not stand directly before step {demand.step}"
        return Finding(face.position, LATE, message)
    return _chosen(demand, number, good, stands, face, named)


def _above(one: Stand, other: Stand) -> bool:
    """Tell whether ``one`` ends on the paper before ``other`` begins, on the same face."""
    boxes = [_boxes(stand) for stand in (one, other)]
    return max(box.bottom for box in boxes[0]) <= min(box.top for box in boxes[1]) + TOLERANCE


def _boxes(stand: Stand) -> list[Box]:
    face, span = stand
    return [face.box(run) for _, run in face.within(span)]


def _precedes(stand: Stand, steps: dict[int, Stand | None], faces: Sequence[PrintedFace]) -> bool:
    """Tell whether ``stand`` comes before all of ``steps``; of those on its face also on paper."""
    place = _order(stand, faces)
    return all(
        place < _order(step, faces) and (step[0] is not stand[0] or _above(stand, step))
        for step in steps.values()
        if step is not None
    )


def _order(stand: Stand, faces: Sequence[PrintedFace]) -> tuple[int, int]:
    return next(at for at, face in enumerate(faces) if face is stand[0]), stand[1].first


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


def _x_height(runs: Iterable[PrintedRun], scripts: Collection[str] = ()) -> float:
    """Return the least x-height (mm), ``scripts`` as if they stood on the line."""
    heights = (run.x_height / (SCRIPT if run.text in scripts else 1.0) for run in runs)
    return min(filter(None, heights), default=0.0)


def _round(boxes: Iterable[Box]) -> Box:
    return Box.around(corner for box in boxes for corner in box.corners)


def _contrast(look: Seen) -> float:
    return min((contrast(look.colour, ground) for ground in look.grounds), default=1.0)


def _faults(met: Met, runs: Sequence[PrintedRun], bars: Bars) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the size of the letters and with where they lie on the face."""
    face, least = met.face, bars.safety if met.demand.caution else bars.body
    x_height = _x_height(runs, met.demand.scripts) / face.scale
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
