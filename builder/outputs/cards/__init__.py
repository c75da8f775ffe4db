"""The faces of the card set, one a page, to be read on a screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from builder.outputs.output import Composed, Files, Made, Output, ProofView
from builder.outputs.paged import check_cards, pdf_of

if TYPE_CHECKING:
    from builder.edition import Edition
    from builder.outputs.cards.document import CardSet


def _compose(edition: Edition, _made: Made) -> Composed[CardSet]:
    from builder.outputs.cards.document import compose_cards
    from builder.press.hole import check_hole

    card_set = compose_cards(edition)
    return Composed(card_set, tuple(check_hole(card_set.document.pages, edition.guide)))


def _write(card_set: CardSet, edition: Edition, made: Made) -> Files:
    return {CARDS.file: pdf_of(card_set, edition, made.faces)}


def _record(card_set: CardSet) -> Mapping[str, Any]:
    fits = card_set.fits
    faces = [{"name": fit.name, "size_pt": fit.size_pt, "spare_mm": fit.spare} for fit in fits]
    return {"faces": faces}


def _summary(card_set: CardSet, *_others: object) -> Iterator[str]:
    fits = card_set.fits
    tightest = min(fits, key=lambda fit: fit.spare)
    yield (
        f"{len(fits)} faces at {tightest.size_pt:g} pt; the fullest, {tightest.name}, "
        f"has {tightest.spare:.1f} mm to spare"
    )


CARDS = Output(
    name="cards",
    file="cards.pdf",
    about="to read on a screen: one face a page, bookmarks and links",
    compose=_compose,
    write=_write,
    gates=(check_cards,),
    cautions="every card",
    asked_by=("pdf", "all"),
    record=_record,
    summary=_summary,
    view=ProofView(width=748, most=120, by_card=True),
)
