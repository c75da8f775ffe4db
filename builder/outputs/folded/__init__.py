"""The quick reference on one sheet that folds down to a card."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from builder.outputs.output import Composed, Files, Made, Output, ProofView
from builder.outputs.paged import check_imposed, pdf_of
from builder.outputs.quick import QUICK

if TYPE_CHECKING:
    from builder.edition import Edition
    from builder.outputs.folded.sheet import FoldedSheet


def _compose(edition: Edition, _made: Made) -> Composed[FoldedSheet]:
    from builder.outputs.folded.sheet import folded_or_why_not

    folded, findings = folded_or_why_not(edition, FOLDED.file, QUICK.file)
    return Composed(folded, findings)


def _write(folded: FoldedSheet, edition: Edition, _made: Made) -> Files:
    return {FOLDED.file: pdf_of(folded, edition)}


def _record(folded: FoldedSheet) -> Mapping[str, Any]:
    panels = folded.panels
    return {"quick_reference_card": {"size_pt": panels.size_pt, "spare_mm": panels.spare}}


FOLDED = Output(
    name="folded",
    file="quick-reference-card.pdf",
    about="the same on a sheet that folds down to the size of a card",
    compose=_compose,
    write=_write,
    gates=(check_imposed,),
    cautions="one page",
    asked_by=("pdf", "all", "quick"),
    record=_record,
    view=ProofView(),
)
