from __future__ import annotations

import pytest

from builder.drawing import TextRun
from builder.geometry import Box
from builder.typeset.outlines import outline
from builder.units import mm_to_pt
from tests.support.books import family

EM = 10.0


def run(*words: str, font: str = "bold") -> TextRun:
    measured = tuple(family().word(word, font) for word in words)
    gaps = (len(words) - 1) * family().space(font)
    width = (sum(word.advance for word in measured) + gaps) * EM
    return TextRun(5.0, 20.0, width, measured, font, mm_to_pt(EM), "#000000")


def test_capitals_stand_on_the_baseline_and_reach_the_cap_height() -> None:
    box = outline(run("HEH"), family()).bounds
    assert box.bottom == pytest.approx(20.0)
    assert box.top == pytest.approx(20.0 - family().font("bold").cap_height * EM, abs=0.01)


def test_letters_fill_the_width_they_were_measured_for() -> None:
    text = run("AVATAR", "Typography")
    box = outline(text, family()).bounds
    assert Box(4.5, 0.0, 5.5 + text.width, 30.0).holds(box)
    assert box.width > 0.96 * text.width


def test_kerning_moves_letters_together() -> None:
    word = family().word("AVA", "bold")
    assert word.kerns
    plain = sum(family().word(letter, "bold").advance for letter in "AVA") * EM
    assert outline(run("AVA"), family()).bounds.width < plain


def test_every_outline_is_closed() -> None:
    path = outline(run("o", "i8"), family())
    assert path.ops.count("M") == path.ops.count("Z") == 2 + 2 + 3
