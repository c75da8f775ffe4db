"""Readings become shift, turn, scale and margins: numbers reckoned by hand."""

from __future__ import annotations

import math

import pytest

from builder.calibrate.fit import fit
from builder.calibrate.layout import TrialSheet
from builder.calibrate.readings import ReadingError
from builder.press.job import PAPERS, Margins, PrinterProfile, Turn

NONE = dict.fromkeys("ABCDEFGH", 0.0) | {"J": 150.0, "K": 150.0} | dict.fromkeys("LMNP", 4.0)
ACROSS, DOWN = "ACEG", "BDFH"


def sheet(turn: Turn = "long") -> TrialSheet:
    return TrialSheet(PAPERS["a4"], turn)


def all_of(letters: str, value: float) -> dict[str, float]:
    return dict.fromkeys(letters, value)


def test_a_perfect_sheet_gives_a_perfect_printer() -> None:
    fitted = fit(NONE, sheet())
    assert fitted.worst == pytest.approx(0, abs=1e-9)
    profile = fitted.profile
    assert (profile.x, profile.y, profile.angle_deg) == pytest.approx((0, 0, 0), abs=1e-9)
    assert (profile.scale_x, profile.scale_y) == (1, 1)
    assert (profile.paper, profile.duplex, profile.margins) == ("a4", "long", Margins(4, 4, 4, 4))


@pytest.mark.parametrize(
    ("turn", "x", "y"), [("long", -1.0, 2.0), ("manual", -1.0, 2.0), ("short", 1.0, -2.0)]
)
def test_what_shows_right_and_down_lies_mirrored_on_the_back(
    turn: Turn, x: float, y: float
) -> None:
    """Seen from the back, left and right change places, over the short edge up and down."""
    profile = fit(NONE | all_of(ACROSS, 1.0) | all_of(DOWN, 2.0), sheet(turn)).profile
    assert (profile.x, profile.y) == pytest.approx((x, y))
    assert profile.angle_deg == pytest.approx(0)


def test_a_turned_back_is_told_in_degrees() -> None:
    """The corners are 73 mm beside the middle: 0.01 radians lift one by 0.73 mm."""
    away = 105.0 - 32.0, 148.5 - 36.0
    up, across = math.tan(0.01) * away[0], math.tan(0.01) * away[1]
    readings = NONE | {"B": up, "F": up, "D": -up, "H": -up}
    readings |= {"A": -across, "C": -across, "E": across, "G": across}
    profile = fit(readings, sheet()).profile
    assert profile.angle_deg == pytest.approx(math.degrees(0.01), rel=1e-3)


def test_rulers_give_the_scale() -> None:
    profile = fit(NONE | {"J": 145.5, "K": 151.5}, sheet()).profile
    assert (profile.scale_x, profile.scale_y) == pytest.approx((0.97, 1.01))


def test_edges_give_the_margins() -> None:
    profile = fit(NONE | {"L": 3.0, "M": 5.0, "N": 6.0, "P": 13.0}, sheet()).profile
    assert profile.margins == Margins(left=3, top=5, right=6, bottom=13)


def test_a_printer_that_shrinks_the_page_leaves_more_white() -> None:
    """At 98 % a step 10 mm inside a page 210 mm wide is printed 11.9 mm inside; at 101 % 8.6."""
    readings = NONE | {"J": 147.0, "K": 151.5, "L": 10.0, "M": 0.0, "N": 0.0, "P": 10.0}
    margins = fit(readings, sheet()).profile.margins
    white = (margins.left, margins.top, margins.right, margins.bottom)
    assert white == pytest.approx((11.9, 0.0, 2.1, 8.615))


def test_small_contradictions_are_evened_out() -> None:
    fitted = fit(NONE | {"A": 0.5, "C": 0.0, "E": 0.5, "G": 0.0}, sheet())
    assert fitted.profile.x == pytest.approx(-0.25)
    assert fitted.worst == pytest.approx(0.25)


@pytest.mark.parametrize("letter", "ABCDEFGH")
@pytest.mark.parametrize("wrong", [2.0, -4.0])
def test_the_reading_that_contradicts_the_others_is_named(letter: str, wrong: float) -> None:
    with pytest.raises(ReadingError) as refused:
        fit(
            NONE | all_of(ACROSS, 1.0) | {letter: NONE[letter] + wrong + (letter in ACROSS)},
            sheet(),
        )
    expected = "1" if letter in ACROSS else "0"
    assert str(refused.value).startswith(f"{letter}=")
    assert f"which let expect about {expected} there" in str(refused.value)
    assert "by 1.75 mm" in str(refused.value)


def test_a_forgotten_minus_is_found() -> None:
    with pytest.raises(ReadingError, match=r"E=1 contradicts .* about -1 there"):
        fit(NONE | all_of(ACROSS, -1.0) | {"E": 1.0}, sheet())


@pytest.mark.parametrize("turn", ["long", "short", "manual"])
@pytest.mark.parametrize("letter", ["C", "F"])
def test_what_was_to_be_expected_is_told_with_its_sign(turn: Turn, letter: str) -> None:
    readings = NONE | all_of(ACROSS + DOWN, -2.0) | {letter: 3.0}
    with pytest.raises(ReadingError, match=rf"{letter}=3 contradicts .* about -2 there"):
        fit(readings, sheet(turn))


def test_a_sheet_quite_askew_was_fed_or_read_wrong() -> None:
    up, across = 0.05 * 73.0, 0.05 * 112.5
    readings = NONE | {"B": up, "F": up, "D": -up, "H": -up}
    readings |= {"A": -across, "C": -across, "E": across, "G": across}
    with pytest.raises(ReadingError, match=r"turned by 2\.9 degrees, more than 2"):
        fit(readings, sheet())


def test_a_proof_keeps_name_and_margins_of_its_profile() -> None:
    before = PrinterProfile("Kitchen", x=1.0, scale_x=0.98, margins=Margins(1, 2, 3, 4))
    readings = {letter: NONE[letter] for letter in "ABCDEFGHJK"}
    profile = fit(readings, TrialSheet(PAPERS["a4"], "long", before)).profile
    assert (profile.name, profile.margins) == ("Kitchen", Margins(1, 2, 3, 4))
    assert (profile.x, profile.scale_x) == pytest.approx((1.0, 0.98))
