"""The quick reference as a document of one page, or of both its sides."""

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
from builder.layout.fit import first_fitting, has_room, looks_down
from builder.layout.look import Look
from builder.layout.markup import read_markup
from builder.layout.measures import Measures, on_sheet
from builder.layout.origin import at_its_origin
from builder.layout.page import document_of
from builder.layout.stamp import set_stamp
from builder.model import Guide
from builder.model.caution import SEVERITY
from builder.outputs.quick.blocks import CardLine, QuickSheet
from builder.outputs.quick.item import CARDS_FILE
from builder.outputs.quick.page import LaidSheet, lay_sheet
from builder.templating import parse_markup

NAME, PAGE = "quick/quick-reference.block.j2", "quick-reference"
MOST_EXTRA_GAP = 4.0
"""White space (mm) that a page with room to spare may add between two bands."""
MOST_COLUMNS, MOST_SIDES = 3, 2
"""Columns of cards side by side, and sides of the page."""
TOO_MANY_CARDS = (
    "name fewer parts under quick_reference.groups; with 'groups: []' it lists no card at all"
)
TOO_MANY_CAUTIONS = "write 'quick_reference: false' to those cautions that need not stand on it"
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
    chosen, laid = _fitted(sheet, look, guide)
    title = f"{guide.title}: {guide.quick_reference.title}"
    pages = tuple(
        page.page(PAGE if number == 1 else f"{PAGE}-{number}", MOST_EXTRA_GAP, str(number))
        for number, page in enumerate(laid.pages, 1)
    )
    document = document_of(guide, title, pages)
    return QuickReferenceFit(document, chosen.body_pt, round(laid.spare, 2))


def _fitted(sheet: QuickSheet, look: Look, guide: Guide) -> tuple[Look, LaidSheet]:
    """Return the first way to lay the sheet that has room, from the best to the least.

    One page comes before both its sides, and the columns that were asked for before more of them.

    Raises:
        ContentError: none has; what the way that was asked for is refused for.
    """
    sizes = look.measures
    least = look.sized(body=sizes.body_floor, picture=sizes.picture_floor)
    refused: tuple[Finding, ...] = ()
    for sides in range(1, MOST_SIDES + 1):
        for columns in range(guide.quick_reference.columns, MOST_COLUMNS + 1):
            lay = partial(lay_sheet, sheet, columns=columns, sides=sides)
            try:
                if has_room((laid := lay(least)).spare):
                    refuse = partial(_too_long, guide, sheet)
                    return first_fitting(looks_down(look, PICTURE_STEP), lay, refuse)
                refused = (_too_long(guide, sheet, least, laid),)
            except ContentError as error:
                refused = refused or tuple(at_its_origin(error.findings, guide))
    raise ContentError(refused)


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
    groups = [
        {
            "index": guide.parts.index(part),
            "title": part.title,
            "lines": [_item(guide, card) for card in guide.cards_of(part)],
        }
        for part in guide.quick_parts
    ]
    cautions = [caution for caution in guide.cautions if caution.on_quick_reference]
    return {
        "guide": guide,
        "groups": groups,
        "cautions": sorted(cautions, key=lambda caution: SEVERITY.index(caution.level)),
        "stamp": set_stamp(guide),
    }


def _item(guide: Guide, card: Any) -> dict[str, Any]:
    return {
        "number": str(guide.number_of(card)),
        "target": anchor(guide, card),
        "figure": card.illustration or "",
        "title": card.title,
        "cue": card.cue or "",
    }


def _too_long(guide: Guide, sheet: QuickSheet, look: Look, laid: LaidSheet) -> Finding:
    fact = f"the quick reference is {-laid.spare:.1f} mm too long at {look.body_pt:g} pt"
    bare = lay_sheet(replace(sheet, lines=()), look, columns=1)
    hint = TOO_MANY_CARDS if has_room(bare.spare) else TOO_MANY_CAUTIONS
    return Finding(guide.places.at("guide", "quick_reference"), "fit-quick-reference", fact, hint)
