"""The faces that a file shows: whole pages, or finished pages on sheets."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from typing import NamedTuple

from builder.diagnostics import Position
from builder.drawing import Imposed, Page
from builder.gates.cautions.demands import Demand
from builder.gates.pdf import OpenedPage, PrintedRun
from builder.gates.pdf.painted import Seen, seen_run
from builder.geometry import Affine, Box
from builder.model import Guide
from builder.model.words import Words

WHITE_SPACE = re.compile(r"\s+")
"""Where lines are broken and words parted says nothing about what is said."""

PlacedRuns = tuple[tuple[int, PrintedRun], ...]
"""Runs of text, each with its place among those of its page."""


class Span(NamedTuple):
    """Runs of a face, from ``first`` to before ``end``, in the order of painting."""

    first: int
    end: int


@dataclass(frozen=True)
class Face:
    """A face as it was found on a page of a file.

    Attributes:
        label: what it is called: the number of the card, and whether it is a back.
        position: of its page, for findings.
        page: its number in the file.
        runs: its text in the order of painting, each with its place among the runs of the page.
        looks: how those of its runs are seen that may be a caution, by their places.
        place: from its own millimetres to those of the page.
        trim, window: what is cut out, and what is shown of it (mm of the face).
    """

    label: str
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

    def spans(self, text: str) -> Iterator[Span]:
        """Yield where ``text`` stands as whole runs, white space apart."""
        wanted = squeezed(text)
        letters, starts = self._letters
        at = letters.find(wanted)
        while wanted and at >= 0:
            first, end = starts.get(at), starts.get(at + len(wanted))
            if first is not None and end is not None:
                yield Span(first, end)
            at = letters.find(wanted, at + 1)

    def around(self, text: str) -> Iterator[Span]:
        """Yield the runs that hold ``text``, whatever else they hold."""
        wanted = squeezed(text)
        letters, starts = self._letters
        at = letters.find(wanted) if wanted else -1
        if at >= 0:
            first = max(run for start, run in starts.items() if start <= at)
            end = min(run for start, run in starts.items() if start >= at + len(wanted))
            yield Span(first, end)

    def stands(self, demand: Demand, text: str) -> Iterator[Span]:
        """Yield where ``text``, one of the wordings of ``demand``, stands as that asks."""
        return self.spans(f"{demand.signal}{text}") if demand.caution else self.around(text)

    def within(self, span: Span) -> PlacedRuns:
        """Return the runs of ``span``, each with its place among the runs of the page."""
        return self.runs[span.first : span.end]

    @cached_property
    def _letters(self) -> tuple[str, dict[int, int]]:
        """All letters in order, and which run starts at which of them."""
        starts, parts, length = {}, [], 0
        for index, (_, run) in enumerate(self.runs):
            part = squeezed(run.text)
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
    return WHITE_SPACE.sub("", text)


def faces_on(page: OpenedPage, sheet: Page | None, wanted: Iterable[Demand]) -> Iterator[Face]:
    """Yield the faces on ``page``: itself or, where it is a ``sheet``, those printed on it.

    Args:
        sheet: what was to be written, if it holds finished pages: it tells where these lie.
        wanted: what may have to stand there: how it is seen is told while the page is open.
    """
    if sheet is None:
        runs = tuple(enumerate(page.runs))
        faces = [_face(page, page.label, runs, Affine(), page.trim, page.trim)]
    else:
        faces = [_imposed(page, part) for part in imposed_on(sheet)]
    for face in faces:
        worded = ((demand, text) for demand in wanted for text in demand.texts)
        spans = (span for demand, text in worded for span in face.stands(demand, text))
        places = {at for span in spans for at, _ in face.within(span)}
        face.looks.update((at, seen_run(page, at)) for at in places)
        yield face


def imposed_on(page: Page) -> Iterator[Imposed]:
    """Yield the faces on a sheet, which come before what stands round them."""
    for part in page.body:
        if not isinstance(part, Imposed) or not part.page.label:
            return
        yield part


def _imposed(page: OpenedPage, part: Imposed) -> Face:
    shown = part.page.trim.mapped(part.place)
    runs = tuple((at, run) for at, run in enumerate(page.runs) if _within(shown, run.box))
    return _face(page, part.page.label, runs, part.place, part.page.trim, part.window)


def _face(
    page: OpenedPage, label: str, runs: PlacedRuns, place: Affine, trim: Box, window: Box
) -> Face:
    return Face(label, page.position, page.number, runs, {}, place, trim, window)


def _within(box: Box, ink: Box) -> bool:
    x, y = ink.centre
    return box.left <= x <= box.right and box.top <= y <= box.bottom


def by_card(faces: Iterable[Face], guide: Guide, words: Words) -> dict[int, tuple[Face, ...]]:
    """Return the faces of each card by its number, fronts and backs by turns, in order."""
    sides: dict[int, list[Face]] = {}
    for face in faces:
        number = card_named(face.label, guide, words)
        if number:
            sides.setdefault(number, []).append(face)
    back = _back(words)
    return {number: tuple(_in_turns(faces, back)) for number, faces in sides.items()}


def card_named(label: str, guide: Guide, words: Words) -> int:
    """Return the number of the card that a face's label names, or 0."""
    called = label.removesuffix(_back(words)).partition(" (")[0]
    known = called.isdecimal() and called == str(int(called)) and int(called) <= len(guide.cards)
    return int(called) if known else 0


def _back(words: Words) -> str:
    return f" {words.card.back}"


def _in_turns(faces: list[Face], back: str) -> Iterator[Face]:
    """Yield front, back, then the faces of each continuation card; sheets may part them."""
    first = [face for face in faces if " (" not in face.label]
    further = [face for face in faces if " (" in face.label]
    for sides in (first, further):
        backs = [face for face in sides if face.label.endswith(back)]
        fronts = [face for face in sides if face not in backs]
        for pair in zip_longest(fronts, backs):
            yield from filter(None, pair)
