"""Turns a guide into the finished book."""

from builder.compose.book.book import compose_book

__all__ = ["compose_book"]
