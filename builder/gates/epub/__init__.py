"""Reads a finished EPUB back with other libraries than wrote it, and says what is wrong with it."""

from builder.gates.epub.lint import check_epub

__all__ = ["check_epub"]
