"""The real guide with plain pictures, composed once, and mistakes planted in its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from lxml import etree

from builder.backends.epub import write_epub
from builder.backends.pdf import EncodedFaces, write_pdf
from builder.drawing import (
    Artifact,
    Document,
    Drawing,
    Element,
    Imposed,
    Page,
    Part,
    Placed,
    Shape,
    TextRun,
)
from builder.drawing.page import leaves
from builder.edition import Edition, read
from builder.gates.cautions import BookPlace, PrintedPlace, Proof, prove
from builder.gates.epub.opened import XHTML
from builder.geometry import Affine, Box, Path
from builder.layout.look import Look
from builder.layout.measures import as_designed
from builder.model import Guide
from builder.outputs.cards.document import CardSet, compose_cards
from builder.outputs.epub.book import compose_book
from builder.outputs.folded.sheet import compose_folded
from builder.outputs.quick.document import compose_quick_reference
from builder.outputs.sheets.impose import impose
from builder.outputs.shop.bleed import with_bleed
from builder.press.job import PrintJob
from builder.publication import Publication
from builder.store.project import Project
from tests.gates.epub.edits import Files, files_in, packed
from tests.support.books import drawing
from tests.support.editions import evidence
from tests.support.made import REAL

CARDS, SOME, SHOP = "cards.pdf", "cards-changed.pdf", "cards-shop.pdf"
QUICK, FOLDED = "quick-reference.pdf", "quick-reference-card.pdf"
BOOK = "guide.epub"

Edit = Callable[[Page, int], Page]
"""Changes a page in which a caution is the element at a place of the body."""


@dataclass(frozen=True)
class Composed:
    """Everything that carries cautions, its pages settled and without links."""

    edition: Edition
    drawings: dict[str, Drawing]
    cards: Document
    shop: Document
    quick: Document
    folded: Document
    book: Publication

    @property
    def guide(self) -> Guide:
        return self.edition.guide

    def card(self, number: int, document: Document) -> Document:
        """Return the faces of one card."""
        pages = [page for page in document.pages if page.card == number]
        return replace(document, children=tuple(pages))

    def written(self, document: Document) -> bytes:
        return write_pdf(document, self.edition.family, faces=EncodedFaces(self.edition.family))

    def sheets(self, document: Document) -> Document:
        look = Look(self.edition.theme, self.edition.family, {}, as_designed(self.edition.theme))
        sheets = impose(document, PrintJob(), self.edition.words, look)
        return replace(sheets.document, children=tuple(map(_settled, sheets.document.pages)))

    def proof(self, name: str, content: bytes, document: Document | None = None) -> Proof:
        sheets = {name: document} if document else {}
        return prove(evidence({name: content}, sheets), self.guide, self.edition.words)


@cache
def composed() -> Composed:
    plain = read(REAL, Project(), "guide")
    names = plain.guide.illustrations
    drawings = {
        name: drawing(name, alt=picture.alt, title=picture.title, description="Told in words.")
        for name, picture in names.items()
    }
    edition = replace(plain, drawings=drawings)
    cards: CardSet = compose_cards(edition)
    return Composed(
        plain,
        drawings,
        _flat(cards.document),
        _flat(with_bleed(cards.document, cards.grounds)),
        _flat(compose_quick_reference(edition).document),
        _flat(compose_folded(edition).document),
        compose_book(edition),
    )


def _flat(document: Document) -> Document:
    """Return ``document`` without sections: its pages alone, settled."""
    return replace(document, children=tuple(map(_settled, document.pages)))


def _settled(page: Page) -> Page:
    return replace(page, body=tuple(map(_unlinked, page.body)))


def _unlinked(node: Any) -> Any:
    """Return ``node`` without links, which could lead to pages that a small file lacks."""
    if isinstance(node, Imposed):
        return replace(node, page=_settled(node.page))
    if not isinstance(node, Element):
        return node
    role = "Span" if node.role == "Link" else node.role
    return replace(node, role=role, link=None, children=tuple(map(_unlinked, node.children)))


def words_in(node: Any) -> str:
    """Return the letters of ``node`` without white space."""
    runs = (leaf for leaf in leaves((node,)) if isinstance(leaf, TextRun))
    return "".join("".join(run.text.split()) for run in runs)


def squeezed(text: str) -> str:
    return "".join(text.split())


def spot(page: Page, place: PrintedPlace) -> int:
    """Return where on ``page`` the caution of ``place`` stands among the elements of the body."""
    body = tuple(page.body)
    wanted = squeezed(place.signal + place.text)
    places = [
        at
        for at, node in enumerate(body)
        if isinstance(node, Element)
        and (words_in(node) == wanted if place.caution else words_in(node).startswith(wanted))
    ]
    if place.step:
        places = [at for at in places if words_in(body[at + 1]).startswith(str(place.step))]
    assert len(places) == 1, (place, places)
    return places[0]


def changed_page(document: Document, place: PrintedPlace, edit: Edit) -> Document:
    """Return ``document`` with the page or face that holds ``place`` edited."""
    hits = []

    def change(page: Page) -> Page:
        body = tuple(page.body)
        if any(isinstance(part, Imposed) for part in body):
            return replace(page, body=tuple(map(inside, body)))
        if page.label != place.label or not _holds(page, place):
            return page
        hits.append(page.name)
        return edit(page, spot(page, place))

    def inside(part: Any) -> Any:
        return replace(part, page=change(part.page)) if isinstance(part, Imposed) else part

    changed = replace(document, children=tuple(change(page) for page in document.pages))
    assert len(hits) == 1, (place, hits)
    return changed


def _holds(page: Page, place: PrintedPlace) -> bool:
    return squeezed(place.signal + place.text) in "".join(map(words_in, page.body))


def put(page: Page, at: int, *nodes: Any, gone: int = 1) -> Page:
    """Return ``page`` with ``nodes`` in the place of the ``gone`` elements from ``at`` on."""
    body = tuple(page.body)
    return replace(page, body=(*body[:at], *nodes, *body[at + gone :]))


def without(page: Page, at: int) -> Page:
    """Leave the caution out, with its frame and its sign."""
    framed = isinstance(tuple(page.body)[at - 1], Artifact)
    return put(page, at - framed, gone=1 + framed)


def runs_changed(node: Any, change: Callable[[TextRun], TextRun]) -> Any:
    match node:
        case TextRun():
            return change(node)
        case Element() | Artifact():
            children = tuple(runs_changed(child, change) for child in node.children)
            return replace(node, children=children)
        case _:
            return node


def rewritten(change: Callable[[TextRun], TextRun]) -> Edit:
    def edit(page: Page, at: int) -> Page:
        return put(page, at, runs_changed(tuple(page.body)[at], change))

    return edit


def moved(dx: float, dy: float) -> Edit:
    return rewritten(lambda run: replace(run, x=run.x + dx, baseline=run.baseline + dy))


def box_of(node: Any) -> Box:
    """Return a box round the lines of ``node``, a little roomy (mm)."""
    runs = [leaf for leaf in leaves((node,)) if isinstance(leaf, TextRun)]
    return Box(
        min(run.x for run in runs) - 0.5,
        min(run.baseline for run in runs) - 4.0,
        max(run.x + run.width for run in runs) + 0.5,
        max(run.baseline for run in runs) + 1.5,
    )


def over(page: Page, at: int) -> Page:
    """Paint white over the caution at the end of the page."""
    box = box_of(tuple(page.body)[at])
    patch = Artifact((Shape(Path.box(box), fill="#ffffff"),))
    return replace(page, body=(*page.body, patch))


def partly_over(page: Page, at: int) -> Page:
    """Cover the last three millimetres of the caution's lines."""
    box = box_of(tuple(page.body)[at])
    patch = Shape(Path.box(box._replace(left=box.right - 3.0)), fill="#fdf0e8")
    return replace(page, body=(*page.body, Artifact((patch,))))


