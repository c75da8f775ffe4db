"""Colour that runs off the card, for a print shop that cuts faces out of larger paper.

It lies under a face whose words and pictures keep their places. Its edges run through the bleed or
end deep inside the card: a cut that is off by 1.6 mm, the tolerance of the trade, takes nothing
away and leaves no white sliver. A frame along the cut would show every such error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from builder.drawing import Artifact, Document, OnDemand, Page, Part, Section, Shape
from builder.geometry import Box, Path
from builder.outputs.cards.face import CardGround

BLEED = 3.0
"""What print shops ask for (mm)."""


def with_bleed(
    document: Document, grounds: Mapping[str, CardGround | None], bleed: float = BLEED
) -> Document:
    """Return ``document`` with its pages ``bleed`` (mm) larger on each side.

    Args:
        document: a card set.
        grounds: what runs into the bleed, by the names of the pages.
        bleed: mm, the same on all sides.
    """
    return replace(document, children=_mapped(document.children, partial(_bled, grounds, bleed)))


def _mapped(
    children: tuple[Section | Page, ...], change: Callable[[Page], Page]
) -> tuple[Section | Page, ...]:
    return tuple(
        change(child)
        if isinstance(child, Page)
        else replace(child, children=_mapped(child.children, change))
        for child in children
    )


def _bled(grounds: Mapping[str, CardGround | None], bleed: float, page: Page) -> Page:
    ground = grounds.get(page.name)
    body = OnDemand(partial(_over, ground, bleed, page)) if ground else page.body
    return replace(page, body=body, bleed=bleed)


def _over(ground: CardGround, bleed: float, page: Page) -> Iterator[Part]:
    bottom = ground.bottom + bleed if ground.bottom >= page.height else ground.bottom
    box = Box(-bleed, -bleed, page.width + bleed, bottom)
    yield Artifact((Shape(Path.box(box), fill=ground.colour),))
    yield from page.body
