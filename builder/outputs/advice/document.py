"""The page on printing and laminating, as a document of exactly one page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from builder.diagnostics import Finding
from builder.drawing import Document, Drawing
from builder.edition import Edition
from builder.layout.fit import first_fitting, looks_down
from builder.layout.keys import keyed
from builder.layout.look import Look
from builder.layout.markup import read_markup
from builder.layout.measures import on_sheet
from builder.layout.page import BandedPage, document_of
from builder.layout.stamp import set_stamp
from builder.model import Guide
from builder.model.theme import Theme
from builder.outputs.advice.blocks import Advice
from builder.outputs.advice.page import lay_advice
from builder.outputs.advice.pictures import (
    ICONS,
    SIZES,
    STEPS,
    inks_of,
    size_picture,
    small_picture,
)
from builder.outputs.advice.saying import counts, said
from builder.outputs.sheets.numbers import Numbers
from builder.press.lamination import OILY_SEAL, sealing
from builder.templating import parse_markup
from builder.typeset import Family

NAME, PAGE = "print/print-and-laminate.block.j2", "print-and-laminate"
MOST_EXTRA_GAP = 7.0
"""White space (mm) that a page with room to spare may add between two bands."""
PICTURE, PICTURE_FLOOR, PICTURE_STEP = 20.0, 13.0, 0.5
"""Height of the pictures of steps (mm): below the floor scissors and paper run together."""
KEY_RADIUS = 2.0


@dataclass(frozen=True, slots=True)
class AdviceFit:
    """The composed page, its type size in points and the room left over in mm."""

    document: Document
    size_pt: float
    spare: float


def compose_advice(edition: Edition, numbers: Numbers) -> AdviceFit:
    """Return the page that tells how to print and laminate the cards of the guide.

    Raises:
        ContentError: the template yields no page; or even at the floor it is too full
            (``fit-print-and-laminate``) or a word has no room (``fit-word-too-wide``); or type
            lacks a character (``missing-glyph``).
    """
    guide, theme, paper = edition.guide, edition.theme, edition.job.paper
    advice = _advice(edition, numbers)
    measures = replace(
        on_sheet(theme),
        width=paper.width,
        height=paper.height,
        picture=PICTURE,
        picture_floor=PICTURE_FLOOR,
    )
    look = Look(theme, edition.family, _drawings(guide, theme, edition.family), measures)
    lay, refuse = partial(lay_advice, advice), partial(_too_long, advice)
    chosen, laid = first_fitting(looks_down(look, PICTURE_STEP), lay, refuse)
    page = laid.page(PAGE, MOST_EXTRA_GAP)
    document = document_of(guide, f"{guide.title}: {advice.title}", (page,))
    return AdviceFit(document, chosen.body_pt, round(laid.spare, 2))


def _advice(edition: Edition, numbers: Numbers) -> Advice:
    guide, words, paper = edition.guide, edition.words, edition.job.paper
    chosen = sealing(guide)
    context = {
        "guide": guide,
        "say": said(words.laminate, numbers, chosen, paper),
        "numbers": counts(numbers, chosen),
        "duplex": numbers.duplex,
        "paper": paper.name,
        "per_pouch": chosen.fit.cards,
        "has_choice": chosen.fit.cards == 1
        and chosen.fit.pouch.name != "custom"
        and chosen.fit.plastic_cuts > 0,
        "has_better": chosen.better is not None,
        "has_oily_room": min(chosen.fit.beside, chosen.fit.above) >= OILY_SEAL,
        "trims": chosen.fit.plastic_cuts > 0,
        "rounds_paper": chosen.paper_radius > 0,
        "rounds": chosen.radius > 0,
        "stamp": set_stamp(guide),
    }
    source = edition.templates.render(NAME, **context)
    return read_markup(parse_markup(source, NAME, edition.templates.shown(NAME)), Advice)


def _drawings(guide: Guide, theme: Theme, family: Family) -> dict[str, Drawing]:
    inks = inks_of(theme)
    sizes = size_picture(sealing(guide), inks)
    small = {name: small_picture(name, inks) for name in (*STEPS, *ICONS)}
    return {**small, SIZES: keyed(sizes, theme, family, KEY_RADIUS)}


def _too_long(advice: Advice, look: Look, laid: BandedPage) -> Finding:
    size = f"{-laid.spare:.1f} mm too long at {look.body_pt:g} pt"
    fact = f"the page on printing and laminating is {size}"
    hint = "say less in this template, or take out a panel"
    return Finding(advice.at, "fit-print-and-laminate", fact, hint)
