"""The faces that a file shows: whole pages, or finished pages on sheets.

Which face of which card a whole page is, the file says itself by the names that links use
(``gates.pdf.claimed``). On sheets these names stay behind: what was to be written tells which face
lies where.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from builder.characters import SOFT_HYPHEN, alike
from builder.diagnostics import Position
from builder.drawing import Imposed, Page
from builder.gates.cautions.demands import Demand
from builder.gates.pdf import OpenedPage, PrintedRun
from builder.gates.pdf.claimed import Claim
from builder.gates.pdf.painted import Seen, seen_run
from builder.geometry import Affine, Box

WHITE_SPACE = re.compile(r"\s+")
"""Where lines are broken and words parted says nothing about what is said."""

PlacedRuns = tuple[tuple[int, PrintedRun], ...]
"""Runs of text, each with its place among those of its page."""


class RunSpan(NamedTuple):
    """Runs of a face, from ``first`` to before ``end``, in the order of painting."""

    first: int
    end: int


@dataclass(frozen=True)
class PrintedFace:
    """A face as it was found on a page of a file.

    Attributes:
        label: what readers call it.
        claim: which face of which card it is; nothing for another page.
        position: of its page, for findings.
        page: its number in the file.
        runs: its text in the order of painting, each with its place among the runs of the page.
        looks: how those of its runs are seen that may be a caution, by their places.
        place: from its own millimetres to those of the page.
        trim, window: what is cut out, and what is shown of it (mm of the face).
    """

    label: str
    claim: Claim | None
    position: Position
    page: int
    runs: PlacedRuns
    looks: dict[int, Seen]
    place: Affine
    trim: Box
    window: Box

    @property
    def scale(self) -> float:
        """How tall a millimetre of the face is on the page."""
        return math.hypot(self.place.c, self.place.d)

    def spans(self, text: str) -> Iterator[RunSpan]:
        """Yield where ``text`` stands as whole runs, white space apart."""
        letters, starts = self._letters
        for at, after in _matches(squeezed(text), letters):
            first, end = starts.get(at), starts.get(after)
            if first is not None and end is not None:
                yield RunSpan(first, end)

    def before(self, text: str, after: str) -> Iterator[RunSpan]:
        """Yield where ``text`` stands as whole runs, once those of ``after`` are added."""
        letters, starts = self._letters
        for at, end in _matches(squeezed(text + after), letters):
            last = at + len(squeezed(text))
            if at in starts and end in starts and not self._goes_on(starts[end]):
                yield RunSpan(
                    starts[at], min(run for start, run in starts.items() if start >= last)
                )

    def stands(self, demand: Demand, text: str) -> Iterator[RunSpan]:
        """Yield where ``text``, one of the wordings of ``demand``, stands as that asks."""
        return self.before(f"{demand.signal}{text}", demand.after)

    def _goes_on(self, end: int) -> bool:
        """Tell whether the run at ``end`` goes on in the line of the run before it."""
        if not 0 < end < len(self.runs):
            return False
        one, other = (self.box(self.runs[at][1]) for at in (end - 1, end))
        shared = min(one.bottom, other.bottom) - max(one.top, other.top)
        height = min(one.bottom - one.top, other.bottom - other.top)
        return shared > height / 2 and -height < other.left - one.right < 2 * height

    def within(self, span: RunSpan) -> PlacedRuns:
        """Return the runs of ``span``, each with its place among the runs of the page."""
        return self.runs[span.first : span.end]

    @cached_property
    def _letters(self) -> tuple[str, dict[int, int]]:
        """All letters in order, and which run starts at which of them."""
        starts, parts, length = {}, [], 0
        for index, (_, run) in enumerate(self.runs):
            part = squeezed(run.text)
            if part.endswith("-"):  # of the word, or where it was parted: paper does not tell
                part = part[:-1] + SOFT_HYPHEN
            if part:
                starts[length] = index
            parts.append(part)
            length += len(part)
        starts[length] = len(self.runs)
        return "".join(parts), starts

    def box(self, run: PrintedRun) -> Box:
        """Return the box of ``run`` in millimetres of the face."""
        return run.box.mapped(self.place.inverse)


def squeezed(text: str) -> str:
    return WHITE_SPACE.sub("", alike(text))


def _matches(wanted: str, letters: str) -> Iterator[tuple[int, int]]:
    """Yield where ``wanted`` starts and ends in ``letters``, where a hyphen may part a word."""
    if not wanted:
        return
    if SOFT_HYPHEN in letters:
        parted = f"{SOFT_HYPHEN}?".join(map(re.escape, wanted))
        form = re.compile(parted.replace(r"\-", f"[{SOFT_HYPHEN}-]"))
        yield from (match.span() for match in form.finditer(letters))
        return
    at = letters.find(wanted)
    while at >= 0:
        yield at, at + len(wanted)
        at = letters.find(wanted, at + 1)


def faces_on(
    page: OpenedPage, sheet: Page | None, wanted: Iterable[Demand]
) -> Iterator[PrintedFace]:
    """Yield the faces on ``page``: itself or, where it is a ``sheet``, those printed on it.

    Args:
        sheet: what was to be written, if it holds finished pages: it tells where these lie.
        wanted: what may have to stand there: how it is seen is told while the page is open.
    """
    if sheet is None:
        runs = tuple(enumerate(page.runs))
        here = Imposed(Page("", page.trim.width, page.trim.height, ()), Affine(), page.trim)
        faces = [_face(page, page.label, page.claim, runs, here)]
    else:
        faces = [_imposed(page, part) for part in imposed_on(sheet)]
    for face in faces:
        worded = ((demand, text) for demand in wanted for text in demand.texts)
        spans = (span for demand, text in worded for span in face.stands(demand, text))
        places = {at for span in spans for at, _ in face.within(span)}
        face.looks.update((at, seen_run(page, at)) for at in places)
        yield face


def imposed_on(page: Page) -> Iterator[Imposed]:
    """Yield the faces on a sheet; what stands round them has no label."""
    for part in page.body:
        if isinstance(part, Imposed) and part.page.label:
            yield part


def _imposed(page: OpenedPage, part: Imposed) -> PrintedFace:
    area = part.page.trim.mapped(part.place)
    runs = tuple((at, run) for at, run in enumerate(page.runs) if _within(area, run.box))
    return _face(page, part.page.label, claim_of(part.page), runs, part)


def _face(
    page: OpenedPage, label: str, claim: Claim | None, runs: PlacedRuns, part: Imposed
) -> PrintedFace:
    trim = part.page.trim
    return PrintedFace(
        label, claim, page.position, page.number, runs, {}, part.place, trim, part.window
    )


def claim_of(page: Page) -> Claim | None:
    """Return which face of which card a composed page is, if it is one."""
    return Claim(page.card, page.side, page.continuation) if page.side else None


def _within(box: Box, ink: Box) -> bool:
    x, y = ink.centre
    return box.left <= x <= box.right and box.top <= y <= box.bottom


def by_card(faces: Iterable[PrintedFace]) -> dict[int, tuple[PrintedFace, ...]]:
    """Return the faces of each card by its number, fronts and backs by turns; sheets part them."""
    cards: dict[int, list[tuple[Claim, PrintedFace]]] = {}
    for face in faces:
        if face.claim is not None and face.claim.card:
            cards.setdefault(face.claim.card, []).append((face.claim, face))
    return {
        number: tuple(face for _, face in sorted(sides, key=_turn))
        for number, sides in cards.items()
    }


def _turn(claimed: tuple[Claim, PrintedFace]) -> tuple[int, bool]:
    claim, _ = claimed
    return claim.continuation, claim.side == "back"
