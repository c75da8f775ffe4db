"""Whatever an author writes becomes a picture or findings, never a traceback."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.diagnostics import ContentError, Places
from builder.drawing import Drawing
from builder.figures import Palette, draw
from builder.figures.posterior_leg import POSTERIOR_LEG
from tests.figures.support import illustration

TABLES = POSTERIOR_LEG.tables
WORD = st.sampled_from(
    [*TABLES.landmarks, *TABLES.zones, "flat", "firm", "left", "outer", "up", "", "§"]
)
ATOM = st.none() | st.booleans() | st.integers(-2000, 2000) | st.floats() | WORD
JUNK: st.SearchStrategy[object] = st.recursive(
    ATOM,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORD, inner, max_size=3),
    max_leaves=6,
)


def mapping_of(*keys: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from(keys), JUNK, max_size=4)


STROKE = mapping_of("path", "pressure", "hands", "release_before", "ease_over", "direction")
HAND = mapping_of("hand", "pose", "at", "rotate", "arm_from", "joints", "lift", "anchor", "bare")
PICTURE = st.fixed_dictionaries(
    {},
    optional={
        "frame": mapping_of("from", "to", "shift", "heart", "depth"),
        "strokes": st.lists(STROKE, max_size=2),
        "hands": st.lists(HAND, max_size=2),
        "zones": st.lists(JUNK, max_size=2),
        "labels": st.lists(mapping_of("at", "text", "tone"), max_size=2),
        "options": mapping_of("size", "gathered", "spots", "sign", "cushion", "receiver"),
    },
)


def codes_of(values: dict[str, Any]) -> set[str]:
    try:
        assert isinstance(draw(illustration(**values), Palette(), Places()), Drawing)
    except ContentError as refused:
        return {finding.code for finding in refused.findings}
    return set()


@settings(max_examples=150, deadline=None)
@given(PICTURE)
def test_junk_never_falls_through(values: dict[str, Any]) -> None:
    assert all(code.startswith("figure-") for code in codes_of(values))


@pytest.mark.parametrize(
    "joints",
    [{"thumb": [1]}, {"thumb": [1, 2, 3, 4, 5, 6]}, {"toe": [1, 2, 3]}, {"index": []}, [], "x"],
)
def test_wrong_joints_are_findings(joints: object) -> None:
    hand = {"hand": "right", "pose": "flat", "at": "calf.low", "joints": joints}
    assert codes_of({"hands": [hand]}) <= {"figure-impossible-hand", "figure-bad-value"}
    assert codes_of({"hands": [hand]})
