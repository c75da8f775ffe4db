"""Readings as people type them."""

from __future__ import annotations

import pytest

from builder.calibrate.layout import LETTERS
from builder.calibrate.readings import ReadingError, parse_readings

ALL = dict.fromkeys("ABCDEFGH", 0.0) | {"J": 150.0, "K": 149.5} | dict.fromkeys("LMNP", 4.0)


def typed(**other: float | str) -> str:
    return ",".join(f"{letter}={value}" for letter, value in (ALL | other).items())


def test_letters_are_told_apart_from_figures() -> None:
    assert len(LETTERS) == 14
    assert not set(LETTERS) & set("IO")


@pytest.mark.parametrize(
    ("text", "value"),
    [("0.5", 0.5), ("-1", -1.0), ("+2", 2.0), ("−1.5", -1.5), ("–1", -1.0), ("1,5", 1.5),
     ("0.5 mm", 0.5), (" - 3", -3.0)],
)  # fmt: skip
def test_a_number_is_read_as_people_write_it(text: str, value: float) -> None:
    assert parse_readings(typed(A=text))["A"] == value


@pytest.mark.parametrize("gap", [",", ", ", ";", " ", " ; ", "\n"])
def test_readings_may_stand_apart_in_any_way(gap: str) -> None:
    text = typed(B="1,5").replace("1,5", "1#5").replace(",", gap).replace("1#5", "1,5")
    assert parse_readings(text) == ALL | {"B": 1.5}


def test_small_letters_and_a_comma_at_the_end_do_no_harm() -> None:
    assert parse_readings(typed().lower() + ",") == ALL


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (typed(A=8.5), "A=8.5 cannot be: the scale goes from -8 to 8"),
        (typed(J=15), "J=15 cannot be: the line is about 150 mm long; measure it from end to end"),
        (typed(K=5.9), "K=5.9 cannot be"),
        (typed(L=17), "L=17 cannot be: the steps at the edge go from 0 to 15"),
        (typed(M=-1), "M=-1 cannot be"),
        (typed() + ",A=1", "A stands there twice"),
        (typed() + ",Q=1", "no reading is called Q; there are A to P"),
        (typed().replace("H=0.0,", ""), "H is missing: the sheet asks for ABCDEFGHJKLMNP"),
        (typed().replace("H=0.0,", "").replace("P=4.0", ""), "H, P are missing"),
        (typed(C="x"), "'C=x,D=0.0,E=0.0,F=0.' is no reading; write A=0.5,B=-1 and so on"),
        (typed(C="1.2.3"), "is no reading"),
        (typed(C="nan"), "is no reading"),
        ("", "are missing"),
        ("0.5, 1, 2", "is no reading"),
    ],
)
def test_what_cannot_be_is_told_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(ReadingError) as refused:
        parse_readings(text)
    assert reason in str(refused.value)


def test_all_mistakes_are_told_at_once() -> None:
    with pytest.raises(ReadingError) as refused:
        parse_readings(typed(A=9, J=15, P=99))
    assert [line[:3] for line in str(refused.value).splitlines()] == ["A=9", "J=1", "P=9"]


def test_sixteen_says_that_no_bar_was_left() -> None:
    assert parse_readings(typed(P=16))["P"] == 16


def test_a_proof_asks_for_fewer() -> None:
    with pytest.raises(ReadingError, match="no reading is called L"):
        parse_readings(typed(), "ABCDEFGHJK")
