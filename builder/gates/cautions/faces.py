"""The faces that a file shows: whole pages, or finished pages on sheets."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from typing import Any, NamedTuple

from builder.drawing import Document, Imposed, Page
from builder.gates.pdf import PrintedFile, PrintedPage, PrintedRun
from builder.geometry import Affine, Box
from builder.model import Guide

WHITE_SPACE = re.compile(r"\s+")
"""Where lines are broken and words parted says nothing about what is said."""


class Span(NamedTuple):
    """Runs of a face, from ``first`` to before ``end``, in the order of painting."""

    first: int
    end: int


@dataclass(frozen=True)
class Face:
    """A face as it was found on a page of a file.

    Attributes:
        label: what it is called: the number of the card, and whether it is a back.
        page: its number in the file.
        runs: its text in the order of painting, each with its place among the runs of the page.
        place: from its own millimetres to those of the page.
        trim, window: what is cut out, and what is shown of it (mm of the face).
    """

    label: str
    page: int
    runs: tuple[tuple[int, PrintedRun], ...]
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

    def within(self, span: Span) -> tuple[tuple[int, PrintedRun], ...]:
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


def whole_pages(printed: PrintedFile) -> Iterator[Face]:
    """Yield the pages of a file that shows one face a page."""
    for page in printed.pages:
        trim = Box(0.0, 0.0, page.width, page.height)
        runs = tuple(enumerate(page.runs))
        yield Face(page.label, page.number, runs, Affine(), trim, trim)


def faces_on_sheets(printed: PrintedFile, document: Document) -> Iterator[Face]:
    """Yield the faces on those pages of a file, written of ``document``, whose text was read."""
    laid = dict(enumerate(document.pages, 1))
    for page in printed.pages:
        if page.runs and page.number in laid:
            for part in imposed_on(laid[page.number]):
                yield _on_sheet(page, part)


def imposed_on(page: Page) -> Iterator[Imposed]:
    """Yield the faces on a sheet, which come before what stands round them."""
    for part in page.body:
        if not isinstance(part, Imposed) or not part.page.label:
            return
        yield part


def _on_sheet(page: PrintedPage, part: Imposed) -> Face:
    shown = part.page.trim.mapped(part.place)
    runs = tuple((at, run) for at, run in enumerate(page.runs) if _within(shown, run.box))
    trim, label = part.page.trim, part.page.label
    return Face(label, page.number, runs, part.place, trim, part.window)


def _within(box: Box, ink: Box) -> bool:
    x, y = ink.centre
    return box.left <= x <= box.right and box.top <= y <= box.bottom


def by_card(
    faces: Iterable[Face], guide: Guide, words: Mapping[str, Any]
) -> dict[int, tuple[Face, ...]]:
    """Return the faces of each card by its number, fronts and backs by turns, in order."""
    found: dict[int, list[Face]] = {}
    for face in faces:
        number = card_named(face.label, guide, words)
        if number:
            found.setdefault(number, []).append(face)
    back = _back(words)
    return {number: tuple(_in_turns(sides, back)) for number, sides in found.items()}


def card_named(label: str, guide: Guide, words: Mapping[str, Any]) -> int:
    """Return the number of the card that a face's label names, or 0."""
    called = label.removesuffix(_back(words)).partition(" (")[0]
    known = called.isdecimal() and called == str(int(called)) and int(called) <= len(guide.cards)
    return int(called) if known else 0


def _back(words: Mapping[str, Any]) -> str:
    return f" {words['card']['back']}"


def _in_turns(faces: list[Face], back: str) -> Iterator[Face]:
    """Yield front, back, then the faces of each continuation card; sheets may part them."""
    first = [face for face in faces if " (" not in face.label]
    further = [face for face in faces if " (" in face.label]
    for sides in (first, further):
        backs = [face for face in sides if face.label.endswith(back)]
        fronts = [face for face in sides if face not in backs]
        for pair in zip_longest(fronts, backs):
            yield from filter(None, pair)
