"""The page laid out: title, what is needed, sizes and film, then what to do in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import assert_never

from builder.drawing import Drawing, Element, Node, Placed
from builder.geometry import Box
from builder.layout.columns import balanced_columns, column_height
from builder.layout.laid import Laid
from builder.layout.look import Look
from builder.layout.page import Band, BandedPage, lay_banner, lay_heading, lay_title
from builder.layout.paragraph import (
    inline_spans,
    lay_text,
    nodes,
    plain_span,
    set_paragraph,
)
from builder.layout.setting import each, set_for
from builder.layout.signs import on_band
from builder.model import Text
from builder.outputs.advice.blocks import Advice, Need, Panel, Remark, Sizes, Steps, Task
from builder.outputs.advice.needs import needs_band
from builder.outputs.advice.pictures import SIZES
from builder.typeset import Paragraph

TEXT_GAP = 2.4
"""White space between a picture and the words beside it (mm, as all that follows)."""
NUMBER = 7.4
"""Room for the number of a step."""
KEY = 5.5
"""Room for the number of a part of the picture of sizes."""
STEP_GAP = 2.4
NOTE_GAP = 1.0
HEADING_GAP = 1.5
BANNER_GAP = 2.6
BANNER_PADDING = (TEXT_GAP, 1.5)
"""White space beside and above the words of the banner."""
BAND_GAP = 2.4
COLUMNS = 2


def lay_advice(advice: Advice, look: Look) -> BandedPage:
    """Return the page, measured at the look's size.

    Raises:
        ContentError: ``fit-word-too-wide`` or ``missing-glyph``.
    """
    measure = look.measures.width - 2 * look.measures.margin
    bands: list[Callable[[], Band]] = [
        lambda: Band.of(lay_title(advice.title, advice.subtitle, look, measure))
    ]
    bands += _part_bands(advice.parts, look, measure)
    bands.append(partial(_foot_band, advice, look, measure))
    with set_for(advice.at):
        return BandedPage(tuple(each(bands)), BAND_GAP, look.measures)


def _part_bands(
    parts: Sequence[Need | Panel | Steps], look: Look, measure: float
) -> Iterator[Callable[[], Band]]:
    """Yield what makes the bands of all parts; neighbours of one kind stand beside each other."""
    for _, run in groupby(parts, type):
        alike = tuple(run)
        if needs := [part for part in alike if isinstance(part, Need)]:
            yield partial(needs_band, needs, look, measure)
        if panels := [part for part in alike if isinstance(part, Panel)]:
            yield partial(_panels_band, panels, look, measure)
        for part in alike:
            if isinstance(part, Steps):
                yield partial(_steps_band, part, look, measure)


def _panels_band(panels: Sequence[Panel], look: Look, measure: float) -> Band:
    """Return panels beside one another; each is read to its end before the next."""
    gutter = look.measures.gutter
    width = (measure - gutter * (len(panels) - 1)) / len(panels)
    placed, height = [], 0.0
    for at, panel in enumerate(panels):
        top = 0.0
        for gap, laid in _panel_lines(panel, look, width):
            placed.append((at * (width + gutter), top + gap, laid))
            top += gap + laid.height
        height = max(height, top)
    return Band(height, tuple(placed))


def _panel_lines(panel: Panel, look: Look, width: float) -> Iterator[tuple[float, Laid]]:
    colour = look.theme.colours.link
    yield 0.0, lay_heading(plain_span(panel.title, "bold", colour), colour, look, width)
    for at, block in enumerate(panel.blocks):
        gap = NOTE_GAP if at else HEADING_GAP
        match block:
            case Sizes():
                yield gap, _lay_sizes(block, look, width)
            case Remark():
                yield gap, _lay_note(block, look, width)
            case _:
                assert_never(block)


def _lay_note(note: Remark, look: Look, width: float) -> Laid:
    ink = look.theme.colours.ink
    spans = (
        *plain_span(f"{note.label} ", "bold", ink),
        *inline_spans(note.words, look, "regular", ink),
    )
    return lay_text(set_paragraph(look, spans, width, look.body_pt))


def _lay_sizes(block: Sizes, look: Look, width: float) -> Laid:
    """Return the picture of sizes with its key beside it."""
    drawing = look.drawings[SIZES]
    indent = drawing.width + TEXT_GAP
    texts = [_key_text(part, look, width - indent - KEY) for part in block.parts]
    key_height = sum(text.height for text in texts) + NOTE_GAP * (len(texts) - 1)
    height = max(drawing.height, key_height)

    def paint(left: float, top: float) -> tuple[Node, ...]:
        box = Box.sized(left, top + (height - drawing.height) / 2, drawing.width, drawing.height)
        y, items = top + (height - key_height) / 2, []
        for number, text in enumerate(texts, 1):
            items.append(_key_item(str(number), text, look, left + indent, y))
            y += text.height + NOTE_GAP
        return (Element("Figure", (Placed(drawing, box),), alt=block.alt, box=box), *items)

    return Laid(height, paint)


def _key_text(part: Text, look: Look, measure: float) -> Paragraph:
    spans = inline_spans(part, look, "regular", look.theme.colours.ink)
    return set_paragraph(look, spans, measure, look.body_pt)


def _key_item(number: str, text: Paragraph, look: Look, left: float, top: float) -> Element:
    colour = look.theme.colours.link
    label = set_paragraph(look, plain_span(number, "bold", colour), KEY, look.body_pt)
    return Element(
        "LI",
        (
            Element("Lbl", nodes(label, left, top)),
            Element("LBody", (Element("P", nodes(text, left + KEY, top)),)),
        ),
    )


def _steps_band(steps: Steps, look: Look, measure: float) -> Band:
    """Return all steps in columns, read down one and then the next."""
    gutter = look.measures.gutter
    width = (measure - gutter * (COLUMNS - 1)) / COLUMNS
    colour = on_band(look.theme.colours.link, look.theme)
    title = plain_span(steps.title, "bold", colour)
    heading = lay_banner(title, "H2", BANNER_PADDING, look, measure)
    lines = [
        (STEP_GAP, _lay_step(str(number), step, look, width))
        for number, step in enumerate(steps.steps, 1)
    ]
    start = heading.height + BANNER_GAP
    placed, height = [(0.0, 0.0, heading)], start
    for column, chosen in enumerate(balanced_columns(lines, COLUMNS)):
        top = start
        for gap, laid in chosen:
            placed.append((column * (width + gutter), top, laid))
            top += laid.height + gap
        height = max(height, start + column_height(chosen))
    return Band(height, tuple(placed))


def _lay_step(number: str, step: Task, look: Look, width: float) -> Laid:
    colours, drawing = look.theme.colours, look.drawings[step.figure]
    picture = _shown(drawing, look.measures.picture)
    indent = NUMBER + picture.width + TEXT_GAP
    label = plain_span(number, "bold", colours.link)
    counted = set_paragraph(look, label, NUMBER, look.measures.cue)
    name, text = (
        set_paragraph(look, inline_spans(words, look, font, colours.ink), width - indent, size)
        for words, font, size in (
            (step.name, "bold", look.body_pt),
            (step.text, "regular", look.body_pt),
        )
    )
    words_height = name.height + text.height
    height = max(words_height, picture.height)

    def paint(left: float, top: float) -> tuple[Node, ...]:
        y = top + (height - words_height) / 2
        box = Box.sized(left + NUMBER, top, picture.width, picture.height)
        x = left + indent
        words = (*nodes(name, x, y), *nodes(text, x, y + name.height))
        level = y + name.baseline(0.0) - counted.baseline(0.0)
        lead = Element("Lbl", nodes(counted, left, level))
        figure = Element("Figure", (Placed(drawing, box),), alt=step.alt, box=box)
        return (Element("LI", (lead, Element("LBody", (figure, Element("P", words))))),)

    return Laid(height, paint, kind="item")


def _shown(drawing: Drawing, height: float) -> Box:
    """Return the size of ``drawing`` at ``height`` (mm)."""
    return Box.sized(0.0, 0.0, drawing.width * height / drawing.height, height)


def _foot_band(advice: Advice, look: Look, measure: float) -> Band:
    spans = plain_span(advice.stamp, "regular", look.theme.colours.quiet)
    stamp = set_paragraph(look, spans, measure, look.measures.small)
    return Band(stamp.height, ((measure - stamp.width, 0.0, lay_text(stamp)),))
