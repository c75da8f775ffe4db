"""The quick reference on panels of a card's size, for a sheet that folds down to one card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from builder.diagnostics import ContentError, Finding
from builder.drawing import Document
from builder.edition import Edition
from builder.layout.document import document_of
from builder.layout.look import Look
from builder.layout.scale import scaled_theme
from builder.layout.sizes import has_room, sizes_down
from builder.model import Guide
from builder.model.bars import FRAME_MARGIN
from builder.model.theme import Theme
from builder.outputs.folded.panel import lay_panels
from builder.outputs.quick.blocks import Sheet
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
    base = _panel_theme(scaled_theme(edition.theme, guide.card), guide)
    refused: tuple[Finding, ...] = ()
    for drawings in (edition.drawings, {}):
        look = Look(base, edition.family, drawings, base.type.body)
        try:
            count = next(count for count in counts if _fits(sheet, _least(look), count))
        except StopIteration:
            refused = (_too_long(guide, sheet, _least(look), max(counts)),)
        except ContentError as error:
            refused = error.findings
        else:
            return next(_composed(guide, sheet, look, count))
    raise ContentError(refused)


def _panel_theme(theme: Theme, guide: Guide) -> Theme:
    """Return the theme with the sizes of the quick reference, on panels, in force."""
    sheet, sizes = theme.quick_reference, theme.type
    layout = {
        "width": guide.card.width,
        "height": guide.card.height,
        "margin": min(theme.card.margin, FRAME_MARGIN),
        "title": min(sheet.title, sizes.title),
        "heading": min(sheet.heading, sizes.cue),
    }
    card = {"sign": min(sheet.sign, theme.card.sign)}
    return theme.model_copy(
        update={
            "quick_reference": sheet.model_copy(update=layout),
            "type": sizes.model_copy(update={"safety": sheet.body_floor}),
            "card": theme.card.model_copy(update=card),
        }
    )


def _trials(look: Look) -> Iterator[Look]:
    """Yield the look in every size of type and of pictures, the best first."""
    sheet, sizes = look.theme.quick_reference, look.theme.type
    for size in sizes_down(sizes.body, sheet.body_floor, sizes.step):
        for picture in sizes_down(sheet.picture, sheet.picture_floor, PICTURE_STEP):
            yield _at(look, size, picture)
            if not look.drawings:
                break


def _least(look: Look) -> Look:
    sheet = look.theme.quick_reference
    return _at(look, sheet.body_floor, sheet.picture_floor)


def _at(look: Look, size: float, picture: float) -> Look:
    sheet = look.theme.quick_reference.model_copy(update={"picture": picture})
    theme = look.theme.model_copy(update={"quick_reference": sheet})
    return replace(look, theme=theme).at_size(size)


def _fits(sheet: Sheet, look: Look, count: int) -> bool:
    """Tell whether ``count`` panels hold everything.

    Raises:
        ContentError: a word is wider than a panel, or type lacks a character.
    """
    return has_room(lay_panels(sheet, look, count).spare)


def _composed(guide: Guide, sheet: Sheet, look: Look, count: int) -> Iterator[Panels]:
    """Yield what fits ``count`` panels, the best first."""
    for trial in _trials(look):
        try:
            panels = lay_panels(sheet, trial, count)
        except ContentError:
            continue
        spare = panels.spare
        if has_room(spare):
            picture = trial.theme.quick_reference.picture if trial.drawings else 0.0
            pages = tuple(panels.page(at) for at in range(count))
            title = f"{guide.title}: {guide.quick_reference.title}"
            document = document_of(guide, title, pages)
            yield Panels(document, trial.body_pt, picture, round(spare, 2))


def _too_long(guide: Guide, sheet: Sheet, look: Look, count: int) -> Finding:
    layout, excess = look.theme.quick_reference, lay_panels(sheet, look, count).excess
    size = f"{layout.width:g} × {layout.height:g} mm"
    fact = (
        f"the quick reference is {excess:.1f} mm too long for {count} panels of {size} "
        f"at {look.body_pt:g} pt"
    )
    hint = "shorten cues, name fewer parts in quick_reference.groups, or take a larger card"
    return Finding(guide.places.at("guide", "quick_reference"), "fit-quick-reference", fact, hint)
