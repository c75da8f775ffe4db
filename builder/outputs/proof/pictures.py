"""The pages of the written files, as pictures and as documents for the browser."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from itertools import groupby
from typing import Any, cast

from builder.gates.epub.browser import font_faces, shown_pages
from builder.gates.epub.opened import OpenedBook
from builder.gates.pdf import OpenedPdf
from builder.gates.pdf.claimed import Claim
from builder.gates.pdf.pages import PagePicture, pictured_pages
from builder.model.words import Words
from builder.outputs.output import Outcome, ProofView
from builder.outputs.proof.outcome import decimal, kind_of
from builder.outputs.proof.slots import Slots
from builder.store.cache import Cache, kept

BOOK = ".epub"
MOST_CHAPTERS = 80
PAGES = ".pages"
ENGINES = " ".join(f"{name} {version(name)}" for name in ("pypdfium2", "pillow"))
"""Libraries whose versions decide how pages look."""


@dataclass(frozen=True, slots=True)
class PicturedPage:
    """A page of a file.

    Attributes:
        id: on the proof page.
        name: what the page is called in its file; a face, what is told of it beside its card.
        claim: which face of which card it is, as the file has it.
        href: opens the file there.
        width, height: pixels.
        shows: what the figures on it show, in words.
        lines: its text.
        fit: type size (pt) and spare room (mm), or nothing.
    """

    id: str
    name: str
    claim: Claim | None
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
    faces: tuple[PicturedPage, ...]


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file on paper: its cards where it shows single faces, else its pages.

    Attributes:
        left_out: how many pages are not pictured.
        are_sheets: whether its pages are sides of sheets.
    """

    name: str
    kind: str
    cards: tuple[ShownCard, ...]
    pictures: tuple[PicturedPage, ...]
    left_out: int
    are_sheets: bool = False


@dataclass(frozen=True, slots=True)
class ShownChapter:
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
    chapters: tuple[ShownChapter, ...]
    fonts: str
    left_out: int


def shown_files(outcome: Outcome, words: Words, slots: Slots) -> Iterator[ShownFile]:
    """Yield the PDFs in the order of the outputs; what shows the same as another is left out."""
    names = {output.name: output.named(outcome.edition) for output in outcome.outputs}
    for output in outcome.outputs:
        view, name = output.view, names[output.name]
        if view and name in outcome.files and names.get(view.unless) not in outcome.files:
            yield _shown_file(name, output.name, view, outcome, words, slots)


def shown_book(outcome: Outcome, style: str, slots: Slots) -> ShownBook | None:
    """Return the e-book, if there is one; that with pictures in pixels has the same pages."""
    name = next((name for name in _in_order(outcome) if name.endswith(BOOK)), "")
    if not name:
        return None
    book = cast(OpenedBook, outcome.opened[name])
    chapters = tuple(
        ShownChapter(f"book-{number}", page.path, page.title, slots.document(page.html))
        for number, page in enumerate(shown_pages(book, style, MOST_CHAPTERS), 1)
    )
    left_out = sum(1 for _ in book.pages_read()) - len(chapters)
    return ShownBook(name, chapters, font_faces(book), left_out)


def _in_order(outcome: Outcome) -> Iterator[str]:
    names = (output.named(outcome.edition) for output in outcome.outputs)
    return (name for name in names if name in outcome.files)


def _shown_file(
    name: str, kind: str, view: ProofView, outcome: Outcome, words: Words, slots: Slots
) -> ShownFile:
    pdf = cast(OpenedPdf, outcome.opened[name])
    made = pictured_pages(
        pdf, view.width, view.most, partial(_picture_of, outcome.edition.cache, name)
    )
    pictures = tuple(_picture(page, name, kind, slots) for page in made)
    left_out = len(pdf) - len(pictures)
    if not view.by_card:
        return ShownFile(name, kind, (), pictures, left_out, are_sheets=view.are_sheets)
    fitted = _with_fits(pictures, outcome.inventory, words)
    return ShownFile(name, kind, tuple(_cards(fitted, outcome, words)), (), left_out)


def _picture_of(cache: Cache, name: str, page: int, look: str, make: Callable[[], bytes]) -> bytes:
    """Return the picture of a ``page`` of the file ``name`` as an earlier build made it, or anew.

    ``look`` tells all that it hangs on but the versions of libraries.
    """
    key = hashlib.sha256(f"{ENGINES} {look}".encode()).hexdigest()
    return kept(cache, f"{name}-{page}", key, PAGES, make)


def _picture(page: PagePicture, name: str, kind: str, slots: Slots) -> PicturedPage:
    return PicturedPage(
        id=f"{kind}-{page.page}",
        name=page.label,
        claim=page.claim,
        href=f"{name}#page={page.page}",
        src=slots.png(page.png),
        width=page.size[0],
        height=page.size[1],
        shows=" ".join(page.alts),
        lines=page.lines,
    )


def place_on_page(name: str, page: int, outcome: Outcome) -> str:
    """Return the id of the picture of ``page`` of file ``name``."""
    return f"{kind_of(name, outcome)}-{page}"


def _with_fits(
    pictures: tuple[PicturedPage, ...], inventory: Mapping[str, Any], words: Words
) -> Iterator[PicturedPage]:
    """Yield the faces with how they fit: ``build.json`` lists them in the order of the pages."""
    fits = list(inventory.get("faces", ()))
    for index, picture in enumerate(pictures):
        fit = None
        if index < len(fits):
            size, spare = fits[index]["size_pt"], fits[index]["spare_mm"]
            fit = (decimal(size, 2, words), decimal(spare, 1, words))
        yield replace(picture, fit=fit)


def _cards(pictures: Iterator[PicturedPage], outcome: Outcome, words: Words) -> Iterator[ShownCard]:
    known = {str(card["number"]): card for card in outcome.inventory.get("cards", ())}
    title = outcome.edition.guide.title
    for number, faces in groupby(pictures, _number):
        card = known.get(number, {"title": title, "digest": ""})
        named = tuple(replace(face, name=_side(face.claim, words)) for face in faces)
        yield ShownCard(number, str(card["title"]), str(card["digest"]), named)


def _number(face: PicturedPage) -> str:
    """Return the number of the card; the first has none."""
    return str(face.claim.card) if face.claim and face.claim.card else ""


def _side(claim: Claim | None, words: Words) -> str:
    """Return what a face is called beside its card."""
    continued = (f"({words.card.continued})",) if claim and claim.continuation else ()
    if claim and claim.side == "back":
        return " ".join((*continued, words.card.back))
    return " ".join(continued) or words.sheet.side["front"]
