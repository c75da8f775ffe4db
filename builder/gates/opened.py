"""Any file that was written, opened once for all who look at it."""

from __future__ import annotations

from builder.gates.epub.opened import OpenedBook, open_book
from builder.gates.pdf import OpenedPdf

Opened = OpenedPdf | OpenedBook


def open_file(content: bytes, name: str) -> Opened | None:
    """Return the file ``name`` opened, or nothing if it is neither a PDF nor a book."""
    match name.rpartition(".")[2]:
        case "pdf":
            return OpenedPdf(content, name)
        case "epub":
            return open_book(content, name)
        case _:
            return None
