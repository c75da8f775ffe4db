"""The test sheet as a document: a front with all the steps, a back with crosses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder.calibrate.layout import EDGES, LETTERS, RULER, RULERS, TrialSheet
from builder.calibrate.marks import (
    BOLD,
    DOT,
    EXAMPLE_HEIGHT,
    FINE,
    INK,
    RING,
    Marks,
    cross,
    edge_example,
    frame,
    ruler,
    scales,
    scales_example,
    steps,
    word_at,
)
from builder.drawing import Artifact, Document, Element, Node, Page, Shape
from builder.drawing.page import Part
from builder.geometry import Box, Path, Point
from builder.layout.paragraph import font_of
from builder.model import Span, Text
from builder.model.words import CalibrateWords, Words, filled
from builder.press.correction import back_correction, front_correction
from builder.press.job import PrinterProfile
from builder.typeset import Family, Paragraph, StyledSpan, set_paragraph

TITLE_PT = 17.0
TEXT_PT = 11.5
LEADING = 1.22
TITLE_TOP = 24.0
TEXT_TOP = 55.0
RING_DOWN = 45.0
"""From the top of the page to the middle of the ring (mm)."""
TEXT_LEFT = 59.0
TEXT_RIGHT = 27.0
"""From the edges of the page to the text (mm): beside it are a ruler and the steps."""
LABEL = 6.5
"""Room for the number of a step (mm)."""
STEP_GAP = 1.7
BOX_HEIGHT = 11.0
BOXES_A_ROW = 7
EXAMPLE_GAP = 4.0
EXAMPLE_WORDS = 25.0
"""Room beside and for the words of an example (mm)."""
EXAMPLES_LEFT = 52.0
EXAMPLES_BELOW = 6.5
"""From the left edge of the page, and from the ruler across, to the examples (mm)."""
RULER_LEFT = 50.0
RULER_BELOW = 57.0
"""From the lower edge of the page to the ruler across (mm)."""
FLIPS = {"long": "DuplexFlipLongEdge", "short": "DuplexFlipShortEdge", "manual": "Simplex"}
"""How a viewer is told to print the file (ISO 32000-1, table 150)."""


def compose_test_sheet(
    sheet: TrialSheet, words: Words, family: Family, language: str, command: str
) -> Document:
    """Return the test sheet; with corrections applied it is the proof of a profile.

    Args:
        sheet: page, turn and corrections.
        words: the fixed words of ``language``.
        family: the type.
        language: BCP 47.
        command: what is to be typed with the readings.
    """
    texts = words.calibrate
    proof = sheet.applied != PrinterProfile()
    title = texts.proof_title if proof else texts.title
    setter = _Setter(sheet, texts, family, proof)
    pages = (
        Page("front", sheet.paper.width, sheet.paper.height, setter.front(title, command)),
        Page("back", sheet.paper.width, sheet.paper.height, setter.back()),
    )
    viewer = {"PrintScaling": "None", "Duplex": FLIPS[sheet.turn]}
    return Document(title, language, pages, subject=texts.subject, viewer=viewer)


class _Setter:
    """What all parts of the sheet are set with."""

    def __init__(
        self, sheet: TrialSheet, words: CalibrateWords, family: Family, proof: bool
    ) -> None:
        self._sheet, self._words, self._family, self._proof = sheet, words, family, proof
        self._front = front_correction(sheet.applied, sheet.paper)
        self._back = back_correction(sheet.applied, sheet.paper)

    def front(self, title: str, command: str) -> tuple[Part, ...]:
        return (
            *self._heading(title),
            *self._steps(command),
            *self._scales(),
            *self._rulers(),
            *self._edges(),
        )

    def back(self) -> tuple[Part, ...]:
        sheet = self._sheet
        crosses = [cross(sheet.behind(gauge.at)).mapped(self._back) for gauge in sheet.gauges]
        ring = sheet.behind(self._ring)
        dot = Path.disc(self._back.apply(ring), DOT)
        return (*self._back_words(), *self._drawn_back(crosses, dot))

    @property
    def _ring(self) -> Point:
        return Point(self._sheet.middle.x, RING_DOWN)

    def _heading(self, title: str) -> Iterator[Part]:
        paper, middle = self._sheet.paper, self._sheet.middle
        text = self._set(title, 100.0, TITLE_PT, "bold")
        yield Element("H1", text.runs(middle.x - text.width / 2, TITLE_TOP))
        name = self._sheet.applied.name or self._words.paper[paper.name]
        below = self._set(name, 100.0, TEXT_PT)
        yield Element("P", below.runs(middle.x - below.width / 2, TITLE_TOP + text.height + 0.6))
        ring = Shape(Path.disc(self._front.apply(self._ring), RING), stroke=BOLD)
        yield Element("Figure", (ring,), alt=self._words.ring, box=_box_of([ring]))

    def _steps(self, command: str) -> Iterator[Part]:
        """Yield the numbered steps, the boxes for the readings and the command."""
        left, width = TEXT_LEFT, self._sheet.paper.width - TEXT_LEFT - TEXT_RIGHT
        top, items = TEXT_TOP, []
        for number, step in enumerate(self._instructions(), 1):
            label = self._set(f"{number}.", LABEL, TEXT_PT, "bold")
            text = self._set(step, width - LABEL)
            body = Element("LBody", text.runs(left + LABEL, top))
            items.append(Element("LI", (Element("Lbl", label.runs(left, top)), body)))
            top += text.height + STEP_GAP
        yield Element("L", tuple(items))
        if not self._proof:
            yield from self._boxes(left + LABEL, top, width - LABEL)
            top += 2 * BOX_HEIGHT + STEP_GAP
        typed = self._set(Text.strong(command), width - LABEL)
        yield Element("P", typed.runs(left + LABEL, top))
        if not self._proof:
            yield from self._examples()

    def _examples(self) -> Iterator[Part]:
        """Yield enlarged pictures of two readings, each with its words at its right."""
        left, top = EXAMPLES_LEFT, self._sheet.paper.height - RULER_BELOW + EXAMPLES_BELOW
        for example in (scales_example, edge_example):
            made = example(Point(left, top), self._family)
            words = (Span(f"{self._words.example}: "), *Text.strong(made.reading).spans)
            text = self._set(Text(words), EXAMPLE_WORDS)
            alt = filled(self._words.pictured, reading=made.reading)
            yield _figure(made.marks, alt)
            beside = left + made.width + EXAMPLE_GAP / 2
            yield Element("P", text.runs(beside, top + (EXAMPLE_HEIGHT - text.height) / 2))
            left = beside + EXAMPLE_WORDS + EXAMPLE_GAP / 2

    def _instructions(self) -> Sequence[Text]:
        words, turn = self._words, self._sheet.turn
        first, steps, proof = (words.print[turn], words.turn[turn]), words.steps, words.proof
        if self._proof:
            return (*first, proof.crosses, proof.rulers, proof.frame, proof.again)
        return (*first, steps.crosses, steps.read, steps.rulers, steps.edges, steps.write)

    def _boxes(self, left: float, top: float, width: float) -> Iterator[Part]:
        each = width / BOXES_A_ROW
        shapes, runs = [], []
        for index, letter in enumerate(LETTERS):
            row, column = divmod(index, BOXES_A_ROW)
            box = Box.sized(left + column * each, top + row * BOX_HEIGHT, each, BOX_HEIGHT)
            shapes.append(Shape(Path.box(box), stroke=FINE))
            at = Point(box.left + 1.2, box.top + 4.6)
            runs.append(word_at(self._family, letter, at, TEXT_PT, "bold", "left"))
        yield Artifact(tuple(shapes))
        yield Element("P", tuple(runs))

    def _scales(self) -> Iterator[Part]:
        for gauge in self._sheet.gauges:
            marks = self._placed(scales(gauge, self._family))
            alt = filled(self._words.scales, across=gauge.across, down=gauge.down)
            yield _figure(marks, alt)

    def _rulers(self) -> Iterator[Part]:
        across = Point(
            (self._sheet.paper.width - RULER) / 2, self._sheet.paper.height - RULER_BELOW
        )
        down = Point(RULER_LEFT, across.y - 8.0 - RULER)
        for start, way, letter in ((across, "across", RULERS[0]), (down, "down", RULERS[1])):
            marks = self._placed(ruler(start, way, letter, self._family))  # type: ignore[arg-type]
            yield _figure(marks, filled(self._words.ruler, letter=letter))

    def _edges(self) -> Iterator[Part]:
        if self._proof:
            outline = frame(self._sheet.paper, self._sheet.applied.margins).mapped(self._front)
            yield _figure(Marks((Shape(outline, stroke=BOLD),), ()), self._words.frame)
            return
        for letter, marks in zip(EDGES, steps(self._sheet.paper, self._family), strict=True):
            yield _figure(marks, filled(self._words.edge, letter=letter))

    def _back_words(self) -> Iterator[Part]:
        """Yield the words of the back; nothing of the front stands before them."""
        sheet = self._sheet
        room = sheet.box_behind(Box(20.0, 57.0, 44.0, 100.0))
        title = self._set(self._words.back_title, room.width, TEXT_PT, "bold")
        note = self._set(self._words.back_note, room.width)
        yield Element("H1", title.runs(room.left, room.top))
        yield Element("P", note.runs(room.left, room.top + title.height + STEP_GAP))

    def _drawn_back(self, crosses: Sequence[Path], dot: Path) -> Iterator[Part]:
        shapes = tuple(Shape(path, stroke=BOLD) for path in crosses)
        spot = Shape(dot, fill=INK)
        yield Element("Figure", (*shapes, spot), alt=self._words.crosses,
                      box=_box_of([*shapes, spot]))  # fmt: skip

    def _placed(self, marks: Marks) -> Marks:
        """Return ``marks`` where the correction of the front puts them; words stay upright."""
        shapes = tuple(replace(one, path=one.path.mapped(self._front)) for one in marks.shapes)
        runs = []
        for run in marks.runs:
            x, baseline = self._front.apply(Point(run.x, run.baseline))
            runs.append(replace(run, x=x, baseline=baseline))
        return Marks(shapes, tuple(runs))

    def _set(
        self, text: Text | str, measure: float, size_pt: float = TEXT_PT, font: str = "regular"
    ) -> Paragraph:
        """Return ``text`` in lines, what is strong in bold."""
        words = text.spans if isinstance(text, Text) else (Span(text),)
        spans = [StyledSpan(each.text, font_of(each, font), INK) for each in words]
        return set_paragraph(self._family, spans, measure, size_pt, leading=LEADING)


def _figure(marks: Marks, alt: str) -> Element:
    nodes: tuple[Node, ...] = (*marks.shapes, *marks.runs)
    return Element("Figure", nodes, alt=alt, box=_box_of(marks.shapes))


def _box_of(shapes: Sequence[Shape]) -> Box:
    return Box.around(corner for shape in shapes for corner in shape.path.bounds.corners)
