"""Each face as a picture, as SVG and as PNG: to send, to upload, to show on a screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from builder.outputs.cards import CARDS
from builder.outputs.output import Composed, Files, Made, Output, Written

if TYPE_CHECKING:
    from builder.diagnostics import Finding
    from builder.edition import Edition
    from builder.outputs.pictures.pages import Pictured


def _compose(_edition: Edition, made: Made) -> Composed[Pictured]:
    from builder.outputs.pictures.pages import Pictured

    return Composed(Pictured(made.form(CARDS).document))


def _write(pictured: Pictured, edition: Edition, _made: Made) -> Files:
    from builder.outputs.pictures.pages import written_pages

    return {PICTURES.file + name: content for name, content in written_pages(pictured, edition)}


def _check(written: Written[Pictured]) -> Iterable[Finding]:
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
