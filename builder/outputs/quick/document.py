"""The quick reference as a document of exactly one page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from builder.diagnostics import ContentError, Finding, nearest
from builder.drawing import Document, Drawing
from builder.edition import Edition
from builder.layout.anchors import anchor, resolve_links
from builder.layout.coverage import check_cautions
from builder.layout.fit import first_fitting, looks_down
from builder.layout.look import Look
from builder.layout.markup import read_markup
from builder.layout.measures import Measures, on_sheet
from builder.layout.page import BandedPage, document_of
from builder.layout.stamp import set_stamp
from builder.model import Guide
from builder.model.caution import SEVERITY
from builder.outputs.quick.blocks import CardLine, QuickSheet
from builder.outputs.quick.item import CARDS_FILE
from builder.outputs.quick.page import lay_sheet
from builder.templating import parse_markup

NAME, PAGE = "quick/quick-reference.block.j2", "quick-reference"
MOST_EXTRA_GAP = 4.0
"""White space (mm) that a page with room to spare may add between two bands."""
PICTURE_STEP = 0.5
"""How much (mm) lower the pictures become at each try."""


@dataclass(frozen=True, slots=True)
class QuickReferenceFit:
    """The composed page, its type size in points and the room left over in mm."""

    document: Document
    size_pt: float
    spare: float


def compose_quick_reference(edition: Edition) -> QuickReferenceFit:
    """Return the quick reference of the guide.

    Raises:
        ContentError: the template yields no sheet; or even at the floor the page is too full
            (``fit-quick-reference``) or a word has no room (``fit-word-too-wide``); or type
            lacks a character (``missing-glyph``).
    """
    guide, sheet = edition.guide, quick_sheet(edition)
    look = Look(edition.theme, edition.family, edition.drawings, _measures(edition))
    lay = partial(lay_sheet, sheet, columns=guide.quick_reference.columns)
    chosen, laid = first_fitting(looks_down(look, PICTURE_STEP), lay, partial(_too_long, guide))
    title = f"{guide.title}: {guide.quick_reference.title}"
    document = document_of(guide, title, (laid.page(PAGE, MOST_EXTRA_GAP),))
    return QuickReferenceFit(document, chosen.body_pt, round(laid.spare, 2))


def _measures(edition: Edition) -> Measures:
    """Return the measures of the page, on the paper that was asked for.

    Margins stay: what a larger page has more is given to pictures and to the white between lines.
    """
    measures, paper = on_sheet(edition.theme), edition.job.paper
    if edition.options.paper == "common":
        return measures
    return replace(measures, width=paper.width, height=paper.height)


def quick_sheet(edition: Edition) -> QuickSheet:
    """Return what the template makes; words are mended in the card or the guide they come from.

    Raises:
        ContentError: the template yields no block markup, leaves out a caution
            (``caution-not-on-face``), or names a picture or a card that is not there.
    """
    guide, templates, words = edition.guide, edition.templates, edition.words
    source = templates.render(NAME, **_context(guide))
    root = parse_markup(source, NAME, templates.shown(NAME))
    astray = tuple(resolve_links(root, guide, CARDS_FILE))
    sheet = read_markup(root, QuickSheet)
    wanted = [caution for caution in guide.cautions if caution.on_quick_reference]
    findings = (
        *astray,
        *_unknown_pictures(sheet, edition.drawings),
        *check_cautions(wanted, sheet.callouts, words, sheet.at, "the quick reference"),
    )
    if findings:
        raise ContentError(findings)
    cards = {anchor(guide, card): guide.places.at("cards", card.id) for card in guide.cards}
    lines = tuple(
        replace(line, at=cards.get(line.target, line.at)) if isinstance(line, CardLine) else line
        for line in sheet.lines
    )
    return replace(sheet, lines=lines, at=guide.places.at("guide", "quick_reference"))


def _unknown_pictures(sheet: QuickSheet, drawings: Mapping[str, Drawing]) -> Iterator[Finding]:
    for item in sheet.items:
        if item.figure and item.figure not in drawings:
            fact = f"no picture is called {item.figure!r}"
            yield Finding(item.at, "markup-value", fact, nearest(item.figure, drawings))


def _context(guide: Guide) -> dict[str, Any]:
    chosen = guide.quick_reference.groups
    parts = [part for part in guide.parts if chosen is None or part.id in chosen]
    groups = [
        {
            "index": guide.parts.index(part),
            "title": part.title,
            "lines": [_item(guide, card) for card in guide.cards_of(part) if card.cue],
        }
        for part in parts
    ]
    cautions = [caution for caution in guide.cautions if caution.on_quick_reference]
    return {
        "guide": guide,
        "groups": [group for group in groups if group["lines"]],
        "cautions": sorted(cautions, key=lambda caution: SEVERITY.index(caution.level)),
        "stamp": set_stamp(guide),
    }


def _item(guide: Guide, card: Any) -> dict[str, Any]:
    return {
        "number": str(guide.number_of(card)),
        "target": anchor(guide, card),
        "figure": card.illustration or "",
        "title": card.title,
        "cue": card.cue,
    }


def _too_long(guide: Guide, look: Look, laid: BandedPage) -> Finding:
    fact = f"the quick reference is {-laid.spare:.1f} mm too long at {look.body_pt:g} pt"
    hint = "shorten cues, or name fewer parts in quick_reference.groups"
    return Finding(guide.places.at("guide", "quick_reference"), "fit-quick-reference", fact, hint)
