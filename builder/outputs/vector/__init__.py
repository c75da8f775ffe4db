"""The same e-book with outlines in place of pixels, for readers that draw them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from builder.outputs.epub import EPUB
from builder.outputs.output import Composed, Files, Made, Output, Written

if TYPE_CHECKING:
    from builder.diagnostics import Finding
    from builder.edition import Edition
    from builder.publication import Publication


def _compose(_edition: Edition, made: Made) -> Composed[Publication]:
    return Composed(made.form(EPUB))


def _write(book: Publication, edition: Edition, _made: Made) -> Files:
    from builder.backends.epub import write_epub
    from builder.outputs.epub.pixels import drawer, with_cover_in_pixels

    return {VECTOR.named(edition): write_epub(with_cover_in_pixels(book, drawer(edition.cache)))}


def _check(written: Written[Publication]) -> Iterable[Finding]:
    from builder.gates.epub import check_epub
    from builder.outputs.epub.origin import traced

    guide = written.edition.guide
    findings = check_epub(written.book, guide, "vector")
    return traced(findings, written.form.sources, guide.places.folder)


VECTOR = Output(
    name="vector",
    file="{id}-vector.epub",
    about="the e-book with its pictures as outlines (SVG), for readers that draw them: smaller",
    compose=_compose,
    write=_write,
    gates=(_check,),
    cautions="book",
    medium="screen",
    needs=(EPUB,),
)
