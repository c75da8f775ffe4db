"""Turns a structured guide into printable cards, a quick reference and an e-book."""

__version__ = "0.1.0"
