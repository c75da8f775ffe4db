"""The command ``cardbook``: words for the person at the keyboard."""

from builder.cli.main import main

__all__ = ["main"]
