"""The quick reference: exactly one page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from builder.model.bars import ON_SHEETS
from builder.outputs.output import Composed, Files, Made, Output, ProofView, Written

if TYPE_CHECKING:
    from builder.diagnostics import Finding
    from builder.edition import Edition
    from builder.outputs.quick.document import QuickReferenceFit


def _compose(edition: Edition, _made: Made) -> Composed[QuickReferenceFit]:
    from builder.outputs.quick.document import compose_quick_reference

    return Composed(compose_quick_reference(edition))


def _write(quick: QuickReferenceFit, edition: Edition, made: Made) -> Files:
    from builder.backends.pdf import write_pdf

    pdf = write_pdf(quick.document, edition.family, edition.profile(), compress=made.compress)
    return {QUICK.file: pdf}


def _check(written: Written[QuickReferenceFit]) -> Iterator[Finding]:
    from builder.gates.pdf import check_legibility, check_pages

    pdf, document = written.pdf, written.form.document
    yield from check_pages(pdf, document, ON_SHEETS)
    yield from check_legibility(pdf, document, ON_SHEETS)


def _record(quick: QuickReferenceFit) -> Mapping[str, Any]:
    return {"quick_reference": {"size_pt": quick.size_pt, "spare_mm": quick.spare}}


QUICK = Output(
    name="quick",
    file="quick-reference.pdf",
    about="every card on one page",
    compose=_compose,
    write=_write,
    gates=(_check,),
    cautions="one page",
    asked_by=("pdf", "all"),
    record=_record,
    view=ProofView(),
)
