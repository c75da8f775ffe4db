"""Printed, read, typed, corrected, printed again: the backs lie behind their fronts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.calibrate.fit import fit
from builder.calibrate.layout import TrialSheet
from builder.calibrate.profile import parse_profile, write_profile
from builder.calibrate.readings import parse_readings
from builder.geometry import Point
from builder.press.correction import correction_of
from builder.press.grid import turn_over
from builder.press.job import PAPERS, TURNS, PaperName, PrinterProfile, PrintJob, Turn
from tests.calibrate.simulated import (
    Drawn,
    Printer,
    corners,
    drawn_in,
    drawn_plain,
    lengths,
    readings_of,
    typed,
    written,
)

EXACT = 0.05
"""What the round trip may be off by (mm); 0.005 is reached, half of it by hundredths of a point."""
HALVES = 0.5
"""The same when readings are rounded to halves; 0.35 was the worst of 300."""


@st.composite
def printers(draw: st.DrawFn) -> Printer:
    shift, turn, scale = st.floats(-5, 5), st.floats(-1, 1), st.floats(0.96, 1.02)
    return Printer(draw(shift), draw(shift), draw(turn), draw(scale), draw(scale))


papers = st.sampled_from(sorted(PAPERS))
turns = st.sampled_from(TURNS)


def profile_of(
    drawn: Drawn,
    printer: Printer,
    sheet: TrialSheet,
    rounded: Callable[[float], float] = lambda value: value,
) -> PrinterProfile:
    """Return what ``calibrate`` makes of the sheet, through its file."""
    readings = parse_readings(typed(readings_of(drawn, printer, sheet.turn, rounded)))
    return parse_profile(write_profile(fit(readings, sheet).profile), "printer.toml")


def proved(printer: Printer, sheet: TrialSheet, profile: PrinterProfile) -> tuple[float, float]:
    """Return how far off (mm) the worst corner and the worse ruler of the proof are."""
    drawn = drawn_in(written(TrialSheet(sheet.paper, sheet.turn, profile)))
    off = max(corner.off for corner in corners(drawn, printer, sheet.turn))
    return off, max(abs(length - 150) for length in lengths(drawn, printer))


@settings(max_examples=12, deadline=None)
@given(printers(), papers, turns)
def test_a_corrected_back_lies_behind_its_front(
    printer: Printer, paper: PaperName, turn: Turn
) -> None:
    sheet = TrialSheet(PAPERS[paper], turn)
    profile = profile_of(drawn_plain(paper, turn), printer, sheet)
    off, stretch = proved(printer, sheet, profile)
    assert off <= EXACT
    assert stretch <= EXACT


@settings(max_examples=12, deadline=None)
@given(printers(), papers, turns)
def test_readings_in_halves_are_near_enough(printer: Printer, paper: PaperName, turn: Turn) -> None:
    sheet = TrialSheet(PAPERS[paper], turn)
    drawn = drawn_plain(paper, turn)
    profile = profile_of(drawn, printer, sheet, lambda value: round(value * 2) / 2)
    assert proved(printer, sheet, profile)[0] <= HALVES


@settings(max_examples=8, deadline=None)
@given(printers(), papers, turns)
def test_the_profile_tells_the_errors_of_the_printer(
    printer: Printer, paper: PaperName, turn: Turn
) -> None:
    profile = profile_of(drawn_plain(paper, turn), printer, TrialSheet(PAPERS[paper], turn))
    measured = (profile.x, profile.y, profile.scale_x, profile.scale_y)
    true = (printer.x, printer.y, printer.scale_x, printer.scale_y)
    assert measured == pytest.approx(true, abs=0.005)
    assert profile.angle_deg == pytest.approx(printer.angle_deg, abs=0.003)
    assert (profile.paper, profile.duplex) == (paper, turn)


@settings(max_examples=8, deadline=None)
@given(printers(), papers, turns)
def test_a_proof_that_is_read_makes_the_profile_better(
    printer: Printer, paper: PaperName, turn: Turn
) -> None:
    rough = TrialSheet(PAPERS[paper], turn, PrinterProfile("", 2.0, -1.0, 0.5, 0.99, 1.01))
    drawn = drawn_in(written(rough))
    readings = readings_of(drawn, printer, turn)
    if max(abs(readings[letter]) for letter in "ABCDEFGH") > 8:  # off the scales
        return
    wanted = "ABCDEFGHJK"
    text = typed({letter: readings[letter] for letter in wanted})
    profile = fit(parse_readings(text, wanted), rough).profile
    assert proved(printer, rough, profile)[0] <= EXACT


def test_without_correction_the_same_sheet_is_off() -> None:
    """The ruler of these tests can tell: 3 mm and 4 mm are 5 mm."""
    drawn = drawn_plain("a4", "long")
    assert max(corner.off for corner in corners(drawn, Printer(), "long")) <= 0.01
    shifted = [corner.off for corner in corners(drawn, Printer(3, 4), "long")]
    assert shifted == pytest.approx([5.0] * 4, abs=0.01)


@settings(max_examples=20, deadline=None)
@given(printers(), papers, turns)
def test_sheets_of_cards_are_corrected_by_the_same_rule(
    printer: Printer, paper: PaperName, turn: Turn
) -> None:
    """The press places fronts and backs so that this printer prints them behind one another."""
    profile = profile_of(drawn_plain(paper, turn), printer, TrialSheet(PAPERS[paper], turn))
    job = PrintJob(PAPERS[paper], turn, printer=profile)
    page = (job.paper.width, job.paper.height)
    over = turn_over(job.paper, turn)
    for at in (Point(6, 8), Point(105, 140), Point(204, 20), Point(30, 271)):
        front = printer.front(correction_of("front", job).apply(at), page)
        back = printer.back(correction_of("back", job).apply(over.apply(at)), page)
        assert front == pytest.approx(at, abs=EXACT)
        assert over.apply(Point(*back)) == pytest.approx(at, abs=EXACT)
