"""Numbers that readers are told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from builder.model.numbers import Minutes, number_text

MINUTES: TypeAdapter[float] = TypeAdapter(Minutes)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (4, "4"),
        (4.0, "4"),
        (1.5, "1,5"),
        (0.25, "0,25"),
        (100, "100"),
        (1440, "1440"),
        (0.5, "0,5"),
    ],
)
def test_a_number_has_one_form(number: float, text: str) -> None:
    assert number_text(number, ",") == text


@given(st.integers(1, 144_000))
def test_no_digit_is_lost(hundredths: int) -> None:
    number = MINUTES.validate_python(hundredths / 100)
    assert float(number_text(number, ".")) == number


@pytest.mark.parametrize("number", [0, -1, 0.333333333, 1441, 99999999999, 0.001, 1e-9])
def test_what_nobody_can_read_is_refused(number: float) -> None:
    with pytest.raises(ValidationError):
        MINUTES.validate_python(number)
