"""The e-book with pixels in place of outlines, for Kindle."""

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

    return Composed(compose_book(edition, with_cover_page=False))  # Kindle would show it twice


def _write(book: Publication, edition: Edition, _made: Made) -> Files:
    from builder.backends.epub import write_epub
    from builder.outputs.kindle.pixels import drawer, in_pixels

    return {KINDLE.named(edition): write_epub(in_pixels(book, drawer(edition.cache)))}


def _check(written: Written[Publication]) -> Iterable[Finding]:
    from builder.gates.epub import check_epub

    return check_epub(written.book, written.edition.guide, "kindle")


KINDLE = Output(
    name="kindle",
    file="{id}-kindle.epub",
    about="the e-book for Kindle, which draws no outlines",
    compose=_compose,
    write=_write,
    gates=(_check,),
    cautions="book",
    medium="screen",
)
