"""Turns a guide into the finished book."""

from builder.outputs.epub.book import compose_book

__all__ = ["compose_book"]
