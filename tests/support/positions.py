"""Where a finding is, as the kind of place that a test expects."""

from __future__ import annotations

from builder.diagnostics import InFile, OnPage, Position


def in_file(position: Position) -> InFile:
    assert isinstance(position, InFile), position
    return position


def on_page(position: Position) -> OnPage:
    assert isinstance(position, OnPage), position
    return position
