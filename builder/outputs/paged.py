"""How outputs that are PDFs are written, and what looks at them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from builder.outputs.output import Paged, Written

if TYPE_CHECKING:
    from builder.backends.pdf import EncodedFaces
    from builder.diagnostics import Finding
    from builder.edition import Edition
    from builder.model.bars import Bars


PagedForm = TypeVar("PagedForm", bound=Paged)


def pdf_of(form: Paged, edition: Edition, faces: EncodedFaces | None = None) -> bytes:
    """Return the PDF of ``form``.

    Args:
        faces: keeps its pages, encoded once, for other files that show them too.
    """
    from builder.backends.pdf import write_pdf

    return write_pdf(form.document, edition.family, edition.profile(), faces)


def check_cards(written: Written[PagedForm]) -> Iterator[Finding]:
    """Look at faces of cards."""
    from builder.model.bars import ON_CARDS

    return _check(written, ON_CARDS)


def check_single_page(written: Written[PagedForm]) -> Iterator[Finding]:
    """Look at a page that is no card."""
    from builder.model.bars import ON_SHEETS

    return _check(written, ON_SHEETS)


def check_imposed(written: Written[PagedForm]) -> Iterable[Finding]:
    """Look at sheets that show finished pages."""
    from builder.gates.pdf import check_sheets

    return check_sheets(written.pdf, written.form.document)


def _check(written: Written[PagedForm], bars: Bars) -> Iterator[Finding]:
    from builder.gates.pdf import check_legibility, check_pages

    yield from check_pages(written.pdf, written.form.document, bars)
    yield from check_legibility(written.pdf, written.form.document, bars)
