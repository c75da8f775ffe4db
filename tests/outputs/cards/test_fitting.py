"""Laws of fitting: one size for the set, the largest that fits; nothing lost when split."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.diagnostics import ContentError
from builder.layout.blocks import Face
from builder.outputs.cards.continuation import paired_faces
from builder.outputs.cards.face import measure_face
from builder.outputs.cards.fitting import fits, fitted_faces
from tests.support.faces import CARD, backs, callout, face, look, step, theme
from tests.support.words import fixed_words

SIZES = theme().type
WORDS = fixed_words().card
LONG = "Lift the muscle away from the bone and squeeze it gently, then let it go again. "


def all_fit(faces: list[Face], size_pt: float) -> bool:
    """Tell whether all fit at a size but those that are too long at any."""
    short = [face for face in faces if fits(measure_face(face, CARD, look(SIZES.body_floor)))]
    return all(fits(measure_face(face, CARD, look(size_pt))) for face in short)


@settings(max_examples=30)
@given(st.lists(backs(), min_size=1, max_size=3))
def test_the_size_is_the_largest_at_which_every_face_fits(written: list[tuple[str, ...]]) -> None:
    faces = [face(*blocks) for blocks in written]
    size, measured = fitted_faces(faces, CARD, look())
    assert SIZES.body_floor <= size <= SIZES.body
    assert ((SIZES.body - size) / SIZES.step).is_integer()
    assert [item.face for item in measured] == faces
    assert {item.look.body_pt for item in measured} == {size}
    if size < SIZES.body:
        assert not all_fit(faces, size + SIZES.step)
    if size > SIZES.body_floor:
        assert all_fit(faces, size)


def test_a_face_that_is_too_long_at_any_size_makes_no_other_smaller() -> None:
    short, long = face(step(1, "Glide.")), face(*(step(n, LONG) for n in range(1, 12)))
    full = face(*(step(n, LONG) for n in range(1, 9)))
    assert fitted_faces([short], CARD, look())[0] == SIZES.body
    assert fitted_faces([short, long], CARD, look())[0] == SIZES.body
    size, measured = fitted_faces([short, full, long], CARD, look())
    assert SIZES.body_floor <= size < SIZES.body
    assert list(map(fits, measured)) == [True, True, False]


def test_a_word_without_room_at_the_design_size_makes_the_set_smaller() -> None:
    word = "m" * 22
    assert fitted_faces([face(step(1, word))], CARD, look())[0] < SIZES.body


def test_a_callout_before_another_step_does_not_join_it() -> None:
    blocks = face(callout("knee", "Never press."), step(1, "Slide up.", guard="shin")).blocks
    assert [type(block).__name__ for block in blocks] == ["CalloutBlock", "StepBlock"]


def test_a_block_taller_than_a_face_is_a_finding_with_its_measure() -> None:
    whole = measure_face(face(step(1, LONG * 30)), CARD, look(SIZES.body_floor))
    front = measure_face(face(side="front"), CARD, look(SIZES.body_floor))
    with pytest.raises(ContentError) as refused:
        paired_faces("card-3", "3", front, whole, WORDS)
    (finding,) = refused.value.findings
    assert finding.code == "fit-too-long"
    excess = float(finding.message.split(" mm")[0].rsplit(maxsplit=1)[1])
    assert excess == pytest.approx(-whole.spare, abs=0.5)  # the way on takes a little more
    missing = -whole.spare / whole.column[0].height
    words = len((LONG * 30).split())
    assert int(finding.message.split("about ")[1].split()[0]) == pytest.approx(
        words * missing, rel=0.35
    )
