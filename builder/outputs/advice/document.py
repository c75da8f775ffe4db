"""The page on printing and laminating, as a document of exactly one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.diagnostics import ContentError, Finding
from builder.drawing import Document, Drawing
from builder.edition import Edition
from builder.layout.document import document_of
from builder.layout.keys import keyed
from builder.layout.look import Look
from builder.layout.markup import read_markup
from builder.layout.sizes import has_room, sizes_down
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
from builder.outputs.quick.page import page_of, spare_of
from builder.outputs.sheets.numbers import Numbers
from builder.press.job import Paper
from builder.press.lamination import OILY_SEAL, sealing
from builder.templating import parse_markup
from builder.typeset import Family

NAME, PAGE = "print/print-and-laminate.block.j2", "print-and-laminate"
BAND_GAP, MOST_EXTRA_GAP = 2.4, 7.0
"""White space (mm) between two bands, and what a page with room to spare may add to it."""
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
    drawings = _drawings(guide, theme, edition.family)
    for size, picture in _trials(theme):
        look = Look(_paper_theme(theme, paper, picture), edition.family, drawings, size)
        try:
            bands = lay_advice(advice, look)
        except ContentError as error:
            refused = error.findings
            continue
        layout = look.theme.quick_reference
        spare = spare_of(layout, bands, BAND_GAP)
        if has_room(spare):
            page = page_of(PAGE, layout, bands, BAND_GAP, MOST_EXTRA_GAP)
            document = document_of(guide, f"{guide.title}: {advice.title}", (page,))
            return AdviceFit(document, size, round(spare, 2))
        refused = (_too_long(advice, -spare, size),)
    raise ContentError(refused)


def _advice(edition: Edition, numbers: Numbers) -> Advice:
    guide, words, paper = edition.guide, edition.words, edition.job.paper
    chosen = sealing(guide)
    given = {
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
    source = edition.templates.render(NAME, **given)
    return read_markup(parse_markup(source, NAME, edition.templates.shown(NAME)), Advice)


def _drawings(guide: Guide, theme: Theme, family: Family) -> dict[str, Drawing]:
    inks = inks_of(theme)
    sizes = size_picture(sealing(guide), inks)
    small = {name: small_picture(name, inks) for name in (*STEPS, *ICONS)}
    return {**small, SIZES: keyed(sizes, theme, family, KEY_RADIUS)}


def _trials(theme: Theme) -> Iterator[tuple[float, float]]:
    """Yield type sizes (points) with heights of pictures (mm); pictures give way first."""
    layout = theme.quick_reference
    for size in sizes_down(layout.body, layout.body_floor, theme.type.step):
        for picture in sizes_down(PICTURE, PICTURE_FLOOR, PICTURE_STEP):
            yield size, picture


def _paper_theme(theme: Theme, paper: Paper, picture: float) -> Theme:
    """Return the theme with the quick reference's measures, on ``paper``."""
    sheet = {"width": paper.width, "height": paper.height, "picture": picture}
    layout = theme.quick_reference.model_copy(update=sheet)
    return theme.model_copy(update={"quick_reference": layout})


def _too_long(advice: Advice, excess: float, size: float) -> Finding:
    fact = f"the page on printing and laminating is {excess:.1f} mm too long at {size:g} pt"
    hint = "say less in this template, or take out a panel"
    return Finding(advice.at, "fit-print-and-laminate", fact, hint)
