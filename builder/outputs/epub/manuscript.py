"""All that the book is composed from, and the values that templates share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from builder.drawing import Drawing
from builder.model import Card, Guide
from builder.model.theme import Theme
from builder.model.words import Words
from builder.outputs.epub.links import CONTENTS, FOLDER, NAV, Links
from builder.templating import Rendered
from builder.typeset import Family

Matter = Literal["frontmatter", "bodymatter", "backmatter"]


class Renderer(Protocol):
    """What the composer needs of templates."""

    def render_page(self, name: str, **context: Any) -> Rendered: ...

    def render_marked(self, name: str, **context: Any) -> str: ...

    def placed(self, text: str, name: str) -> Rendered: ...

    def shown(self, name: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What a book is made from.

    Attributes:
        drawings: by the illustration's name; ``cover`` is the cover's.
        words: fixed words of the guide's language.
    """

    guide: Guide
    drawings: Mapping[str, Drawing]
    theme: Theme
    words: Words
    family: Family
    links: Links

    def pictured(self) -> Iterator[tuple[Drawing, Card]]:
        """Yield each drawing that a chapter shows with the first card that shows it."""
        seen = set()
        for card in self.guide.cards:
            if card.illustration and card.illustration not in seen:
                seen.add(card.illustration)
                yield self.drawings[card.illustration], card


@dataclass(frozen=True, slots=True)
class PageDraft:
    """A page before its template is applied.

    Attributes:
        href: the page's file name, which is also how other pages link to it.
        toc_title: what the table of contents says; nothing keeps the page out of it.
        meaning: the landmark it is (EPUB structure vocabulary), or nothing.
        depth: in the table of contents, from 0.
        label: number of the printed card that begins here, or nothing.
    """

    href: str
    title: str
    template: str
    matter: Matter
    toc_title: str = ""
    meaning: str = ""
    landmark: str = ""
    depth: int = 0
    label: str = ""
    context: Mapping[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The page's name in the manifest."""
        return self.href.removesuffix(".xhtml")

    @property
    def path(self) -> str:
        """The page's path in the book: lists of paths at its root, so that they are links."""
        return self.href if self.at_root else f"{FOLDER}/{self.href}"

    @property
    def at_root(self) -> bool:
        return self.href in (CONTENTS, NAV)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A named link."""

    href: str
    title: str
    label: str = ""


def card_title(guide: Guide, card: Card) -> str:
    """Return the card's number and title, as lists of cards show them."""
    return f"{guide.number_of(card)}. {card.title}"