def on_picture(page: Page, at: int) -> Page:
    """Lay a picture under the words, over their panel."""
    node = tuple(page.body)[at]
    picture = Placed(drawing("under", 60.0, 30.0), box_of(node).fitted(60.0, 30.0))
    return put(page, at, Artifact((picture,)), node)


def picture_over(page: Page, at: int) -> Page:
    node = tuple(page.body)[at]
    picture = Placed(drawing("over", 60.0, 30.0), box_of(node).fitted(60.0, 30.0))
    return replace(page, body=(*page.body, Artifact((picture,))))


def struck(page: Page, at: int) -> Page:
    """Draw a thin line through the first words."""
    run = next(leaf for leaf in leaves((tuple(page.body)[at],)) if isinstance(leaf, TextRun))
    line = Box(run.x, run.baseline - 1.0, run.x + run.width, run.baseline - 0.95)
    return replace(page, body=(*page.body, Artifact((Shape(Path.box(line), fill="#000000"),))))


def last(page: Page, at: int) -> Page:
    """Put the caution after all else, in its place on the paper."""
    node = tuple(page.body)[at]
    return replace(put(page, at), body=(*put(page, at).body, node))


def after_its_step(page: Page, at: int) -> Page:
    """Put the caution behind its step, in the order of reading alone."""
    body = tuple(page.body)
    return put(page, at, body[at + 1], body[at], gone=2)


