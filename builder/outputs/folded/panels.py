"""The quick reference on panels of a card's size, for a sheet that folds down to one card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from builder.diagnostics import ContentError, Finding
from builder.drawing import Document
from builder.edition import Edition
from builder.layout.fit import first_fitting, has_room, looks_down
from builder.layout.look import Look
from builder.layout.measures import on_panel
from builder.layout.page import document_of
from builder.model import Guide
from builder.outputs.folded.panel import LaidPanels, lay_panels
from builder.outputs.quick.blocks import QuickSheet
from builder.outputs.quick.document import quick_sheet

PICTURE_STEP = 1.0
"""How much (mm) lower the pictures become at each try."""


@dataclass(frozen=True, slots=True)
class Panels:
    """The composed panels, one a page, in the order in which they are read.

    Attributes:
        size_pt: of running text.
        picture: height of the pictures (mm); 0 where there was no room for any.
        spare: room left on the fullest panel (mm).
    """

    document: Document
    size_pt: float
    picture: float
    spare: float


def compose_panels(edition: Edition, counts: Sequence[int]) -> Panels:
    """Return the quick reference of the guide on panels of its card's size.

    Args:
        counts: how many panels a sheet may have, the most welcome first. The first count that
            holds everything is chosen; only if none does with pictures, they are left out.

    Raises:
        ContentError: as ``compose_quick_reference``; ``fit-quick-reference``, too long for the
            most panels even without pictures.
    """
    guide, sheet = edition.guide, quick_sheet(edition)
    measures = on_panel(edition.theme, guide.card)
    refused: tuple[Finding, ...] = ()
    for drawings in (edition.drawings, {}):
        look = Look(edition.theme, edition.family, drawings, measures)
        least = look.sized(body=measures.body_floor, picture=measures.picture_floor)
        try:
            count = next(count for count in counts if _fits(sheet, least, count))
        except StopIteration:
            refused = (_too_long(guide, max(counts), least, lay_panels(sheet, least, max(counts))),)
        except ContentError as error:
            refused = error.findings
        else:
            return _composed(guide, sheet, look, count)
    raise ContentError(refused)


def _fits(sheet: QuickSheet, look: Look, count: int) -> bool:
    """Tell whether ``count`` panels hold everything.

    Raises:
        ContentError: a word is wider than a panel, or type lacks a character.
    """
    return has_room(lay_panels(sheet, look, count).spare)


def _composed(guide: Guide, sheet: QuickSheet, look: Look, count: int) -> Panels:
    """Return the best that fits ``count`` panels."""
    lay, refuse = partial(lay_panels, sheet, count=count), partial(_too_long, guide, count)
    chosen, laid = first_fitting(looks_down(look, PICTURE_STEP), lay, refuse)
    pages = tuple(laid.page(at) for at in range(count))
    title = f"{guide.title}: {guide.quick_reference.title}"
    picture = chosen.measures.picture if chosen.drawings else 0.0
    document = document_of(guide, title, pages)
    return Panels(document, chosen.body_pt, picture, round(laid.spare, 2))


def _too_long(guide: Guide, count: int, look: Look, laid: LaidPanels) -> Finding:
    size = f"{look.measures.width:g} × {look.measures.height:g} mm"
    fact = (
        f"the quick reference is {laid.excess:.1f} mm too long for {count} panels of {size} "
        f"at {look.body_pt:g} pt"
    )
    hint = "shorten cues, name fewer parts in quick_reference.groups, or take a larger card"
    return Finding(guide.places.at("guide", "quick_reference"), "fit-quick-reference", fact, hint)
