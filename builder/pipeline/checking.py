"""What was written is read back with other libraries than wrote it, before anything is saved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.diagnostics import Finding
from builder.drawing import Document
from builder.gates.cautions import Proof, cautions_json, prove
from builder.gates.epub import check_epub
from builder.gates.pdf import PrintedFile, TypeBars, check_pdf, check_sheets, check_shop, read_pdf
from builder.gates.pdf.legibility import ON_CARDS, ON_SHEETS, check_legibility
from builder.pipeline.books import kindle_name
from builder.pipeline.pages import ADVICE, CARDS, CHANGED, FOLDED, QUICK, SHEETS, SHOP, Pages
from builder.pipeline.read import Read

CAUTIONS = "cautions.json"
SAFETY_ON_SHEETS = TypeBars(safety=2.0)
"""Least x-height of cautions on pages that are no cards (mm); on cards it is more."""
READ_TOGETHER = 200
"""Files of at most so many pages are read once for all checks; of longer ones each reads what it
needs, since a thousand cards take 100 MB when they are read whole."""

Texts = Mapping[str, PrintedFile]


def check_files(
    files: Mapping[str, bytes], pages: Pages, found: Read
) -> tuple[tuple[Finding, ...], Proof]:
    """Return what is wrong with the files just written, and where each caution was found."""
    laid = _laid(pages)
    texts = {
        name: read_pdf(files[name])
        for name, document in laid.items()
        if name in files and len(document.pages) <= READ_TOGETHER
    }
    imposed = {name: laid[name] for name in (SHEETS, CHANGED, FOLDED) if name in laid}
    proof = prove(files, found.guide, found.words, imposed, texts)
    findings = (
        *_check_pages(files, laid, texts),
        *_check_imposed(files, imposed, texts),
        *_check_books(files, found),
        *proof.findings,
    )
    return findings, proof


def proved(proof: Proof) -> dict[str, bytes]:
    """Return the file that tells where each caution stands, if any file was looked through."""
    return {CAUTIONS: cautions_json(proof)} if proof.files else {}


def _laid(pages: Pages) -> dict[str, Document]:
    """Return what each PDF was written from."""
    made = {
        CARDS: pages.card_set,
        SHEETS: pages.sheets,
        CHANGED: pages.sheets,
        FOLDED: pages.folded,
        QUICK: pages.quick,
        ADVICE: pages.advice,
    }
    laid = {name: each.document for name, each in made.items() if each is not None}
    return laid | ({SHOP: pages.shop} if pages.shop else {})


def _check_pages(
    files: Mapping[str, bytes], laid: Mapping[str, Document], texts: Texts
) -> Iterator[Finding]:
    """Yield what is wrong with pages that are composed as they are printed."""
    for name, bars, sight in (
        (CARDS, TypeBars(), ON_CARDS),
        (QUICK, SAFETY_ON_SHEETS, ON_SHEETS),
        (ADVICE, SAFETY_ON_SHEETS, ON_SHEETS),
    ):
        if name in files:
            file, document = files[name], laid[name]
            yield from check_pdf(file, document, name=name, bars=bars, printed=texts.get(name))
            yield from check_legibility(file, document, name=name, bars=sight)
    if SHOP in files:
        yield from check_shop(files[SHOP], laid[SHOP], name=SHOP, printed=texts.get(SHOP))


def _check_imposed(
    files: Mapping[str, bytes], imposed: Mapping[str, Document], texts: Texts
) -> Iterator[Finding]:
    for name, document in imposed.items():
        if name in files:
            yield from check_sheets(files[name], document, name=name, printed=texts.get(name))


def _check_books(files: Mapping[str, bytes], found: Read) -> Iterator[Finding]:
    for name, content in files.items():
        if name.endswith(".epub"):
            kindle = name == kindle_name(found.guide)
            yield from check_epub(content, found.guide, name, "kindle" if kindle else "epub")
