"""The quick reference: exactly one page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from builder.outputs.output import Composed, Files, Made, Output, ProofView
from builder.outputs.paged import check_single_page, pdf_of

if TYPE_CHECKING:
    from builder.edition import Edition
    from builder.outputs.quick.document import QuickReferenceFit


def _compose(edition: Edition, _made: Made) -> Composed[QuickReferenceFit]:
    from builder.outputs.quick.document import compose_quick_reference

    return Composed(compose_quick_reference(edition))


def _write(quick: QuickReferenceFit, edition: Edition, _made: Made) -> Files:
    return {QUICK.file: pdf_of(quick, edition)}


def _record(quick: QuickReferenceFit) -> Mapping[str, Any]:
    return {"quick_reference": {"size_pt": quick.size_pt, "spare_mm": quick.spare}}


QUICK = Output(
    name="quick",
    file="quick-reference.pdf",
    about="every card on one page",
    compose=_compose,
    write=_write,
    gates=(check_single_page,),
    cautions="one page",
    asked_by=("pdf", "all"),
    record=_record,
    view=ProofView(),
)
