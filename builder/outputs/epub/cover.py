"""The cover: title and makers over the guide's picture, all as shapes: shelves show one file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace

from builder.diagnostics import ContentError, Finding
from builder.drawing import Drawing, Photograph, Shape
from builder.geometry import Affine, Box, Path, Point
from builder.outputs.epub.manuscript import Manuscript
from builder.typeset import Paragraph, StyledSpan, TooWide, set_paragraph
from builder.typeset.optimum import TITLE
from builder.typeset.outlines import outline

NAME = "cover"
WIDTH, HEIGHT = 100.0, 160.0
"""Design size (mm) in the proportions that shops ask for, 1600 to 2560 pixels."""
WHOLE = Box(0.0, 0.0, WIDTH, HEIGHT)
MARGIN = 8.0
GAP = 3.5
TITLE_SIZES_PT = (34.0, 30.0, 26.0, 22.0, 18.0, 15.0, 12.0)
MOST_TITLE_LINES = 4
SHARES = (1.0, 0.9, 0.8, 0.7)
"""Of the least size of the title and of those below it, where much is to be words."""
SUBTITLE_PT = 13.0
AUTHOR_PT = 11.0
LEADING = 1.15
LEAST_PICTURE = 30.0
PAPER = "#ffffff"
"""Under a picture that brings no ground of its own."""


def cover_drawing(manuscript: Manuscript) -> Drawing:
    """Return the cover, with the guide's picture called ``cover`` if there is one.

    Raises:
        ContentError: ``fit-cover``, a word is too wide, or the words leave no room.
    """
    picture, colours = manuscript.drawings.get(NAME), manuscript.theme.colours
    texts = _texts(manuscript, HEIGHT - 2 * MARGIN - (LEAST_PICTURE + GAP if picture else 0.0))
    height = _height(texts)
    top = MARGIN if picture else max(MARGIN, min(HEIGHT / 3, HEIGHT - MARGIN - height))
    room = Box(MARGIN, top + height + GAP, WIDTH - MARGIN, HEIGHT - MARGIN)
    photograph = _lowest(picture, room) if picture else None
    shapes = [] if photograph else [Shape(Path.box(WHOLE), fill=colours.link)]
    if picture:
        shapes += _framed(picture, room, colours.link)
    for text in texts:
        shapes += _letters(text, top, colours.paper, manuscript)
        top += text.height + GAP
    return Drawing(NAME, WIDTH, HEIGHT, tuple(shapes), photograph=photograph)


def _texts(manuscript: Manuscript, room: float) -> tuple[Paragraph, ...]:
    """Return title, subtitle and authors, as far as the guide names them, ``room`` mm tall at most.

    The title is set in the largest size that gives few lines and breaks no word, or else in the
    largest that leaves room; then all are set smaller.
    """
    for size in TITLE_SIZES_PT:
        with suppress(ContentError):
            texts = _set(manuscript, size, 1.0)
            if len(texts[0].lines) <= MOST_TITLE_LINES and _height(texts) <= room:
                return texts
    for share in SHARES:
        texts = _set(manuscript, TITLE_SIZES_PT[-1] * share, share)
        if _height(texts) <= room:
            return texts
    over = _height(texts) - room
    raise _unfit(manuscript, f"its words are {over:.0f} mm too tall", "title")


def _set(manuscript: Manuscript, title_pt: float, share: float) -> tuple[Paragraph, ...]:
    """Return the texts of the cover, those below the title at ``share`` of their size."""
    guide = manuscript.guide
    authors = ", ".join(maker.name for maker in guide.creators if maker.role == "author")
    texts = (
        ("title", guide.title, "bold", title_pt),
        ("subtitle", str(guide.subtitle or ""), "regular", SUBTITLE_PT * share),
        ("creators", authors, "regular", AUTHOR_PT * share),
    )
    return tuple(
        _fitting(text, font, size, manuscript, key) for key, text, font, size in texts if text
    )


def _height(texts: Sequence[Paragraph]) -> float:
    return sum(text.height for text in texts) + GAP * (len(texts) - 1)


def _fitting(text: str, font: str, size_pt: float, manuscript: Manuscript, key: str) -> Paragraph:
    try:
        return _paragraph(text, font, size_pt, manuscript)
    except TooWide as error:
        fact = f"the word {error.word!r} is {error.by_mm:.0f} mm wider than the cover"
        raise _unfit(manuscript, fact, key) from error


def _unfit(manuscript: Manuscript, fact: str, key: str) -> ContentError:
    at = manuscript.guide.places.at("guide", key)
    return ContentError(
        [Finding(at, "fit-cover", f"the cover does not fit: {fact}", "say it shorter")]
    )


def _paragraph(text: str, font: str, size_pt: float, manuscript: Manuscript) -> Paragraph:
    spans = [StyledSpan(text, font)] if text else []
    measure = WIDTH - 2 * MARGIN
    return set_paragraph(manuscript.family, spans, measure, size_pt, leading=LEADING, rules=TITLE)


def _framed(picture: Drawing, room: Box, ground: str) -> Iterator[Shape]:
    """Yield the picture in ``room``, what reaches over its edges painted out with ``ground``.

    A portable picture knows no clipping.
    """
    box, placed, scale = _laid(picture, room)
    if picture.photograph is None:
        yield Shape(Path.box(box), fill=PAPER)
    for shape in picture.shapes:
        stroke = shape.stroke and replace(shape.stroke, width=shape.stroke.width * scale)
        yield replace(shape, path=shape.path.mapped(placed), stroke=stroke)
    yield Shape(Path.box(WHOLE).joined(Path.box(box)), fill=ground, rule="evenodd")


def _lowest(picture: Drawing, room: Box) -> Photograph | None:
    """Return the photograph of the picture, if it has one, where the cover shows it."""
    lies = picture.photograph
    if lies is None:
        return None
    _, placed, _ = _laid(picture, room)
    corners = (Point(lies.box.left, lies.box.top), Point(lies.box.right, lies.box.bottom))
    start, end = (placed.apply(corner) for corner in corners)
    return Photograph(lies.raster, Box(*start, *end))


def _laid(picture: Drawing, room: Box) -> tuple[Box, Affine, float]:
    """Return where the picture stands, and how its mm become those of the cover."""
    box = room.fitted(picture.width, picture.height)
    scale = box.width / picture.width
    return box, Affine(scale, 0.0, 0.0, scale, box.left, box.top), scale


def _letters(text: Paragraph, top: float, colour: str, manuscript: Manuscript) -> Iterator[Shape]:
    for run in text.runs(MARGIN, top):
        yield Shape(outline(run, manuscript.family), fill=colour)