GONE = {"missing", "late", "elsewhere"}
ILLEGIBLE: dict[str, tuple[Edit, set[str]]] = {
    "too small": (rewritten(lambda run: replace(run, size_pt=run.size_pt * 0.7)), {"too-small"}),
    "a little too small": (
        rewritten(lambda run: replace(run, size_pt=run.size_pt * 0.93)),
        {"too-small"},
    ),
    "one run too small": (
        rewritten(lambda run: replace(run, size_pt=9.0) if run.font == "regular" else run),
        {"too-small"},
    ),
    "pale": (rewritten(lambda run: replace(run, colour="#9a9a9a")), {"pale"}),
    "a little pale": (rewritten(lambda run: replace(run, colour="#6a6a6a")), {"pale"}),
    "white on its ground": (rewritten(lambda run: replace(run, colour="#ffffff")), {"pale"}),
    "in the margin": (moved(-14.5, 0.0), {"cut"}),
    "half off the card": (moved(60.0, 0.0), {"cut", "hidden"}),
    "off the card": (moved(400.0, 0.0), {"cut"}),
    "painted over": (over, {"hidden"}),
    "partly painted over": (partly_over, {"hidden"}),
    "under a picture": (picture_over, {"hidden"}),
    "struck through": (struck, {"hidden"}),
    "on a picture": (on_picture, {"on-picture"}),
    "with another signal word": (
        rewritten(lambda run: _spelt(run, "NOTE") if run.text.isupper() else run),
        GONE,
    ),
    "with a word less": (
        rewritten(lambda run: replace(run, words=run.words[1:])),
        GONE,
    ),
    "with its runs in another order": (
        lambda page, at: put(page, at, _backwards(tuple(page.body)[at])),
        GONE,
    ),
    "read last": (last, GONE),
}  # fmt: skip
"""How a caution is spoilt, and the ends of the codes of which one must tell it."""


def _spelt(run: TextRun, text: str) -> TextRun:
    (word,) = run.words
    return replace(run, words=(replace(word, text=text, kerns=()),))


def _backwards(node: Part) -> Part:
    assert isinstance(node, Element)
    (paragraph,) = node.children
    assert isinstance(paragraph, Element)
    turned = replace(paragraph, children=tuple(reversed(paragraph.children)))
    return replace(node, children=(turned,))


@cache
def slim_book() -> Files:
    """Return the files of the book without its pictures, which no proof looks at."""
    files = files_in(write_epub(composed().book))
    return {name: files[name] for name in files if name.endswith(KEPT)}


KEPT = (".opf", ".xhtml", ".css", ".xml")


def marks_in(page: Any) -> Iterator[Any]:
    """Yield what the proof counts on a page: cautions, whom to call, steps, tables."""
    for element in page.iter(*(XHTML + tag for tag in ("section", "li", "table", "p"))):
        caution = element.get("data-caution") and element.get("role") == "doc-notice"
        call = element.get("class") == "emergency"
        if caution or call or element.get("data-step") or element.tag == XHTML + "table":
            yield element


def spoilt_book(files: Files, place: BookPlace, edit: Callable[[Any], None]) -> bytes:
    """Return the book with the caution of ``place`` edited."""
    page = etree.fromstring(files[place.page])
    edit(list(marks_in(page))[place.order - 1])
    return packed({**files, place.page: etree.tostring(page)})


def window_shut(document: Document, face: str) -> Document:
    """Return sheets that show only the upper left of a face."""

    def shut(part: Any) -> Any:
        if isinstance(part, Imposed) and part.page.label == face:
            return replace(part, window=Box(0.0, 0.0, 50.0, 60.0))
        return part

    pages = tuple(replace(page, body=tuple(map(shut, page.body))) for page in document.pages)
    return replace(document, children=pages)


def shifted(document: Document, by: Affine) -> Document:
    """Return sheets whose faces lie elsewhere than the other form of the sheets says."""

    def shift(part: Any) -> Any:
        return replace(part, place=part.place.then(by)) if isinstance(part, Imposed) else part

    pages = tuple(replace(page, body=tuple(map(shift, page.body))) for page in document.pages)
    return replace(document, children=pages)
