"""The outputs on paper: composed, written, read back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from builder.diagnostics import ContentError, Finding, Position, has_errors
from builder.drawing import Document, Drawing, Page, Section
from builder.layout.look import Look
from builder.layout.setting import each
from builder.outputs.advice import AdviceFit, compose_advice
from builder.outputs.cards import CardSet, compose_cards
from builder.outputs.folded.sheet import FoldedSheet, compose_folded
from builder.outputs.quick import QuickReferenceFit, compose_quick_reference
from builder.outputs.sheets.headings import led_by_first
from builder.outputs.sheets.impose import Sheets, impose
from builder.outputs.sheets.numbers import numbers_of
from builder.pipeline.options import FACES, Options
from builder.pipeline.read import Read
from builder.press.job import PrintJob
from builder.press.reach import check_reach
from builder.store.project import Project, shown_path
from builder.store.revisions import Outdated, outdated_since
from builder.typeset import load_profile

CARDS, SHEETS, SHOP = "cards.pdf", "cards-print.pdf", "cards-shop.pdf"
CHANGED = "cards-changed.pdf"
"""Sheets of only those cards that are out of date: the whole set stays beside it."""
QUICK, FOLDED = "quick-reference.pdf", "quick-reference-card.pdf"
ADVICE = "print-and-laminate.pdf"
UNFOLDED = ("fit-quick-reference", "fit-word-too-wide", "sheet-no-room", "sheet-out-of-reach")
"""Why there may be no folded quick reference of cards that are otherwise all right."""


@dataclass(frozen=True, slots=True)
class Pages:
    """What was composed for paper; nothing where nobody asked for it.

    Attributes:
        shop: the faces with what runs into the bleed.
        advice: how to print and laminate.
        folded: the quick reference on a sheet that folds down to a card.
        findings: warnings.
        outdated: cards that changed since an earlier build, if one was named.
    """

    card_set: CardSet | None = None
    quick: QuickReferenceFit | None = None
    sheets: Sheets | None = None
    shop: Document | None = None
    folded: FoldedSheet | None = None
    advice: AdviceFit | None = None
    findings: tuple[Finding, ...] = ()
    outdated: tuple[Outdated, ...] | None = None

    @property
    def documents(self) -> tuple[Document, ...]:
        """Cards and quick reference, as far as they are there."""
        made = (self.card_set, self.quick)
        return tuple(each.document for each in made if each is not None)


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
    pages = Pages(cards[0] if cards else None, quick[0] if quick else None)
    if pages.card_set and "shop" in options.only:
        pages = replace(pages, shop=pages.card_set.with_bleed())
    if "quick" in options.only:
        pages = _with_folded(pages, found, drawings, options, job)
    if "sheets" in options.only:
        pages = _with_sheets(pages, found, drawings, options, job)
    return pages


def _with_folded(
    pages: Pages, found: Read, drawings: Mapping[str, Drawing], options: Options, job: PrintJob
) -> Pages:
    """Return ``pages`` with the folded quick reference, or with a warning why there is none.

    A card may be too small to hold the words, or too large for two of it to lie on a sheet, and a
    profile may push words of the back off the page.
    """
    parts = (found.guide, found.theme, found.templates, found.words, found.family, drawings)
    try:
        folded = compose_folded(*parts, job)
        moved = _reached(folded, options, job)
        return replace(pages, folded=folded, findings=(*pages.findings, *folded.findings, *moved))
    except ContentError as error:
        if any(finding.code not in UNFOLDED for finding in error.findings):
            raise
        (fact, *_) = error.findings
    card = found.guide.card
    message = f"no {FOLDED} for cards of {card.width:g} × {card.height:g} mm: {fact.message}"
    at = found.guide.places.at("guide", "card")
    hint = f"{QUICK} says the same on one page"
    warning = Finding(at, "fit-folded", message, hint, "warning")
    return replace(pages, findings=(*pages.findings, warning))


def _reached(folded: FoldedSheet, options: Options, job: PrintJob) -> tuple[Finding, ...]:
    """Return warnings about words of the back that the printer may not reach.

    Raises:
        ContentError: ``sheet-out-of-reach``, they are lost.
    """
    if options.printer is None or folded.plan.sides < 2:
        return ()
    at, said = Position(shown_path(options.printer)), f"what {FOLDED} says on its back"
    findings = tuple(check_reach(folded.plan, job, at, said))
    if has_errors(findings):
        raise ContentError(findings)
    return findings


def _with_sheets(
    pages: Pages, found: Read, drawings: Mapping[str, Drawing], options: Options, job: PrintJob
) -> Pages:
    """Return ``pages`` with sheets and the advice on them.

    There are none where no card changed since the build that was named.
    """
    if pages.card_set is None:
        return pages
    guide, document, old = found.guide, pages.card_set.document, None
    if options.changed_since is not None:
        old = outdated_since(guide, options.changed_since)
        document = only_cards(document, {each.anchor for each in old})
    pages = replace(pages, outdated=old)
    if not document.pages:
        return pages
    look = Look(found.theme, found.family, drawings, found.theme.type.body_floor)
    at = guide.places.at("guide", "card")
    sheets = impose(document, job, found.words, look, guide.edition.version, at)
    numbers = replace(numbers_of(sheets, job.duplex), file=_sheets_file(options))
    advice = compose_advice(
        guide, numbers, job.paper, found.theme, found.templates, found.words, found.family
    )
    findings = (*pages.findings, *sheets.findings)
    return replace(pages, sheets=sheets, advice=advice, findings=findings)


def _sheets_file(options: Options) -> str:
    return SHEETS if options.changed_since is None else CHANGED


def only_cards(document: Document, anchors: Collection[str]) -> Document:
    """Return ``document`` with those cards alone whose first page is named in ``anchors``.

    The first of them is the first heading.
    """
    return led_by_first(replace(document, children=tuple(_kept(document.children, anchors))))


def _kept(children: tuple[Section | Page, ...], anchors: Collection[str]) -> Iterator[Section]:
    for child in children:
        if isinstance(child, Page):
            continue
        if isinstance(child.children[0], Page):
            if child.children[0].name in anchors:
                yield child
        else:
            yield from _kept(child.children, anchors)


def write_pages(pages: Pages, found: Read, options: Options, project: Project) -> dict[str, bytes]:
    """Return the files by name; what cards and sheets share is encoded once."""
    from builder.backends.pdf import EncodedFaces, PrintShop, write_pdf, write_shop_pdf

    family, profile = found.family, load_profile(project.fonts).data
    faces = EncodedFaces(family)
    files = {}
    if pages.card_set and "cards" in options.only:
        files[CARDS] = write_pdf(pages.card_set.document, family, profile, faces)
    if pages.sheets:
        files[_sheets_file(options)] = write_pdf(pages.sheets.document, family, profile, faces)
    if pages.advice:
        files[ADVICE] = write_pdf(pages.advice.document, family, profile)
    if pages.shop:
        press = load_profile(project.fonts, "FOGRA39").data
        files[SHOP] = write_shop_pdf(pages.shop, family, PrintShop(profile, press))
    if pages.folded:
        files[FOLDED] = write_pdf(pages.folded.document, family, profile)
    if pages.quick:
        files[QUICK] = write_pdf(pages.quick.document, family, profile)
    return files
