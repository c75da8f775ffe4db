"""A page: text, shapes and pictures at fixed places, in a tree.

The tree is both the order of painting and the structure a reader hears.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from builder.drawing.shapes import Drawing, Shape
from builder.geometry import Affine, Box

Role = Literal[
    "Sect", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Figure", "Caption",
    "Link", "Span", "Note", "Table", "TR", "TH", "TD",
]  # fmt: skip
"""Structure types of ISO 32000-1, 14.8.4, as far as we use them."""

Side = Literal["front", "back"]


@dataclass(frozen=True, slots=True)
class Word:
    """Letters that never part, measured once.

    Attributes:
        advance: width over type size, kerning included.
        kerns: (index, adjustment): after the letter at ``index`` the pen moves by
            ``adjustment`` (thousandths of the type size, negative is closer).
    """

    text: str
    advance: float
    kerns: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class TextRun:
    """Words of one font on one line, a word space of that font between neighbours.

    Attributes:
        x, baseline: where the first letter stands (mm).
        width: from the first letter's origin to the end of the last word (mm).
        font: name of a face in the type family: regular, bold, italic, bold-italic.
        colour: #rrggbb.
        script: it stands lower or higher than the words beside it, and is smaller.
    """

    x: float
    baseline: float
    width: float
    words: tuple[Word, ...]
    font: str
    size_pt: float
    colour: str
    script: bool = False

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class Placed:
    """A drawing scaled into ``box``, which has the drawing's proportions."""

    drawing: Drawing
    box: Box


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link leads: a page or element by its anchor (``#card-3``), or a web address.

    Attributes:
        target: ``#anchor`` or a URL.
        contents: what the link is for, in words.
        boxes: the areas that answer a click (mm), one a line.
    """

    target: str
    contents: str
    boxes: tuple[Box, ...]


Leaf = Shape | TextRun | Placed


@dataclass(frozen=True, slots=True)
class Element:
    """A part of the structure.

    Attributes:
        children: in reading order, which is the order of painting.
        alt: what a picture shows, for those who do not see it.
        title: name of a section, for readers that list them.
        language: BCP 47, where it differs from the document's.
        anchor: a name that links may lead to, unique in the document.
        box: outline of a figure (mm).
    """

    role: Role
    children: tuple[Node, ...]
    alt: str = ""
    title: str = ""
    language: str = ""
    anchor: str = ""
    box: Box | None = None
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Artifact:
    """Decoration: painted, never read out."""

    children: tuple[Leaf, ...]


Node = Element | Artifact | Leaf


@dataclass(frozen=True, slots=True)
class Imposed:
    """A finished page printed on a larger one, as a face on a sheet.

    Its links and anchors stay behind: paper answers no click.

    Attributes:
        page: what is printed; it stands at most once in a document.
        place: from the page's millimetres to the sheet's; it may turn and slightly stretch.
        window: what of the page is shown (mm of the page).
    """

    page: Page
    place: Affine
    window: Box


Part = Element | Artifact | Imposed
"""What a page is made of."""

Body = Iterable[Part]
"""What stands on a page; it may be gone through any number of times."""


@dataclass(frozen=True, slots=True)
class OnDemand:
    """A body composed each time it is gone through, and kept by nobody.

    The shapes and lines of two thousand pages take 36 MB, those of one page 20 kB: a writer
    goes through each body once and never holds two of them.
    """

    compose: Callable[[], Body]

    def __iter__(self) -> Iterator[Part]:
        return iter(self.compose())


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page; its origin is the top left corner of the trim.

    Attributes:
        name: unique in the document; links reach it as ``#name``.
        width, height: the page after cutting (mm).
        bleed: how far colour runs over each edge of the trim (mm).
        label: what a reader shows as the page's number.
        body: elements and artifacts in reading and painting order.
        card: the number of the card that it is a face of, 0 for the title card.
        side: which of the card's faces it is; a page without is the face of no card.
        continuation: 0, and from 1 on the cards on which a card is continued.
    """

    name: str
    width: float
    height: float
    body: Body
    bleed: float = 0.0
    label: str = ""
    card: int = 0
    side: Side | None = None
    continuation: int = 0

    @property
    def trim(self) -> Box:
        return Box(0.0, 0.0, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Section:
    """Pages and sections that belong together; becomes a bookmark and a part of the structure."""

    title: str
    children: tuple[Section | Page, ...]
    role: Literal["Part", "Sect"] = "Sect"

    @property
    def pages(self) -> tuple[Page, ...]:
        return tuple(_pages(self.children))


@dataclass(frozen=True, slots=True)
class Document:
    """A finished file of pages.

    Attributes:
        language: BCP 47.
        date: ISO 8601 day, from the guide; the only date in the file.
        identifier: of the guide.
        children: sections and pages in order.
    """

    title: str
    language: str
    children: tuple[Section | Page, ...]
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    date: str = "2000-01-01"
    identifier: str = ""
    rights: str = ""
    viewer: dict[str, str] = field(default_factory=dict)

    @property
    def pages(self) -> tuple[Page, ...]:
        return tuple(_pages(self.children))


def _pages(children: tuple[Section | Page, ...]) -> Iterator[Page]:
    for child in children:
        if isinstance(child, Page):
            yield child
        else:
            yield from _pages(child.children)


def leaves(nodes: Iterable[Node | Imposed]) -> Iterator[Leaf]:
    """Yield everything painted, in order; what an imposed page shows is the page's own."""
    for node in nodes:
        match node:
            case Element(children=children) | Artifact(children=children):
                yield from leaves(children)
            case Imposed():
                pass
            case _:
                yield node
