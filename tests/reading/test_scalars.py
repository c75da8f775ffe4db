"""Scalars without quotes mean what the core schema of YAML 1.2 says."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.reading.syntax import resolve


@pytest.mark.parametrize(
    "text",
    ["no", "yes", "on", "off", "y", "12:30", "2026-11-22", "1_000", "0b1", "99x132", "0x", "+", "-",
     ".", "..", "1.2.3", "e3", "1e", "nulls", "True!", "tRUE", "~a", "- 1", "112 ", "0o8", "½"],
)  # fmt: skip
def test_is_text(text: str) -> None:
    assert resolve(text) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [("", None), ("~", None), ("null", None), ("NULL", None), ("true", True), ("False", False),
     ("0", 0), ("-7", -7), ("+7", 7), ("007", 7), ("0o17", 15), ("0xfF", 255),
     ("1.0", 1.0), (".5", 0.5), ("-.5", -0.5), ("2.", 2.0), ("1e3", 1000.0), ("1.5E-2", 0.015),
     (".inf", math.inf), ("-.INF", -math.inf)],
)  # fmt: skip
def test_is_a_value(text: str, value: object) -> None:
    resolved = resolve(text)
    assert resolved == value
    assert type(resolved) is type(value)


def test_not_a_number_is_a_float() -> None:
    resolved = resolve(".nan")
    assert isinstance(resolved, float)
    assert math.isnan(resolved)


def test_a_number_too_long_for_a_computer_is_infinite() -> None:
    assert resolve("9" * 5000) == math.inf


@settings(deadline=None)
@given(st.integers(-(10**15), 10**15))
def test_every_whole_number_is_itself(number: int) -> None:
    assert resolve(str(number)) == number


@settings(deadline=None)
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_decimal_number_is_itself(number: float) -> None:
    assert resolve(repr(number)) == number


@settings(deadline=None)
@given(st.text(st.characters(codec="ascii")))
def test_nothing_breaks_it(text: str) -> None:
    assert type(resolve(text)) in {str, int, float, bool, type(None)}
