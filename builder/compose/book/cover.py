"""The cover: title and makers over the guide's picture, all as shapes: shelves show one file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.compose.book.manuscript import Manuscript
from builder.drawing import Drawing, Shape
from builder.geometry import Affine, Box, Path
from builder.typeset import Paragraph, StyledSpan, TooWide, set_paragraph
from builder.typeset.optimum import TITLE
from builder.typeset.outlines import outline

NAME = "cover"
WIDTH, HEIGHT = 100.0, 160.0
"""Design size (mm) in the proportions that shops ask for, 1600 to 2560 pixels."""
MARGIN = 9.0
GAP = 4.0
FOOT = 18.0
TITLE_SIZES_PT = (34.0, 30.0, 26.0, 22.0, 18.0, 15.0, 12.0)
MOST_TITLE_LINES = 4
SUBTITLE_PT = 15.0
FOOT_PT = 12.0
LEADING = 1.15
LONGEST_ALT = 140


def cover_drawing(manuscript: Manuscript) -> Drawing:
    """Return the cover, with the guide's picture called ``cover`` if there is one."""
    title, subtitle = _title(manuscript), _subtitle(manuscript)
    band = MARGIN + title.height + GAP + subtitle.height + MARGIN
    picture = manuscript.drawings.get(NAME)
    shapes = [*_picture(picture, band, manuscript)] if picture else []
    shapes += _panels(band if picture else HEIGHT - FOOT, manuscript)
    top = MARGIN if picture else HEIGHT / 3
    paper = manuscript.theme.colours.paper
    shapes += _letters(title, top, paper, manuscript)
    shapes += _letters(subtitle, top + title.height + GAP, paper, manuscript)
    foot = _paragraph(_makers(manuscript), "regular", FOOT_PT, manuscript)
    shapes += _letters(foot, HEIGHT - (FOOT + foot.height) / 2, paper, manuscript)
    return Drawing(NAME, WIDTH, HEIGHT, tuple(shapes), alt=cover_alt(manuscript))


def cover_alt(manuscript: Manuscript) -> str:
    """Return what the cover says, and what it shows if there is room."""
    guide, picture = manuscript.guide, manuscript.drawings.get(NAME)
    title = f"{guide.title}. {guide.subtitle}." if guide.subtitle else f"{guide.title}."
    full = f"{title} {picture.alt}" if picture else title
    return full if len(full) <= LONGEST_ALT else title


def _title(manuscript: Manuscript) -> Paragraph:
    """Return the title in the largest size that gives few lines and breaks no word."""
    for size in TITLE_SIZES_PT[:-1]:
        try:
            title = _paragraph(manuscript.guide.title, "bold", size, manuscript)
        except TooWide:
            continue
        if len(title.lines) <= MOST_TITLE_LINES:
            return title
    return _paragraph(manuscript.guide.title, "bold", TITLE_SIZES_PT[-1], manuscript)


def _subtitle(manuscript: Manuscript) -> Paragraph:
    return _paragraph(manuscript.guide.subtitle or "", "regular", SUBTITLE_PT, manuscript)


def _makers(manuscript: Manuscript) -> str:
    authors = [maker.name for maker in manuscript.guide.creators if maker.role == "author"]
    return ", ".join(authors)


def _paragraph(text: str, font: str, size_pt: float, manuscript: Manuscript) -> Paragraph:
    spans = [StyledSpan(text, font)] if text else []
    measure = WIDTH - 2 * MARGIN
    return set_paragraph(manuscript.family, spans, measure, size_pt, leading=LEADING, rules=TITLE)


def _picture(picture: Drawing, band: float, manuscript: Manuscript) -> Iterator[Shape]:
    """Yield the picture between band and foot, what reaches over its edges painted out."""
    room = Box(0.0, band, WIDTH, HEIGHT - FOOT)
    box = room.fitted(picture.width, picture.height)
    scale = box.width / picture.width
    placed = Affine(scale, 0.0, 0.0, scale, box.left, box.top)
    for shape in picture.shapes:
        stroke = shape.stroke and replace(shape.stroke, width=shape.stroke.width * scale)
        yield replace(shape, path=shape.path.mapped(placed), stroke=stroke)
    frame = Path.box(Box(0.0, 0.0, WIDTH, HEIGHT)).joined(Path.box(box))
    yield Shape(frame, fill=manuscript.theme.colours.paper, rule="evenodd")


def _panels(band: float, manuscript: Manuscript) -> Iterator[Shape]:
    """Yield the ground of the title, and the foot's."""
    colours = manuscript.theme.colours
    yield Shape(Path.box(Box(0.0, 0.0, WIDTH, band)), fill=colours.link)
    yield Shape(Path.box(Box(0.0, HEIGHT - FOOT, WIDTH, HEIGHT)), fill=colours.link)


def _letters(text: Paragraph, top: float, colour: str, manuscript: Manuscript) -> Iterator[Shape]:
    for run in text.runs(MARGIN, top):
        yield Shape(outline(run, manuscript.family), fill=colour)
