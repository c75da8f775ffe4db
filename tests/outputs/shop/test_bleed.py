"""Faces for a print shop: colour runs into the bleed, nothing else moves, no edge near the cut."""

from __future__ import annotations

from functools import cache

import pytest

from builder.drawing import Artifact, Page, Shape, TextRun
from builder.drawing.page import leaves
from builder.geometry import Box
from builder.model.bars import TEXT
from builder.model.contrast import contrast
from builder.model.ink import Ink, in_ink
from builder.outputs.cards.document import CardSet, compose_cards
from builder.outputs.shop.bleed import with_bleed
from builder.templating import Templates
from tests.support.editions import edition_of
from tests.support.faces import family, guide, theme
from tests.support.made import ROOT
from tests.support.words import fixed_words

BLEED = 3.0
CUT = 1.6
"""What a print shop's cut may be off by (mm)."""


@cache
def cards(ink: Ink = "colour") -> CardSet:
    bare = [card.model_copy(update={"illustration": None}) for card in guide().cards]
    given = guide().model_copy(update={"cards": tuple(bare), "illustrations": {}})
    templates = Templates([(ROOT / "templates", "templates")], fixed_words("de"))
    return compose_cards(
        edition_of(given, in_ink(theme(), ink), templates, fixed_words("de"), family())
    )


def faces(ink: Ink = "colour") -> list[tuple[Page, Page]]:
    """Return each face as it is in the reading copy and as a print shop gets it."""
    bled = with_bleed(cards(ink).document, cards(ink).grounds).pages
    return list(zip(cards(ink).document.pages, bled, strict=True))


def ground(page: Page) -> Shape:
    first = next(iter(page.body))
    assert isinstance(first, Artifact)
    (shape,) = first.children
    assert isinstance(shape, Shape)
    return shape


def test_every_face_gets_a_bleed_and_keeps_its_name_and_place() -> None:
    for plain, bled in faces():
        assert (plain.bleed, bled.bleed) == (0.0, BLEED)
        assert (plain.name, plain.trim, plain.label) == (bled.name, bled.trim, bled.label)


def test_words_and_pictures_keep_their_places_over_the_ground() -> None:
    for plain, bled in faces():
        assert tuple(bled.body)[1:] == tuple(plain.body)
        assert tuple(bled.body) == tuple(bled.body)


def test_colour_fills_the_bleed_and_no_edge_lies_near_the_cut() -> None:
    found = faces()
    assert found
    for _, bled in found:
        box = ground(bled).path.as_box()
        assert box is not None
        assert (box.left, box.top, box.right) == (-BLEED, -BLEED, bled.width + BLEED)
        assert abs(box.bottom - bled.height) > CUT
        assert box.bottom > 2 * CUT


@pytest.mark.parametrize("error", [-CUT, CUT])
def test_a_cut_that_is_off_leaves_no_white_sliver(error: float) -> None:
    """The ground still reaches all edges of the card that it reached."""
    for _, bled in faces():
        cut = bled.trim.inset(-error)
        box = ground(bled).path.as_box()
        assert box is not None
        assert box.left <= cut.left
        assert box.top <= cut.top
        assert box.right >= cut.right
        assert box.bottom >= cut.bottom or box.bottom < bled.height / 2


def test_a_front_has_the_tint_of_its_part_and_a_back_its_colour() -> None:
    """Fronts and backs of the cards differ; the title has the ground of pictures."""
    title, contents, front, back = (bled for _, bled in faces()[:4])
    part = theme().part(0)
    assert ground(title).fill == theme().colours.panel
    assert ground(title).path.as_box() == Box(0, 0, title.width, title.height).inset(-BLEED)
    assert (ground(contents).fill, ground(front).fill) == (part.colour, part.tint)
    assert ground(back).fill == part.colour


def test_all_words_can_be_read_on_the_ground() -> None:
    for _, bled in faces():
        under = ground(bled)
        inside = under.path.bounds
        for leaf in leaves(bled.body):
            if isinstance(leaf, TextRun) and leaf.baseline < inside.bottom:
                own = leaf.colour == theme().colours.paper
                if not own or bled.name.endswith("back"):
                    assert contrast(leaf.colour, under.fill or "") >= TEXT, leaf.text


@pytest.mark.parametrize("ink", ["low", "mono"])
def test_a_face_that_spares_ink_has_no_ground_of_its_own(ink: Ink) -> None:
    """In black alone backs keep their black band, which then runs off the card."""
    for plain, bled in faces(ink):
        assert bled.bleed == BLEED
        if ink == "low" or not plain.name.endswith("back"):
            assert tuple(bled.body) == tuple(plain.body)
        else:
            assert ground(bled).fill == "#000000"
