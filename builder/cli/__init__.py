"""The command ``cardbook``: words for the person at the keyboard."""

from builder.cli.command import main

__all__ = ["main"]
