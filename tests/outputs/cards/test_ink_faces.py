"""Faces in the ink editions: outlines for grounds, and what tells levels and parts apart."""

from __future__ import annotations

import pytest

from builder.drawing import Artifact, Element, Node, Shape, TextRun
from builder.drawing.page import leaves
from builder.geometry import Box
from builder.layout.markup import read_markup
from builder.layout.signs import divider, level_sign
from builder.model.bars import TEXT
from builder.model.caution import SEVERITY
from builder.model.contrast import contrast
from builder.model.ink import BLACK, WHITE, Ink, in_ink
from builder.model.theme import PartLook, Theme
from builder.outputs.cards.face import compose_face, measure_face
from builder.outputs.cards.header import lay_header
from builder.outputs.quick.blocks import QuickSheet
from builder.outputs.quick.page import lay_sheet
from builder.templating import parse_markup
from tests.support.faces import CARD, LEVELS, callout, face, look, step, theme

EDITIONS: tuple[Ink, ...] = ("low", "mono")
MEASURE = 86.0
SIGN = Box(0.0, 0.0, 6.3, 6.3)


def inked(ink: Ink, **update: object) -> Theme:
    return in_ink(theme().model_copy(update=update), ink)


def header(ink: Ink, side: str, given: Theme | None = None) -> tuple[list[Shape], list[TextRun]]:
    """Return shapes and text of the head of a face."""
    inked_look = look(looks=given or inked(ink))
    head = lay_header(face(step(1, "Glide."), side=side), inked_look, MEASURE)
    assert head is not None
    found: tuple[Node, ...] = head.laid.paint(0.0, 0.0)
    all_leaves = list(leaves(tuple(n for n in found if isinstance(n, Element | Artifact))))
    return (
        [leaf for leaf in all_leaves if isinstance(leaf, Shape)],
        [leaf for leaf in all_leaves if isinstance(leaf, TextRun)],
    )


@pytest.mark.parametrize("side", ["front", "back"])
def test_with_little_ink_the_head_is_outlined(side: str) -> None:
    shapes, texts = header("low", side)
    colour = theme().part(1).colour
    assert {text.colour for text in texts} == {colour}
    framed = [shape for shape in shapes if shape.fill]
    assert {shape.fill for shape in framed} == {WHITE}
    assert all(shape.stroke and shape.stroke.colour == colour for shape in framed)


def test_in_black_the_number_is_white_on_black() -> None:
    shapes, texts = header("mono", "back")
    assert shapes[0].fill == BLACK
    assert {text.colour for text in texts} == {WHITE}


@pytest.mark.parametrize("ink", EDITIONS)
def test_a_back_shows_the_pattern_of_its_part(ink: Ink) -> None:
    heads = []
    for pattern in ("plain", "stripes", "dots", "bars", "grid", "waves"):
        parts = (PartLook(colour="#444444", tint="#eeeeee", pattern=pattern),)
        heads.append([shape.path for shape in header(ink, "back", inked(ink, parts=parts))[0]])
    assert all(one != other for index, one in enumerate(heads) for other in heads[:index])
    assert len(heads[0]) == 1
    assert all(len(head) > 1 for head in heads[1:])


def test_in_colour_a_back_shows_none() -> None:
    shapes, _ = header("colour", "back")
    assert len(shapes) == 1


@pytest.mark.parametrize("ink", EDITIONS)
def test_a_frame_stays_inside_its_callout(ink: Ink) -> None:
    """A frame reaches no further out than that in colour, a light one 0.025 mm less."""
    edges: dict[str, list[Box]] = {}
    for edition in ("colour", ink):
        given = look(looks=inked(edition))
        blocks = (callout("a", "Never press here.", level) for level in LEVELS)
        page = compose_face("n", "1", measure_face(face(*blocks), CARD, given))
        frames = [
            leaf
            for leaf in leaves(tuple(page.body))
            if isinstance(leaf, Shape) and leaf.stroke and leaf.fill and len(leaf.path.ops) == 10
            and leaf.path.bounds.width > 50 and leaf.path.bounds.top > 16
        ]  # fmt: skip
        assert len(frames) == len(LEVELS)
        edges[edition] = [
            shape.path.bounds.inset(-shape.stroke.width / 2) for shape in frames if shape.stroke
        ]
    for full, spared in zip(edges["colour"], edges[ink], strict=True):
        assert full.holds(spared, 1e-6)
        assert spared.holds(full, 0.026)


def test_dividers_grow_graver() -> None:
    looks = inked("low").levels
    covered = []
    for level in ("caution", "warning", "danger"):
        shapes = list(divider(looks[level], 8.5, 0.0, 12.0))
        assert all(shape.path.bounds.top >= -1e-6 for shape in shapes)
        assert all(shape.path.bounds.bottom <= 12.0 + 1e-6 for shape in shapes)
        covered.append(sum(_area(shape) for shape in shapes))
    assert covered == sorted(covered)
    assert covered[0] * 1.5 < covered[1] < covered[2] / 1.5


def _area(shape: Shape) -> float:
    """Return the area of a divider's polygon or line (mm²)."""
    if shape.stroke:
        return shape.stroke.width * shape.path.bounds.height
    xs, ys = shape.path.coords[::2], shape.path.coords[1::2]
    pairs = range(len(xs))
    return abs(sum(xs[i - 1] * ys[i] - xs[i] * ys[i - 1] for i in pairs)) / 2


@pytest.mark.parametrize("ink", EDITIONS)
def test_signs_keep_their_shapes(ink: Ink) -> None:
    for level in SEVERITY:
        plain = level_sign(level, SIGN, theme().levels[level])
        told = level_sign(level, SIGN, inked(ink).levels[level])
        assert told[0].path == plain[0].path
        assert [shape.path for shape in plain[1:]] == [shape.path for shape in told[-2:]]


@pytest.mark.parametrize("ink", ["colour", *EDITIONS])
def test_a_link_on_a_band_can_be_read(ink: Ink) -> None:
    written = '<rule>Go <a href="#x">up</a></rule>'
    source = f'<sheet title="T" subtitle="S">{written}</sheet>'
    sheet = read_markup(parse_markup(source, "q", "q"), QuickSheet)
    given = inked(ink)
    rule = lay_sheet(sheet, look(looks=given), 2).pages[0].bands[1]
    found = list(leaves(tuple(n for n in rule.painted(0.0, 0.0) if not isinstance(n, TextRun))))
    (ground,) = [leaf for leaf in found if isinstance(leaf, Shape)]
    texts = {leaf.colour for leaf in found if isinstance(leaf, TextRun)}
    assert len(texts) == 1
    assert all(contrast(text, str(ground.fill)) >= TEXT for text in texts)
