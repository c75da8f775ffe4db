"""The e-book that every reader shows: its pictures are pixels."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from builder.outputs.output import Composed, Files, Made, Output, Written

if TYPE_CHECKING:
    from builder.diagnostics import Finding
    from builder.edition import Edition
    from builder.publication import Publication


def _compose(edition: Edition, _made: Made) -> Composed[Publication]:
    from builder.outputs.epub.book import compose_book

    return Composed(compose_book(edition))


def _write(book: Publication, edition: Edition, _made: Made) -> Files:
    from builder.backends.epub import write_epub
    from builder.outputs.epub.pixels import drawer, in_pixels

    return {EPUB.named(edition): write_epub(in_pixels(book, drawer(edition.cache)))}


def _check(written: Written[Publication]) -> Iterable[Finding]:
    from builder.gates.epub import check_epub
    from builder.outputs.epub.origin import traced

    guide = written.edition.guide
    findings = check_epub(written.book, guide, "pixels")
    return traced(findings, written.form.sources, guide.places.folder)


EPUB = Output(
    name="epub",
    file="{id}.epub",
    about="the e-book, for e-readers (Kindle too), phones and computers",
    compose=_compose,
    write=_write,
    gates=(_check,),
    cautions="book",
    medium="screen",
)
