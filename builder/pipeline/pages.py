"""The outputs on paper: composed, written, read back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from builder.compose.cards import CardSet, compose_cards
from builder.compose.look import Look
from builder.compose.quick import QuickReferenceFit, compose_quick_reference
from builder.compose.setting import each
from builder.diagnostics import Finding
from builder.drawing import Document, Drawing
from builder.pipeline.options import FACES, Options
from builder.pipeline.project import Project
from builder.pipeline.read import Read
from builder.press.impose import Sheets, impose
from builder.press.job import PrintJob
from builder.typeset import load_profile

SHEET_SAFETY = 2.0
"""Least x-height of cautions on the quick reference (mm); on cards it is more."""
CARDS, SHEETS, SHOP = "cards.pdf", "cards-print.pdf", "cards-shop.pdf"
QUICK = "quick-reference.pdf"


@dataclass(frozen=True, slots=True)
class Pages:
    """What was composed for paper; nothing where nobody asked for it.

    Attributes:
        shop: the faces with what runs into the bleed.
    """

    card_set: CardSet | None = None
    quick: QuickReferenceFit | None = None
    sheets: Sheets | None = None
    shop: Document | None = None


def compose_pages(
    found: Read, drawings: Mapping[str, Drawing], options: Options, job: PrintJob
) -> Pages:
    """Return what ``options`` ask for.

    Raises:
        ContentError: what does not fit, of cards and quick reference together.
    """
    parts = (found.guide, found.theme, found.templates, found.words, found.family, drawings)
    cards: list[CardSet] = []
    quick: list[QuickReferenceFit] = []
    tasks: list[Callable[[], None]] = []
    if options.wants(FACES):
        tasks.append(lambda: cards.append(compose_cards(*parts)))
    if "quick" in options.only:
        tasks.append(lambda: quick.append(compose_quick_reference(*parts)))
    each(tasks)
    card_set = cards[0] if cards else None
    sheets = shop = None
    if card_set and "sheets" in options.only:
        sheets = _imposed(card_set, found, drawings, job)
    if card_set and "shop" in options.only:
        shop = card_set.with_bleed()
    return Pages(card_set, quick[0] if quick else None, sheets, shop)


def _imposed(
    card_set: CardSet, found: Read, drawings: Mapping[str, Drawing], job: PrintJob
) -> Sheets:
    guide = found.guide
    look = Look(found.theme, found.family, drawings, found.theme.type.body_floor)
    at = guide.places.at("guide", "card")
    return impose(card_set.document, job, found.words, look, guide.edition.version, at)


def write_pages(pages: Pages, found: Read, options: Options, project: Project) -> dict[str, bytes]:
    """Return the files by name; what cards and sheets share is encoded once."""
    from builder.backends.pdf import EncodedFaces, write_pdf

    family, profile = found.family, load_profile(project.fonts).data
    faces = EncodedFaces(family)
    files = {}
    if pages.card_set and "cards" in options.only:
        files[CARDS] = write_pdf(pages.card_set.document, family, profile, faces)
    if pages.sheets:
        files[SHEETS] = write_pdf(pages.sheets.document, family, profile, faces)
    if pages.quick:
        files[QUICK] = write_pdf(pages.quick.document, family, profile)
    return files


def check_pages(files: Mapping[str, bytes], pages: Pages) -> Iterator[Finding]:
    """Yield what is wrong with the files just written, read back with other libraries."""
    from builder.checks.pdf import TypeBars, check_pdf

    on_sheet = TypeBars(safety=SHEET_SAFETY)
    if pages.card_set and CARDS in files:
        yield from check_pdf(files[CARDS], pages.card_set.document, name=CARDS)
    if pages.quick:
        yield from check_pdf(files[QUICK], pages.quick.document, name=QUICK, bars=on_sheet)
