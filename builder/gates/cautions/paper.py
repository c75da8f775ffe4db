"""Finds what must stand on faces, and tells what is missing, late, or on another face."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from builder.diagnostics import Finding, OnPage
from builder.gates.cautions.demands import Demand
from builder.gates.cautions.faces import Face, Span
from builder.gates.pdf import PrintedRun
from builder.geometry import Box
from builder.model import Card

MISSING, LATE, ELSEWHERE = "caution-missing", "caution-late", "caution-elsewhere"
TOLERANCE = 0.02
"""Positions are told by PDFium to about a hundredth of a millimetre (mm)."""

Stand = tuple[Face, Span]
"""Where something stands: a face, and which of its runs."""


@dataclass(frozen=True, slots=True)
class Met:
    """A demand that is met, and where; ``card`` is 0 on the quick reference."""

    demand: Demand
    card: int
    face: Face
    span: Span

    @property
    def runs(self) -> tuple[tuple[int, PrintedRun], ...]:
        """What stands there, each run with its place among the runs of the page."""
        return self.face.within(self.span)


Looked = Met | Finding


def met_on_card(
    demands: Iterable[Demand], number: int, card: Card, faces: Sequence[Face], name: str
) -> Iterator[Looked]:
    """Yield where ``demands`` are met on the faces of a card, and what is wrong with them."""
    texts = enumerate((step.text for step in card.steps), 1)
    steps = {at: _first(faces, f"{at}{text}") for at, text in texts}
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
    demands: Iterable[Demand], cues: Iterable[str], faces: Sequence[Face]
) -> Iterator[Looked]:
    """Yield where ``demands`` are met on the quick reference: cautions before all ``cues``."""
    lines = dict(enumerate(_first(faces, cue) for cue in cues))
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


def _is_front(face: Face) -> bool:
    return face.claim is not None and face.claim.side == "front"


def _stands(faces: Sequence[Face], demand: Demand) -> list[Stand]:
    """Return where ``demand`` stands, in its first wording before its others."""
    return [
        (face, span)
        for text in demand.texts
        for face in faces
        for span in face.stands(demand, text)
    ]


def _first(faces: Sequence[Face], text: str) -> Stand | None:
    """Return where ``text`` first stands as whole runs."""
    return next(((face, span) for face in faces for span in face.spans(text)), None)


def _chosen(
    demand: Demand,
    number: int,
    good: Sequence[Stand],
    stands: Sequence[Stand],
    wanted: Face,
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


def _precedes(stand: Stand, steps: dict[int, Stand | None], faces: Sequence[Face]) -> bool:
    """Tell whether ``stand`` comes before all of ``steps``; of those on its face also on paper."""
    place = _order(stand, faces)
    return all(
        place < _order(step, faces) and (step[0] is not stand[0] or _above(stand, step))
        for step in steps.values()
        if step is not None
    )


def _order(stand: Stand, faces: Sequence[Face]) -> tuple[int, int]:
    return next(at for at, face in enumerate(faces) if face is stand[0]), stand[1].first
