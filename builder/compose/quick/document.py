"""The quick reference as a document of exactly one page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from builder.compose.anchors import anchor
from builder.compose.cards.context import set_stamp
from builder.compose.cards.document import document_of
from builder.compose.cards.flow import gathered
from builder.compose.look import Look
from builder.compose.quick.blocks import read_sheet
from builder.compose.quick.page import BLOCK_GAP, Band, lay_sheet
from builder.diagnostics import ContentError, Finding
from builder.drawing import Document, Drawing, Element, Page
from builder.model import Guide
from builder.model.caution import SEVERITY
from builder.model.theme import Theme
from builder.templating import Templates, parse_markup
from builder.typeset import Family

NAME = "quick/quick-reference.block.j2"
MOST_EXTRA_GAP = 4.0
PICTURE_STEP = 0.5


@dataclass(frozen=True, slots=True)
class QuickReferenceFit:
    """The composed page, its type size in points and the room left over in mm."""

    document: Document
    size_pt: float
    spare: float


def compose_quick_reference(
    guide: Guide,
    theme: Theme,
    templates: Templates,
    family: Family,
    drawings: Mapping[str, Drawing],
) -> QuickReferenceFit:
    """Return the quick reference of ``guide``.

    Raises:
        ContentError: ``fit-quick-reference``, the page is too full even at the floor.
    """
    given = _context(guide)
    source = templates.render(NAME, **given)
    sheet = read_sheet(parse_markup(source, NAME, templates.shown(NAME)))
    layout = theme.quick_reference
    room = layout.height - 2 * layout.margin
    for size, picture in _trials(theme):
        look = Look(_sheet_theme(theme, picture), family, drawings, size)
        bands = lay_sheet(sheet, look, guide.quick_reference.columns)
        spare = room - sum(band.height for band in bands) - BLOCK_GAP * (len(bands) - 1)
        if spare >= 0:
            title = f"{guide.title}: {guide.quick_reference.title}"
            document = document_of(guide, title, (_page(theme, bands, spare),))
            return QuickReferenceFit(document, size, round(spare, 2))
    raise ContentError([_too_long(guide, -spare, size)])


def _trials(theme: Theme) -> Iterator[tuple[float, float]]:
    """Yield type sizes (points) with picture heights (mm), the best first.

    Pictures give way before the type does.
    """
    layout, size = theme.quick_reference, theme.quick_reference.body
    while size >= layout.body_floor:
        picture = layout.picture
        while picture >= layout.picture_floor:
            yield size, picture
            picture -= PICTURE_STEP
        size -= theme.type.step


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


def _sheet_theme(theme: Theme, picture: float) -> Theme:
    """Return the theme with the sizes of the quick reference in force."""
    layout = theme.quick_reference
    sizes = theme.type.model_copy(update={"safety": layout.safety})
    card = theme.card.model_copy(update={"sign": layout.sign})
    sheet = layout.model_copy(update={"picture": picture})
    return theme.model_copy(update={"type": sizes, "card": card, "quick_reference": sheet})


def _page(theme: Theme, bands: tuple[Band, ...], spare: float) -> Page:
    layout = theme.quick_reference
    extra = min(MOST_EXTRA_GAP, spare / max(1, len(bands) - 1))
    body: list[Element] = []
    top = layout.margin
    for index, band in enumerate(bands):
        if index == len(bands) - 1:
            top = layout.height - layout.margin - band.height
        body += gathered(band.painted(layout.margin, top))  # type: ignore[arg-type]
        top += band.height + BLOCK_GAP + extra
    return Page("quick-reference", layout.width, layout.height, tuple(body), label="1")


def _too_long(guide: Guide, excess: float, size: float) -> Finding:
    fact = f"the quick reference is {excess:.1f} mm too long at {size:g} pt"
    hint = "shorten cues, or name fewer parts in quick_reference.groups"
    return Finding(guide.places.at("guide", "quick_reference"), "fit-quick-reference", fact, hint)
