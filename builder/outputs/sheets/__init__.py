"""Cards on sheets to print on both sides and cut: all of them, or those that changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from builder.outputs.cards import CARDS
from builder.outputs.output import Composed, Files, Made, Output, ProofView
from builder.outputs.paged import check_imposed, pdf_of

if TYPE_CHECKING:
    from builder.diagnostics import Finding
    from builder.drawing import Document
    from builder.edition import Edition, Options
    from builder.gates.opened import Opened
    from builder.gates.pdf import OpenedPdf
    from builder.outputs.sheets.impose import Sheets


def _changed(options: Options) -> bool:
    return options.changed_since is not None


def _whole(options: Options) -> bool:
    return options.changed_since is None


def _foresee(edition: Edition) -> Iterable[Finding]:
    from builder.outputs.sheets.foreseen import impossible

    return impossible(edition)


def _foresee_changed(edition: Edition) -> Iterable[Finding]:
    from builder.outputs.sheets.changed import outdated_cards

    outdated_cards(edition)
    return _foresee(edition)


def _compose(edition: Edition, made: Made) -> Composed[Sheets]:
    return _composed(edition, made.form(CARDS).document)


def _compose_changed(edition: Edition, made: Made) -> Composed[Sheets]:
    from builder.outputs.sheets.changed import only_changed

    cards = only_changed(edition, made.form(CARDS).document)
    if not cards.pages:
        why = "no card changed since that build: there is nothing to print"
        return Composed(None, why_none=why)
    return _composed(edition, cards)


def _composed(edition: Edition, cards: Document) -> Composed[Sheets]:
    from builder.layout.look import Look
    from builder.layout.measures import as_designed
    from builder.outputs.sheets.impose import impose

    theme, guide = edition.theme, edition.guide
    look = Look(theme, edition.family, edition.drawings, as_designed(theme))
    at = guide.places.at("guide", "card")
    sheets = impose(cards, edition.job, edition.words, look, guide.edition.version, at)
    return Composed(sheets, sheets.findings)


def _write(sheets: Sheets, edition: Edition, made: Made) -> Files:
    return {SHEETS.file: pdf_of(sheets, edition, made.faces)}


def _write_changed(sheets: Sheets, edition: Edition, made: Made) -> Files:
    return {CHANGED.file: pdf_of(sheets, edition, made.faces)}


def _record(sheets: Sheets) -> Mapping[str, Any]:
    counts = {
        "sheets": sheets.sheets,
        "cards": sheets.cards,
        "cards_a_sheet": sheets.grid.capacity,
        "cuts": sheets.cuts,
        "folds": sheets.folds,
    }
    return {"sheets": counts}


def _summary(sheets: Sheets, files: Mapping[str, Opened], edition: Edition) -> Iterator[str]:
    from builder.outputs.sheets.ink import ink_words

    paper = "sheet" if sheets.sheets == 1 else "sheets"
    yield (
        f"{sheets.cards} cards on {sheets.sheets} {paper} of paper, {sheets.grid.capacity} "
        f"to a sheet; {sheets.cuts} cuts"
    )
    for pdf in files.values():
        ink = ink_words(cast("OpenedPdf", pdf), edition.cache)
        yield f"ink on the sheets, estimated: {ink}"


SHEETS = Output(
    name="sheets",
    file="cards-print.pdf",
    about="to print on both sides, cut and laminate: cut marks and a 100 mm ruler",
    compose=_compose,
    write=_write,
    gates=(check_imposed,),
    cautions="faces again",
    asked_by=("pdf", "all"),
    when=_whole,
    needs=(CARDS,),
    foresee=_foresee,
    record=_record,
    summary=_summary,
    view=ProofView(width=800, are_sheets=True),
)
CHANGED = Output(
    name="changed",
    file="cards-changed.pdf",
    about="sheets of those cards alone that changed since an earlier build",
    compose=_compose_changed,
    write=_write_changed,
    gates=(check_imposed,),
    cautions="some faces again",
    asked_by=("pdf", "all", "sheets"),
    when=_changed,
    needs=(CARDS,),
    foresee=_foresee_changed,
    record=_record,
    summary=_summary,
    view=ProofView(width=800, are_sheets=True),
)
