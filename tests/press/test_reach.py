"""Backs whose words a profile would push off the page."""

from __future__ import annotations

from typing import Any

import pytest

from builder.diagnostics import InFile
from builder.press.grid import Grid, plan_grid
from builder.press.job import DUPLEX, PAPERS, TURNS, Duplex, PrinterProfile, PrintJob
from builder.press.reach import check_reach

AT = InFile("printer.toml")


def severities(duplex: Duplex = "long", width: float = 99.0, **errs: Any) -> list[str]:
    job = PrintJob(PAPERS["a4"], duplex, PrinterProfile(**errs))
    grid = plan_grid(width, 132.0, job)
    assert isinstance(grid, Grid)
    return [finding.severity for finding in check_reach(grid, job, AT)]


@pytest.mark.parametrize("way", [1.0, -1.0])
@pytest.mark.parametrize(("x", "expected"), [(6.7, []), (6.9, ["warning"]), (11.1, ["error"])])
def test_words_eleven_mm_from_the_edge_of_a4_may_move_so_far(
    way: float, x: float, expected: list[str]
) -> None:
    """Four cards of 99 mm leave 6 mm of A4 at each side; words keep 5 mm more, printers 4.2."""
    assert severities(x=way * x) == expected


@pytest.mark.parametrize("way", [1.0, -1.0])
def test_a_turn_moves_the_corners(way: float) -> None:
    assert severities(x=6.0) == []
    assert severities(x=6.0, angle_deg=way) == ["warning"]


def test_smaller_cards_may_move_further() -> None:
    assert severities(x=14.0) == ["error"]
    assert severities(x=14.0, width=85.0) == []


@pytest.mark.parametrize("duplex", DUPLEX)
def test_what_is_not_printed_behind_a_front_does_not_move(duplex: Duplex) -> None:
    assert bool(severities(duplex, y=-15.0, x=15.0)) == (duplex in TURNS)
