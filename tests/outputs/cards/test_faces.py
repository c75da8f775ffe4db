"""Laws of composed faces: all inside the margin, nothing over anything else, traces as agreed."""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings

from builder.drawing import Artifact, Element, Page, Shape, TextRun
from builder.drawing.page import leaves
from builder.geometry import Box
from builder.layout.blocks import ContentsLine, Facts, FigureBlock
from builder.outputs.cards.continuation import paired_faces
from builder.outputs.cards.face import compose_face, measure_face
from tests.support.faces import CARD, backs, callout, face, look, step, texts, theme
from tests.support.made import Made, settled_page
from tests.support.words import fixed_words
from tests.support.written import cards_of, traced

GOLDEN = Path(__file__).parent / "golden"
MARGIN = theme().card.margin
HAIR = 0.2
"""Half the widest line that may lie on the margin (mm)."""


def composed(*blocks: str, side: str = "back") -> list[Page]:
    """Return the pages that ``blocks`` need, without the empty face that may end a card."""
    floor = look(theme().type.body_floor)
    empty = measure_face(face(side="front"), CARD, floor)
    whole = measure_face(face(*blocks, side=side), CARD, floor)
    pair = (whole, empty) if side == "front" else (empty, whole)
    faces = paired_faces("card-3", "3", *pair, fixed_words().card)
    return [
        settled_page(compose_face(item.name, item.label, item.measured))
        for item in faces
        if item.measured.face.blocks
    ]


def line_box(run: TextRun) -> Box:
    rise = run.size_pt * 0.3528
    return Box(run.x, run.baseline - rise * 0.7, run.x + run.width, run.baseline + rise * 0.2)


def panels(page: Page) -> list[Box]:
    """Return the boxes of the callouts: the first shape of the artifact before each section."""
    return [
        ground.path.bounds
        for before, after in pairwise(page.body)
        if isinstance(before, Artifact) and isinstance(after, Element) and after.role == "Sect"
        for ground in before.children[:1]
        if isinstance(ground, Shape)
    ]


def apart(one: Box, other: Box) -> bool:
    return (
        one.bottom <= other.top + 1e-6
        or other.bottom <= one.top + 1e-6
        or one.right <= other.left + 1e-6
        or other.right <= one.left + 1e-6
    )


@settings(max_examples=30)
@given(backs(most=14))
def test_everything_lies_inside_the_margin(blocks: tuple[str, ...]) -> None:
    safe = Box(0, 0, CARD.width, CARD.height).inset(MARGIN)
    for page in composed(*blocks):
        for leaf in leaves(page.body):
            match leaf:
                case TextRun():
                    assert safe.holds(line_box(leaf), 0.05), leaf.text
                case Shape():
                    assert safe.holds(leaf.path.bounds, HAIR)


@settings(max_examples=30)
@given(backs(most=14))
def test_callouts_overlap_neither_each_other_nor_any_text(blocks: tuple[str, ...]) -> None:
    pages = composed(*blocks)
    assert sum(len(panels(page)) for page in pages) == str(blocks).count("<callout")
    for page in pages:
        boxes = panels(page)
        assert all(apart(*pair) for pair in combinations(boxes, 2))
        for element in page.body:
            if isinstance(element, Element) and element.role in ("L", "P"):
                runs = [leaf for leaf in leaves((element,)) if isinstance(leaf, TextRun)]
                assert all(apart(line_box(run), box) for run in runs for box in boxes)


@settings(max_examples=30)
@given(backs(most=14))
def test_all_words_are_printed_in_their_order(blocks: tuple[str, ...]) -> None:
    printed = " ".join(
        leaf.text for page in composed(*blocks) for element in page.body
        if isinstance(element, Element)
        for leaf in leaves((element,)) if isinstance(leaf, TextRun)
    )  # fmt: skip
    place = 0
    for block in face(*blocks).blocks:
        assert not isinstance(block, ContentsLine | Facts | FigureBlock)
        for part in (getattr(block, "callout", None), block):
            if part is not None:
                place = printed.find(str(part.words), place)
                assert place >= 0, (str(part.words), printed)


def test_a_face_without_blocks_has_header_and_footer_alone() -> None:
    """So is the other side of a continuation card that needs only one."""
    page = settled_page(compose_face("card-3-2-back", "3", measure_face(face(), CARD, look())))
    printed = [leaf.text for leaf in leaves(page.body) if isinstance(leaf, TextRun)]
    assert printed == ["3", "Knead", "abc123 · 1.0 · 2026-11-22"]


@given(texts(12))
def test_a_callout_is_told_by_word_and_by_shape(text: str) -> None:
    """The notice has a disc, the others the alert triangle; all say their signal word."""
    shapes = {}
    for level in ("danger", "warning", "caution", "notice"):
        (page,) = composed(callout("a", text, level), step(1, "Glide."))
        runs = [leaf.text for leaf in leaves(page.body) if isinstance(leaf, TextRun)]
        assert any(level.upper() in run for run in runs)
        body = tuple(page.body)
        at = next(i for i, node in enumerate(body) if getattr(node, "role", "") == "Sect")
        painted = leaves(body[at - 1 : at])
        shapes[level] = [leaf.path.ops for leaf in painted if isinstance(leaf, Shape)]
    assert shapes["danger"] == shapes["warning"] == shapes["caution"] != shapes["notice"]


@pytest.mark.golden
@pytest.mark.parametrize("name", ["card-3", "card-3-back"])
def test_a_face_is_traced_as_agreed(name: str, plant: Made, request: pytest.FixtureRequest) -> None:
    laid, _ = cards_of(plant).pages[name]
    expected = GOLDEN / f"{name}.txt"
    if request.config.getoption("--update-golden"):
        expected.write_text(traced(laid), encoding="utf-8")
    assert traced(laid) == expected.read_text(encoding="utf-8")
