"""Pictures on pages: how wide, said how, described where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.drawing import Drawing, Raster
from builder.model import Card, Guide
from builder.outputs.epub.links import card_page, picture_link
from builder.outputs.epub.manuscript import Anchor, Manuscript, card_title
from builder.publication import Picture, Resource, StoredFile

FOLDER = "images"
COVER = "cover.svg"
SIGNS = "signs"
TALLEST_PERCENT = 80.0
"""A picture's height over the page's width: about 60 % of a 3:4 page, so that the caption and a
few lines of text stand with it."""
STEP_PERCENT = 5


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture in a chapter.

    Attributes:
        key: what the numbers in the picture stand for, from 1.
        description: links to the picture in words, or is nothing.
    """

    src: str
    alt: str
    caption: str
    width_percent: int
    key: tuple[str, ...]
    description: str


@dataclass(frozen=True, slots=True)
class Described:
    """A picture in words."""

    anchor: str
    title: str
    paragraphs: tuple[str, ...]
    chapters: tuple[Anchor, ...]


def picture_view(drawing: Drawing, card: Card) -> PictureView:
    """Return how ``drawing`` stands in the chapter of ``card``."""
    caption = drawing.title if drawing.title != card.title else ""
    return PictureView(
        src=picture_source(drawing),
        alt=drawing.alt,
        caption=caption if caption.rstrip(".") != drawing.alt.rstrip(".") else "",
        width_percent=width_percent(drawing),
        key=tuple(label.text for label in drawing.labels),
        description=picture_link(drawing.name) if drawing.description else "",
    )


def picture_source(drawing: Drawing) -> str:
    """Return the link from a page to the picture."""
    return f"../{_path(drawing)}"


def picture_resource(drawing: Drawing) -> Resource:
    """Return the file that holds ``drawing``; a photograph stays the file that it is."""
    raster = _raster(drawing)
    if raster is not None:
        name = f"photograph-{drawing.name}"
        return StoredFile(name, _path(drawing), raster.media_type, raster.content)
    return Picture(f"image-{drawing.name}", _path(drawing), "image/svg+xml", drawing)


def _path(drawing: Drawing) -> str:
    raster = _raster(drawing)
    return f"{FOLDER}/{drawing.name}{raster.suffix if raster else '.svg'}"


def _raster(drawing: Drawing) -> Raster | None:
    """Return the photograph that ``drawing`` is, unless it is more than that."""
    return drawing.photograph.raster if drawing.photograph and not drawing.shapes else None


def cover_resource(drawing: Drawing) -> Picture:
    """Return the file that shelves show, apart from the guide's own pictures."""
    return Picture("cover-image", COVER, "image/svg+xml", drawing, "cover-image")


def sign_resource(drawing: Drawing) -> Picture:
    """Return the file of a caution level's sign, apart from the guide's own pictures."""
    return Picture(drawing.name, f"{SIGNS}/{drawing.name}.svg", "image/svg+xml", drawing)


def width_percent(drawing: Drawing) -> int:
    """Return the picture's width in percent of the page's, so that it is never too tall."""
    fitting = TALLEST_PERCENT * drawing.width / drawing.height
    return min(100, int(fitting // STEP_PERCENT) * STEP_PERCENT)


def described_pictures(manuscript: Manuscript) -> tuple[Described, ...]:
    """Return the description of every picture that has one, in the order of the chapters."""
    return tuple(
        Described(
            anchor=picture_link(drawing.name).partition("#")[2],
            title=drawing.title or card.title,
            paragraphs=tuple(drawing.description.split("\n\n")),
            chapters=tuple(_showing(drawing, manuscript.guide)),
        )
        for drawing, card in manuscript.pictured()
        if drawing.description
    )


def _showing(drawing: Drawing, guide: Guide) -> Iterator[Anchor]:
    for card in guide.cards:
        if card.illustration == drawing.name:
            yield Anchor(card_page(card), card_title(guide, card))
