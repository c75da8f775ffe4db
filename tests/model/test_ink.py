"""Ink editions of a theme: floors hold by construction, and meaning does not hang on colour."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.model.bars import LINE
from builder.model.caution import SEVERITY
from builder.model.contrast import contrast, faint_pairs, pairs
from builder.model.ink import BLACK, INKS, WHITE, Ink, in_ink, ink_of, readable
from builder.model.theme import Theme
from builder.reading import read_guide, read_theme
from tests.rules.guides import VOCABULARY
from tests.support.faces import theme
from tests.support.made import PLANT, ROOT

EDITIONS = [ink for ink in INKS if ink != "colour"]
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def own_theme() -> Theme:
    """The theme of a guide that brings its own parts and colours."""
    guide = read_guide(PLANT, shown_as=PLANT.name, vocabulary=VOCABULARY).guide
    assert guide.theme
    return read_theme(ROOT / "templates" / "theme.yaml", "theme.yaml", guide)


THEMES = {"default": theme(), "own": own_theme()}


def colours_of(value: Any) -> set[str]:
    return set(re.findall(r"#[0-9a-f]{6}", repr(value)))


def test_the_edition_in_colour_is_the_theme_itself() -> None:
    assert in_ink(theme(), "colour") is theme()
    assert ink_of(theme()) == "colour"


@pytest.mark.parametrize("ink", INKS)
@pytest.mark.parametrize("name", THEMES)
def test_all_text_can_be_read_in_every_edition(name: str, ink: Ink) -> None:
    edition = in_ink(THEMES[name], ink)
    assert ink_of(edition) == ink
    assert len(list(pairs(edition))) >= 15
    assert list(faint_pairs(edition)) == []


@pytest.mark.parametrize("ink", EDITIONS)
@given(data=st.data())
@settings(max_examples=30)
def test_floors_hold_whatever_colours_a_guide_brings(ink: Ink, data: st.DataObject) -> None:
    default = theme()
    names = {name: data.draw(COLOURS) for name in type(default.colours).model_fields}
    parts = tuple(
        part.model_copy(update={"colour": data.draw(COLOURS), "tint": data.draw(COLOURS)})
        for part in default.parts
    )
    colours = default.colours.model_copy(update=names)
    edition = in_ink(default.model_copy(update={"colours": colours, "parts": parts}), ink)
    assert list(faint_pairs(edition)) == []
    assert contrast(edition.colours.rule, WHITE) >= LINE


@pytest.mark.parametrize("ink", EDITIONS)
def test_grounds_are_white(ink: Ink) -> None:
    edition = in_ink(theme(), ink)
    grounds = {edition.colours.paper, edition.colours.panel}
    grounds |= {part.tint for part in edition.parts}
    grounds |= {look.ground for look in edition.levels.values()}
    assert grounds == {WHITE}


def test_mono_is_black_and_white() -> None:
    edition = in_ink(theme(), "mono")
    assert colours_of(edition.model_dump(exclude={"figures"})) == {BLACK, WHITE}


@pytest.mark.parametrize("ink", EDITIONS)
def test_levels_differ_without_colour(ink: Ink) -> None:
    """Each has its own panel, divider and frame; a notice its own sign besides."""
    looks = in_ink(theme(), ink).levels
    frames = [looks[level].frame for level in SEVERITY]
    assert all(graver > milder for graver, milder in pairwise(frames))
    triangles = [looks[level] for level in SEVERITY if level != "notice"]
    signs = [(look.panel == WHITE, look.divider) for look in triangles]
    assert len(set(signs)) == 3


@pytest.mark.parametrize("ink", EDITIONS)
def test_parts_keep_their_patterns(ink: Ink) -> None:
    edition = in_ink(theme(), ink)
    assert [part.pattern for part in edition.parts] == [part.pattern for part in theme().parts]
    assert edition.card.back_pattern > 0


@given(COLOURS, st.sampled_from([3.0, 4.5, 7.0, 21.0]))
def test_a_colour_is_darkened_no_more_than_it_must_be(colour: str, least: float) -> None:
    dark = readable(colour, least)
    assert contrast(dark, WHITE) >= least
    if contrast(colour, WHITE) >= least:
        assert dark == colour
    elif least < 21:
        assert contrast(dark, WHITE) < least * 1.1
