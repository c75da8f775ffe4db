"""The pages of the written files, as pictures and as documents for the browser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from builder.gates.epub.opened import open_book
from builder.gates.epub.shown import font_faces, shown_pages
from builder.gates.pdf import pages
from builder.gates.pdf.pages import PagePicture
from builder.outputs.proof.outcome import Outcome, Words, kind_of, told
from builder.outputs.proof.slots import Slots

FACES = ("cards", "cards-shop")
"""Files of single faces; the second shows the same as the first."""
SHEETS = ("cards-print", "cards-changed")
ORDER = (*FACES, *SHEETS, "quick-reference", "quick-reference-card", "print-and-laminate")
"""In which files are told; others come after these."""
WIDTHS = {"cards": 748, "cards-shop": 748, "cards-print": 800, "cards-changed": 800}
"""Pixels: faces at two to a CSS pixel in true size, sheets to be told apart."""
WIDTH = 1100
"""Of single pages (pixels)."""
MOST = {"cards": 120, "cards-shop": 120}
"""Pages pictured of a file; a page that opens and prints comes before completeness."""
MOST_PAGES = 40
MOST_CHAPTERS = 80


@dataclass(frozen=True, slots=True)
class Picture:
    """A page of a file.

    Attributes:
        id: on the proof page.
        name: what the page is called in its file.
        href: opens the file there.
        width, height: pixels.
        shows: what the figures on it show, in words.
        lines: its text.
        fit: type size (pt) and spare room (mm), or nothing.
    """

    id: str
    name: str
    href: str
    src: str
    width: int
    height: int
    shows: str
    lines: tuple[str, ...]
    fit: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class ShownCard:
    """The faces of a card; ``number`` and ``digest`` may be empty."""

    number: str
    title: str
    digest: str
    faces: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file on paper: its cards where it shows single faces, else its pages.

    ``left_out`` counts pages that are not pictured.
    """

    name: str
    kind: str
    cards: tuple[ShownCard, ...]
    pictures: tuple[Picture, ...]
    left_out: int

    @property
    def are_sheets(self) -> bool:
        """Whether its pages are sides of sheets."""
        return self.kind in SHEETS


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page of the e-book; ``document`` is the whole of it."""

    id: str
    path: str
    title: str
    document: str


@dataclass(frozen=True, slots=True)
class ShownBook:
    """An e-book.

    Attributes:
        fonts: rules of CSS that hold its type, for the proof page itself.
        left_out: pages that are not shown.
    """

    name: str
    chapters: tuple[Chapter, ...]
    fonts: str
    left_out: int


def shown_files(outcome: Outcome, words: Words, slots: Slots) -> Iterator[ShownFile]:
    """Yield the PDFs: faces, sheets, then the rest."""
    kinds = {kind_of(name): name for name in outcome.files if name.endswith(".pdf")}
    if FACES[0] in kinds:
        kinds.pop(FACES[1], None)
    for kind in sorted(kinds, key=lambda kind: (*ORDER, kind).index(kind)):
        yield _shown_file(kinds[kind], kind, outcome, words, slots)


def shown_book(outcome: Outcome, style: str, slots: Slots) -> ShownBook | None:
    """Return the e-book, if there is one; that with pictures in pixels has the same pages."""
    books = sorted(name for name in outcome.files if name.endswith(".epub"))
    name = next((name for name in books if kind_of(name) == "book"), books[0] if books else "")
    if not name:
        return None
    book = open_book(outcome.files[name], name)
    chapters = tuple(
        Chapter(f"book-{number}", page.path, page.title, slots.document(page.html))
        for number, page in enumerate(shown_pages(book, style, MOST_CHAPTERS), 1)
    )
    left_out = sum(1 for _ in book.pages()) - len(chapters)
    return ShownBook(name, chapters, font_faces(book), left_out)


def _shown_file(name: str, kind: str, outcome: Outcome, words: Words, slots: Slots) -> ShownFile:
    pdf, most = outcome.files[name], MOST.get(kind, MOST_PAGES)
    made = pages.pictured_pages(pdf, WIDTHS.get(kind, WIDTH), most)
    pictures = tuple(_picture(page, name, slots) for page in made)
    left_out = pages.page_count(pdf) - len(pictures)
    if kind not in FACES:
        return ShownFile(name, kind, (), pictures, left_out)
    fitted = _with_fits(pictures, outcome.inventory, words)
    return ShownFile(name, kind, tuple(_cards(fitted, outcome, words)), (), left_out)


def _picture(page: PagePicture, name: str, slots: Slots) -> Picture:
    return Picture(
        id=place_on_page(name, page.page),
        name=page.label,
        href=f"{name}#page={page.page}",
        src=slots.png(page.png),
        width=page.size[0],
        height=page.size[1],
        shows=" ".join(page.alts),
        lines=page.lines,
    )


def place_on_page(name: str, page: int) -> str:
    """Return the id of the picture of ``page`` of file ``name``."""
    return f"{kind_of(name)}-{page}"


def _with_fits(
    pictures: tuple[Picture, ...], inventory: Mapping[str, Any], words: Words
) -> Iterator[Picture]:
    """Yield the faces with how they fit: ``build.json`` lists them in the order of the pages."""
    fits = list(inventory.get("faces", ()))
    for index, picture in enumerate(pictures):
        fit = None
        if index < len(fits):
            size, spare = fits[index]["size_pt"], fits[index]["spare_mm"]
            fit = (told(size, 2, words), told(spare, 1, words))
        yield replace(picture, fit=fit)


def _cards(pictures: Iterator[Picture], outcome: Outcome, words: Words) -> Iterator[ShownCard]:
    known = {str(card["number"]): card for card in outcome.inventory.get("cards", ())}
    title = outcome.guide.title
    for number, faces in groupby(pictures, lambda picture: _number(picture.name, title, known)):
        card = known.get(number, {"title": title, "digest": ""})
        named = tuple(_side(face, number or title, words) for face in faces)
        yield ShownCard(number, str(card["title"]), str(card["digest"]), named)


def _number(label: str, title: str, known: Mapping[str, Any]) -> str:
    """Return the number of the card whose page readers show as ``label``; the first has none."""
    number = label.partition(" ")[0]
    return "" if label.startswith(title) or number not in known else number


def _side(face: Picture, card: str, words: Words) -> Picture:
    """Return ``face`` called by its side alone: its card is told beside it."""
    side = face.name.removeprefix(card).strip() or str(words["sheet"]["side"]["front"])
    return replace(face, name=side)
