"""Pictures in the ink editions: what is ground turns white, what teaches keeps its weight."""

from dataclasses import asdict
from typing import Any

import pytest

from builder.diagnostics import Places
from builder.drawing import Shape
from builder.figures import draw
from builder.figures.kit.editions import in_edition
from builder.figures.kit.palette import TONES, Palette, Ramp
from builder.model import Illustration
from builder.model.bars import LINE, TEXT
from builder.model.contrast import contrast
from builder.model.ink import BLACK, EDITION, WHITE
from builder.model.ink import Ink as Edition

EDITIONS: tuple[Edition, ...] = ("low", "mono")
GROUNDS = ("sheet", "linen", "cushion", "stop_tint", "ask_tint", "right_tint", "wrong_tint")
MARKS = ("arrow", "arrow_light", "stop", "ask", "right", "wrong", "ink")
LINES = ("linen_line", "sleeve_line", "trousers_line", "wood_line", "oil_line", "glass_line")


def palette(edition: Edition, **figures: Any) -> Palette:
    return in_edition(Palette.of({EDITION: edition, **figures}))


def colours(value: object) -> set[str]:
    if isinstance(value, dict):
        return {colour for inner in value.values() for colour in colours(inner)}
    return {value} if isinstance(value, str) and value.startswith("#") else set()


def test_in_colour_nothing_changes() -> None:
    assert in_edition(Palette()) == Palette()


def test_in_black_every_colour_is_grey() -> None:
    used = colours(asdict(palette("mono")))
    assert {BLACK, WHITE} < used
    assert [colour for colour in used if colour != "#" + colour[1:3] * 3] == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_grounds_are_white_and_marks_stand_out(edition: Edition) -> None:
    inked = palette(edition, arrow_light="#9fd8e0", ask="#f0c000", linen_line="#dddddd")
    assert {getattr(inked, name) for name in GROUNDS} == {WHITE}
    assert [name for name in MARKS if contrast(getattr(inked, name), WHITE) < TEXT] == []
    assert [name for name in LINES if contrast(getattr(inked, name), WHITE) < LINE] == []


@pytest.mark.parametrize("tone", sorted(TONES))
@pytest.mark.parametrize("edition", EDITIONS)
def test_skin_is_white_with_few_tones_and_dark_lines(edition: Edition, tone: str) -> None:
    skin = palette(edition, receiver=tone).receiver
    assert skin.base == skin.light == WHITE
    assert len(skin.ramp.edges(-1.0, 1.0)[0]) <= skin.levels + 1
    assert contrast(skin.line, WHITE) >= TEXT
    assert contrast(skin.crease(-1.2), WHITE) >= LINE
    assert contrast(skin.crease(-0.42), WHITE) < LINE


def test_in_colour_creases_are_as_dark_as_shading() -> None:
    skin = Palette().giver
    assert skin.crease(-1.2) == skin.ramp.colour(-1.2)
    assert isinstance(skin.ramp, Ramp)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("tone", sorted(TONES))
def test_firm_arrows_are_solid_and_light_ones_hollow(edition: Edition, tone: str) -> None:
    inked = palette(edition, receiver=tone)
    firm, casing = inked.arrow_on_skin(firm=True)
    hollow, outline = inked.arrow_on_skin(firm=False)
    assert (casing, hollow) == (WHITE, WHITE)
    assert firm == outline
    assert contrast(firm, inked.receiver.base) >= TEXT


def drawn(figure: str, edition: Edition) -> tuple[Shape, ...]:
    illustration = Illustration(name="p", figure=figure, alt="People.", options={"size": (87, 58)})
    return draw(illustration, Palette.of({EDITION: edition}), Places()).shapes


@pytest.mark.parametrize("figure", ["posture", "position", "oil"])
def test_people_are_drawn_with_one_black(figure: str) -> None:
    shapes = drawn(figure, "mono")
    fills = {shape.fill for shape in shapes if shape.fill}
    used = fills | {shape.stroke.colour for shape in shapes if shape.stroke}
    assert {BLACK, WHITE} < used
    assert [c for c in used if c != "#" + c[1:3] * 3] == []


def test_people_look_the_same_in_outline() -> None:
    """An edition changes colours, never what is drawn where."""
    editions = [drawn("position", edition) for edition in ("colour", "low")]
    lines = [[shape.path for shape in shapes if shape.stroke] for shapes in editions]
    assert lines[0] == lines[1]
    assert len(lines[0]) > 10
