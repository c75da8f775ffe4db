"""One page that tells how to print and laminate the set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from builder.outputs.output import Composed, Files, Made, Output, ProofView
from builder.outputs.paged import check_single_page, pdf_of
from builder.outputs.sheets import CHANGED, SHEETS

if TYPE_CHECKING:
    from builder.edition import Edition
    from builder.outputs.advice.document import AdviceFit


def _compose(edition: Edition, made: Made) -> Composed[AdviceFit]:
    from builder.outputs.advice.document import compose_advice
    from builder.outputs.sheets.numbers import numbers_of

    for sheets in (SHEETS, CHANGED):
        if made.has(sheets):
            numbers = numbers_of(made.form(sheets), edition.job.duplex, sheets.file)
            return Composed(compose_advice(edition, numbers))
    return Composed(None)


def _write(advice: AdviceFit, edition: Edition, _made: Made) -> Files:
    return {ADVICE.file: pdf_of(advice, edition)}


def _record(advice: AdviceFit) -> Mapping[str, Any]:
    return {"print_and_laminate": {"size_pt": advice.size_pt, "spare_mm": advice.spare}}


ADVICE = Output(
    name="advice",
    file="print-and-laminate.pdf",
    about="one page for your set: what to buy, the sizes of paper, plastic and pouch, each step",
    compose=_compose,
    write=_write,
    gates=(check_single_page,),
    cautions="none",
    asked_by=("pdf", "all", "sheets"),
    needs=(SHEETS, CHANGED),
    record=_record,
    view=ProofView(),
)
