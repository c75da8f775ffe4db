"""Written PDFs as the gates of a build see them."""

from __future__ import annotations

from builder.gates.pdf import OpenedPage, OpenedPdf, PrintedRun


def pages_of(pdf: bytes) -> tuple[OpenedPage, ...]:
    """Return the pages of ``pdf``, opened."""
    return tuple(OpenedPdf(pdf, "it.pdf").pages())


def runs_of(pdf: bytes) -> tuple[PrintedRun, ...]:
    """Return all text of ``pdf`` in the order of painting."""
    return tuple(run for page in OpenedPdf(pdf, "it.pdf").pages() for run in page.runs)
