"""What a page paints, mark by mark: text, pictures, and what no mark holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pikepdf

from builder.geometry import Affine, Box, Point

Mark = tuple[int, int]
"""Marked content: its page, its number there."""
ARTIFACT: Mark = (0, -1)
"""Stands for content that is decoration."""
PAINTING = frozenset(["f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "INLINE"])
SHOWING = frozenset(("Tj", "TJ", "'", '"'))
OPERATORS = " ".join((*PAINTING, *SHOWING, "q Q cm BT Tf Td TD Tm T* TL BMC BDC EMC Do BI ID EI"))
HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(<[0-9A-Fa-f]+>|\[[^\]]*\])")
UNTOLD = "\ufffd"
"""Stands for a code of which the font does not say what it means."""


class Shown(NamedTuple):
    """A text or a picture, painted at one go.

    Attributes:
        mark: that holds it.
        text: what it reads out; of a picture nothing.
        box: outline on the page (points, y up); of text only where it starts.
    """

    mark: Mark
    text: str
    box: Box


@dataclass
class PageContent:
    """What one page paints.

    Attributes:
        marks: in the order of painting.
        shown: texts and pictures in the same order.
        faults: in words, what stands outside marks or wrongly in them.
    """

    marks: list[Mark] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def read_content(page: Any, number: int) -> PageContent:
    """Return what ``page``, the one with ``number`` from 1, paints; forms are pictures."""
    content = PageContent()
    _Reader(content, number).read(page)
    return content


def pages_content(pdf: Any) -> list[PageContent]:
    return [read_content(page, number) for number, page in enumerate(pdf.pages, 1)]


@dataclass
class _Reader:
    """Goes through the operators of a page."""

    content: PageContent
    page: int
    matrix: Affine = field(default_factory=Affine)
    _kept: list[Affine] = field(default_factory=list)
    _open: list[Mark | None] = field(default_factory=list)
    _line: Affine = field(default_factory=Affine)
    _codes: dict[int, str] = field(default_factory=dict)
    _wide: bool = True

    def read(self, holder: Any) -> None:
        resources = holder.get("/Resources", {})
        for instruction in pikepdf.parse_content_stream(holder, OPERATORS):
            operands = list(getattr(instruction, "operands", ()))
            self._take(str(instruction.operator), operands, resources)
        if self._open:
            self._fault(f"{len(self._open)} marks are not ended")

    def _take(self, operator: str, operands: list[Any], resources: Any) -> None:
        match operator:
            case "q":
                self._kept.append(self.matrix)
            case "Q" if self._kept:
                self.matrix = self._kept.pop()
            case "cm":
                self.matrix = _affine(operands).then(self.matrix)
            case "BMC" | "BDC":
                self._begin(str(operands[0]), operands[1:], resources)
            case "EMC":
                self._end()
            case "Do":
                self._place(resources["/XObject"][str(operands[0])])
            case _ if operator in PAINTING:
                self._held("a shape")
            case _:
                self._take_text(operator, operands, resources)

    def _take_text(self, operator: str, operands: list[Any], resources: Any) -> None:
        match operator:
            case "BT":
                self._line = Affine()
            case "Tm":
                self._line = _affine(operands)
            case "Td" | "TD":
                self._line = Affine.translation(*map(float, operands)).then(self._line)
            case "Tf":
                font = resources["/Font"][str(operands[0])]
                self._codes, self._wide = codes_of(font), font.get("/Subtype") == "/Type0"
            case _ if operator in SHOWING:
                self._show(operands[-1])

    def _begin(self, tag: str, properties: list[Any], resources: Any) -> None:
        told = properties[0] if properties else {}
        if isinstance(told, pikepdf.Name):
            told = resources.get("/Properties", {}).get(str(told), {})
        inside = self._mark()
        if "/MCID" in told:
            mark = (self.page, int(told["/MCID"]))
            self.content.marks.append(mark)
            if inside is not None:
                self._fault(f"mark {mark[1]} stands in {_named(inside)}")
            self._open.append(mark)
        elif tag == "/Artifact":
            if inside not in (None, ARTIFACT):
                self._fault(f"decoration stands in {_named(inside)}")
            self._open.append(ARTIFACT)
        else:
            self._open.append(None)

    def _end(self) -> None:
        if self._open:
            self._open.pop()
        else:
            self._fault("a mark is ended that was not begun")

    def _place(self, placed: Any) -> None:
        """Note a picture, which belongs to the present mark; few readers go into one for marks."""
        if "/StructParents" in placed:
            self._fault("a picture has marks of its own")
        if self._held("a picture"):
            self.content.shown.append(Shown(self._mark() or ARTIFACT, "", self._box(placed)))

    def _show(self, operand: Any) -> None:
        parts = operand if isinstance(operand, pikepdf.Array) else [operand]
        raw = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
        text = "".join(self._codes.get(code, UNTOLD) for code in _codes(raw, wide=self._wide))
        if text.strip() and self._held(f"{text.strip()!r}"):
            at = self._line.then(self.matrix).apply(Point(0, 0))
            box = Box(at.x, at.y, at.x, at.y)
            self.content.shown.append(Shown(self._mark() or ARTIFACT, text, box))

    def _box(self, placed: Any) -> Box:
        """Return the outline of a form or image on the page."""
        own = Box(*map(float, placed.get("/BBox", (0, 0, 1, 1))))
        return own.mapped(_form_matrix(placed).then(self.matrix))

    def _mark(self) -> Mark | None:
        return next((mark for mark in reversed(self._open) if mark is not None), None)

    def _held(self, what: str) -> bool:
        """Tell whether ``what`` is in a mark, note it if it is not."""
        if self._mark() is None:
            self._fault(f"{what} is neither content of an element nor decoration")
            return False
        return True

    def _fault(self, fault: str) -> None:
        if fault not in self.content.faults:
            self.content.faults.append(fault)


def codes_of(font: Any) -> dict[int, str]:
    """Return what the codes of ``font`` mean (ISO 32000-1, 9.10.3)."""
    if "/ToUnicode" not in font:
        return {}
    return dict(_meanings(font.ToUnicode.read_bytes()))


def _meanings(table: bytes) -> Iterator[tuple[int, str]]:
    for section in SECTION.finditer(table):
        if section[1] == b"bfchar":
            found = HEX.findall(section[2])
            for code, text in zip(found[::2], found[1::2], strict=False):
                yield int(code, 16), _letters(text)
        else:
            for first, last, target in RANGE.findall(section[2]):
                yield from _run_of_codes(int(first, 16), int(last, 16), HEX.findall(target))


def _run_of_codes(first: int, last: int, targets: list[bytes]) -> Iterator[tuple[int, str]]:
    for at, code in enumerate(range(first, last + 1)):
        if len(targets) > 1:
            yield code, _letters(targets[at])
        else:
            start = _letters(targets[0])
            yield code, start[:-1] + chr(ord(start[-1]) + at)


def _letters(spelt: bytes) -> str:
    return bytes.fromhex(spelt.decode()).decode("utf-16-be", "replace")


def _codes(raw: bytes, *, wide: bool) -> list[int]:
    if not wide:
        return list(raw)
    return [high << 8 | low for high, low in zip(raw[::2], raw[1::2], strict=False)]


def _affine(numbers: Any) -> Affine:
    return Affine(*(float(number) for number in numbers))


def _form_matrix(placed: Any) -> Affine:
    return _affine(placed.get("/Matrix", (1, 0, 0, 1, 0, 0)))


def _named(mark: Mark | None) -> str:
    return "decoration" if mark in (None, ARTIFACT) else f"mark {mark[1]}"
