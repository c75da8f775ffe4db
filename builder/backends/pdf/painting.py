"""What a page shows becomes operators: text, shapes and placed drawings."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import lru_cache
from typing import assert_never

from builder.backends.pdf import syntax
from builder.backends.pdf.drawings import FORM, FileForms, Form
from builder.backends.pdf.fonts import SPACE, Typeface, Typefaces
from builder.backends.pdf.shapes import OPAQUE, Pen, finish, path_pattern
from builder.drawing import Page, Placed, Shape, TextRun
from builder.drawing.page import Leaf
from builder.geometry import Affine, Box, Path
from builder.units import PT_PER_MM

ABUTTING = 0.1
"""Runs on one line closer than this part of the type size belong to one word."""
HUNDREDTHS = 100 * PT_PER_MM
"""From mm to hundredths of a point: text is placed by whole steps of these, so that they add up."""
EXACT = 6
"""Decimals of a matrix that lays a whole page: a turn by 0.0001 degrees is still told."""
REPEATED = 512
"""How many outlines are kept: marks and rules recur from page to page."""


class Painter:
    """The operators of one page, growing.

    Attributes:
        out: operators so far; the owner may put marks between.
        drawn: the drawings that the operators name D1, D2 and so on.
        marks, names: where in ``out`` the number of a mark, that of a drawing is spelt.
    """

    def __init__(self, page: Page, typefaces: Typefaces, forms: FileForms) -> None:
        self.out: list[str] = []
        self.drawn: list[Form] = []
        self.marks: list[int] = []
        self.names: list[int] = []
        self._typefaces, self._forms = typefaces, forms
        self._left, self._bottom = page.bleed, page.height + page.bleed
        self._pen = Pen(PT_PER_MM, forms.inks)
        self._face: Typeface | None = None
        self._font: tuple[str, float] | None = None
        self._before: TextRun | None = None
        self._codes_at = 0

    @property
    def opacities(self) -> set[int]:
        """All that the operators set, in hundredths."""
        return self._pen.opacities

    @property
    def to_points(self) -> Affine:
        """From millimetres of the page to points."""
        k = PT_PER_MM
        return Affine(k, 0, 0, -k, self._left * k, self._bottom * k)

    def paint_marked(self, role: str, mark: int, content: Sequence[Leaf]) -> None:
        """Append the operators of ``content``, marked as that of an element."""
        self.marks.append(len(self.out) + 1)
        self.out += (f"/{role}<</MCID ", str(mark), ">>BDC\n")
        self.paint(content)
        self.out.append("EMC\n")

    def paint(self, content: Sequence[Leaf]) -> None:
        """Append the operators of ``content``."""
        at = 0
        while at < len(content):
            match content[at]:
                case TextRun():
                    at = self._add_lines(content, at)
                    continue
                case Shape() as shape:
                    outline = _outline(shape.path, self._left, self._bottom)
                    self.out.append(f"{self._pen.prepare(shape)}{outline}{finish(shape)}")
                case Placed() as placed:
                    self._add_placed(placed)
                case other:
                    assert_never(other)
            at += 1

    def _add_lines(self, content: Sequence[Leaf], at: int) -> int:
        """Append the runs of text from place ``at`` on, return the place after them."""
        out = self.out
        out.append("BT\n" + self._pen.set_opacity(OPAQUE))
        pen_x = pen_y = 0
        while at < len(content) and isinstance(run := content[at], TextRun):
            at += 1
            if not run.words:
                continue
            self._part_words(run)
            x = round((run.x + self._left) * HUNDREDTHS)
            y = round((self._bottom - run.baseline) * HUNDREDTHS)
            face = self._set_style(run)
            out.append(f"{(x - pen_x) / 100:g} {(y - pen_y) / 100:g} Td[(")
            self._codes_at = len(out)
            out += (face.spell(run.words), ")]TJ\n")
            pen_x, pen_y = x, y
        out.append("ET\n")
        return at

    def _part_words(self, run: TextRun) -> None:
        """End the text before ``run`` with a space, unless both belong to one word."""
        before, self._before = self._before, run
        if before is not None and not _continues(before, run):
            self.out[self._codes_at] += SPACE

    def _set_style(self, run: TextRun) -> Typeface:
        if run.colour != self._pen.fill or self._pen.inks == "press":
            self.out.append(self._pen.set_type(run.colour, run.size_pt))
        font = (run.font, run.size_pt)
        if self._face is None or font != self._font:
            self._font, self._face = font, self._typefaces.face(run.font)
            self.out.append(f"/{self._face.label} {syntax.number(run.size_pt)} Tf\n")
        return self._face

    def _add_placed(self, placed: Placed) -> None:
        left, _, _, top = self.edges(placed.box)
        form = self._forms.of(placed.drawing)
        number, matrix = self.number_of(form), form.matrix(left, top, placed.box)
        self.out.append(f"{self._pen.set_opacity(OPAQUE)}q {matrix} cm /{FORM}")
        self.names.append(len(self.out))
        self.out += (str(number), " Do Q\n")

    def number_of(self, form: Form) -> int:
        """Return the number by which the page names ``form``."""
        if form not in self.drawn:
            self.drawn.append(form)
        return self.drawn.index(form) + 1

    def add_imposed(self, operators: str, opacities: Set[int], matrix: Affine, window: str) -> None:
        """Append a page that is painted already.

        Args:
            opacities: that its operators set.
            matrix: leads from its points to this page's.
            window: what is shown of it, as the operands of a rectangle in its points.
        """
        self.opacities.update(opacities)
        before = self._pen.set_opacity(OPAQUE)
        laid = syntax.numbers(matrix, EXACT)
        self.out += (f"{before}q {laid} cm {window} re W n\n", operators, "Q\n")

    def height(self, y: float) -> float:
        """Return ``y`` (mm from the top of the trim) in points from the lower edge."""
        return (self._bottom - y) * PT_PER_MM

    def edges(self, box: Box) -> tuple[float, float, float, float]:
        """Return left, bottom, right and top of ``box`` on the page, in points, y up."""
        return (
            (box.left + self._left) * PT_PER_MM,
            self.height(box.bottom),
            (box.right + self._left) * PT_PER_MM,
            self.height(box.top),
        )


@lru_cache(maxsize=REPEATED)
def _outline(path: Path, left: float, bottom: float) -> str:
    """Return the operators of ``path``; the page's corner is ``left`` and ``bottom`` (mm) away."""
    box = path.as_box()
    if box is not None:
        lengths = (box.left + left, bottom - box.bottom, box.width, box.height)
        return syntax.numbers((length * PT_PER_MM for length in lengths), 2) + " re\n"
    coords = [0.0] * len(path.coords)
    coords[0::2] = [(x + left) * PT_PER_MM for x in path.coords[0::2]]
    coords[1::2] = [(bottom - y) * PT_PER_MM for y in path.coords[1::2]]
    return path_pattern(path.ops, "%.2f") % tuple(coords)


def _continues(before: TextRun, run: TextRun) -> bool:
    """Tell whether ``run`` goes on with the word that ``before`` ends in."""
    if before.baseline == run.baseline:
        gap = (run.x - before.x - before.width) * PT_PER_MM
        return abs(gap) < ABUTTING * run.size_pt
    last = before.words[-1].text
    return len(last) > 1 and last[-1] == "-" and before.baseline < run.baseline
