"""The corrections undo the errors that a profile tells of."""

from __future__ import annotations

import math

import pytest

from builder.geometry import Point
from builder.press.correction import back_correction, front_correction
from builder.press.job import PAPERS, PrinterProfile

A4 = PAPERS["a4"]
CENTRE = Point(105.0, 148.5)


def test_a_perfect_printer_needs_none() -> None:
    for correction in (front_correction, back_correction):
        assert correction(PrinterProfile(), A4) == pytest.approx((1, 0, 0, 1, 0, 0))


def test_what_lands_right_of_and_below_its_place_is_put_left_and_above() -> None:
    printer = PrinterProfile(x=1.5, y=-0.5)
    assert back_correction(printer, A4).apply(Point(20, 30)) == pytest.approx((18.5, 30.5))
    assert front_correction(printer, A4).apply(Point(20, 30)) == pytest.approx((20, 30))


def test_what_is_turned_clockwise_is_turned_back_about_the_middle() -> None:
    correction = back_correction(PrinterProfile(angle_deg=1.0), A4)
    assert correction.apply(CENTRE) == pytest.approx(CENTRE)
    x, y = correction.apply(Point(205.0, 148.5))
    assert (x, y) == pytest.approx(
        (105 + 100 * math.cos(math.radians(1)), 148.5 - 100 * math.sin(math.radians(1)))
    )


def test_lengths_are_set_right_on_both_sides_about_the_middle() -> None:
    printer = PrinterProfile(scale_x=0.96, scale_y=1.02)
    for correction in (front_correction, back_correction):
        x, y = correction(printer, A4).apply(Point(105 + 96, 148.5 + 102))
        assert (x, y) == pytest.approx((205, 248.5))


def test_all_at_once_is_printed_in_its_place() -> None:
    printer = PrinterProfile("", 4.0, -3.0, 0.8, 0.97, 1.01)
    x, y = back_correction(printer, A4).apply(Point(30, 40))
    right, down = 0.97 * (x - 105), 1.01 * (y - 148.5)
    cos, sin = math.cos(math.radians(0.8)), math.sin(math.radians(0.8))
    printed = (105 + 4 + cos * right - sin * down, 148.5 - 3 + sin * right + cos * down)
    assert printed == pytest.approx((30, 40))
