"""Each face, on request each sheet, as SVG and PNG: to send, to upload, to show on a screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from builder.outputs.cards import CARDS
from builder.outputs.output import Composed, Files, Made, Output, Written
from builder.outputs.sheets import SHEETS

if TYPE_CHECKING:
    from builder.diagnostics import Finding
    from builder.edition import Edition
    from builder.outputs.output import Paged


def _compose(_edition: Edition, made: Made) -> Composed[Paged]:
    return Composed(made.form(CARDS))


def _compose_sheets(_edition: Edition, made: Made) -> Composed[Paged]:
    return Composed(made.form(SHEETS))


def _write(pages: Paged, edition: Edition, _made: Made) -> Files:
    return _written(PICTURES, pages, edition)


def _write_sheets(pages: Paged, edition: Edition, _made: Made) -> Files:
    return _written(SHEET_PICTURES, pages, edition)


def _written(output: Output[Paged], pages: Paged, edition: Edition) -> Files:
    from builder.outputs.pictures.pages import written_pages

    document, family = pages.document, edition.family
    return {output.file + name: content for name, content in written_pages(document, family)}


def _check(written: Written[Paged]) -> Iterable[Finding]:
    from builder.outputs.pictures.compared import check_picture

    return check_picture(written)


PICTURES = Output(
    name="pictures",
    file="pictures/",
    about="each face as a picture, SVG and PNG of 300 dots an inch: to send or to show on a screen",
    compose=_compose,
    write=_write,
    gates=(_check,),
    cautions="as needed",
    asked_by=(),
    needs=(CARDS,),
)
SHEET_PICTURES = Output(
    name="sheet-pictures",
    file="sheet-pictures/",
    about="each side of each sheet as a picture, for printers that take no PDF",
    compose=_compose_sheets,
    write=_write_sheets,
    gates=(_check,),
    cautions="as needed",
    asked_by=(),
    when=SHEETS.when,
    needs=(SHEETS,),
    foresee=SHEETS.foresee,
)
