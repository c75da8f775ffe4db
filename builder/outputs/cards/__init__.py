"""The faces of the card set, one a page, to be read on a screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from builder.model.bars import ON_CARDS
from builder.outputs.output import Composed, Files, Made, Output, ProofView, Written

if TYPE_CHECKING:
    from builder.diagnostics import Finding
    from builder.edition import Edition
    from builder.outputs.cards.document import CardSet


def _compose(edition: Edition, _made: Made) -> Composed[CardSet]:
    from builder.outputs.cards.document import compose_cards
    from builder.press.hole import check_hole

    card_set = compose_cards(edition)
    return Composed(card_set, tuple(check_hole(card_set.document.pages, edition.guide)))


def _write(card_set: CardSet, edition: Edition, made: Made) -> Files:
    from builder.backends.pdf import write_pdf

    pdf = write_pdf(card_set.document, edition.family, edition.profile(), made.faces, made.compress)
    return {CARDS.file: pdf}


def _check(written: Written[CardSet]) -> Iterator[Finding]:
    from builder.gates.pdf import check_legibility, check_pages

    pdf, document = written.pdf, written.form.document
    yield from check_pages(pdf, document, ON_CARDS)
    yield from check_legibility(pdf, document, ON_CARDS)


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
    gates=(_check,),
    cautions="every card",
    asked_by=("pdf", "all"),
    record=_record,
    summary=_summary,
    view=ProofView(width=748, most=120, by_card=True),
)
