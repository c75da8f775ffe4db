"""The proof page: one HTML file with everything in it, for people who look before they print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.diagnostics import ContentError, Finding, in_file_order
from builder.gates.epub.allowed import CODE as UNSAFE
from builder.gates.epub.shown import looked_through
from builder.model.words import Words
from builder.outputs.output import Outcome
from builder.outputs.proof.cautions import CautionRow, caution_rows
from builder.outputs.proof.frame import framed
from builder.outputs.proof.outcome import decimal
from builder.outputs.proof.pictures import ShownBook, ShownFile, shown_book, shown_files
from builder.outputs.proof.slots import Slots
from builder.outputs.proof.tables import FileRow, FitRow, file_rows, fit_rows
from builder.templating import Rendered
from builder.wording import check_wording

FILE = "index.html"
TEMPLATE, STYLE = "proof/index.html.j2", "proof/style.css.j2"
BOOK_STYLE = "proof/book-page.css.j2"
HINT = "leave it out: the page runs nothing and fetches nothing"
MOST_FINDINGS = 500
"""Told one by one; the build itself says all of them."""


@dataclass(frozen=True, slots=True)
class ProofPage:
    """What the template of the proof page sees as ``proof``.

    Attributes:
        files: the PDFs that are pictured.
        findings: ``more_findings`` are not told.
        severities: how many findings there are of each severity.
        caution_files: the files in which cautions were looked for and found.
        places: how many places were found in all.
        stamp, sheets, engines: as in ``build.json``.
        card_size: width and height (mm).
    """

    files: tuple[ShownFile, ...]
    book: ShownBook | None
    cautions: tuple[CautionRow, ...]
    caution_files: tuple[str, ...]
    places: int
    fits: tuple[FitRow, ...]
    findings: tuple[Finding, ...]
    more_findings: int
    severities: Mapping[str, int]
    file_rows: tuple[FileRow, ...]
    engines: Mapping[str, str]
    stamp: str = ""
    sheets: Mapping[str, int] = field(default_factory=dict)
    card_size: str = ""

    @property
    def faces(self) -> int:
        """How many faces the set has."""
        return sum(not row.kind for row in self.fits)

    @property
    def fullest(self) -> FitRow | None:
        """The face with the least room left over."""
        return next((row for row in self.fits if row.fullest), None)


def compose_proof_page(outcome: Outcome) -> bytes:
    """Return ``index.html`` of the build that came to ``outcome``.

    What the gate of wording finds, and what the author allows it, is told there too.
    It holds its pictures and the pages of the book, needs no script and asks for nothing. It hangs
    on the versions of PDFium and Pillow, so that it is no part of what builds are compared by.

    Raises:
        ContentError: a template is missing, asks for what is not there, or puts into the page what
            would run or fetch something.
    """
    edition, slots = outcome.edition, Slots()
    guide, templates, words = edition.guide, edition.templates, edition.words
    book_style = templates.render(BOOK_STYLE, theme=edition.theme)
    proof = _proof_page(outcome, book_style, words, slots)
    made = templates.render_page(TEMPLATE, guide=guide, theme=edition.theme, proof=proof)
    body = _looked_through(made, slots)
    fonts = proof.book.fonts if proof.book else ""
    style = f"{fonts}\n{templates.render(STYLE, theme=edition.theme)}"
    title = f"{words.proof.title}: {guide.title}"
    return framed(body, style, guide.language, title).encode()


def _looked_through(made: Rendered, slots: Slots) -> str:
    """Return the body of the page as it was understood.

    Raises:
        ContentError: it holds what would run or fetch something, or is not well-formed.
    """
    body, problems = looked_through(made.text, slots.held)
    if problems:
        code = UNSAFE if body else "template-markup"
        hint = HINT if body else ""
        raise ContentError(Finding(made.at(line), code, fact, hint) for line, fact in problems)
    return body


def _proof_page(outcome: Outcome, style: str, words: Words, slots: Slots) -> ProofPage:
    files = tuple(shown_files(outcome, words, slots))
    book = shown_book(outcome, style, slots)
    inventory, guide = outcome.inventory, outcome.edition.guide
    findings, card = in_file_order((*outcome.findings, *check_wording(guide))), guide.card
    return ProofPage(
        files=files,
        book=book,
        cautions=tuple(caution_rows(outcome, files, book, words)),
        caution_files=tuple(dict.fromkeys(place.file for place in outcome.places)),
        places=len(outcome.places),
        fits=tuple(fit_rows(outcome, files, words)),
        findings=findings[:MOST_FINDINGS],
        more_findings=max(0, len(findings) - MOST_FINDINGS),
        severities=dict(Counter(finding.severity for finding in findings)),
        file_rows=tuple(file_rows(outcome, words)),
        engines=inventory.get("engines", {}),
        stamp=str(inventory.get("stamp", "")),
        sheets=inventory.get("sheets", {}),
        card_size=" × ".join(decimal(side, 1, words) for side in (card.width, card.height)),
    )
