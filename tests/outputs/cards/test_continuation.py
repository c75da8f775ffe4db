"""Laws of continuation cards: nothing lost, nothing without its cautions, each leads on."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from builder.layout.blocks import (
    CalloutBlock,
    ContentsLine,
    Facts,
    FigureBlock,
    Group,
    Heading,
    StepBlock,
)
from builder.outputs.cards.continuation import NamedFace, paired_faces
from builder.outputs.cards.face import measure_face
from builder.outputs.cards.fitting import fits
from tests.support.faces import CARD, backs, callout, face, look, step, theme
from tests.support.words import fixed_words

FLOOR = look(theme().type.body_floor)
WORDS = fixed_words().card
LONG = "Lift the muscle away from the bone and squeeze it gently, then let it go again. "
WARNED = ('<heading level="2">Knead</heading>', callout("clot", "Stop for a hot, swollen leg."))


def paired(fronts: tuple[str, ...], backs: tuple[str, ...]) -> tuple[NamedFace, ...]:
    front = measure_face(face(*fronts, side="front"), CARD, FLOOR)
    return paired_faces("card-3", "3", front, measure_face(face(*backs), CARD, FLOOR), WORDS)


def steps(count: int, text: str = LONG) -> tuple[str, ...]:
    return tuple(step(number, text) for number in range(1, count + 1))


@settings(max_examples=30)
@given(backs(most=24))
def test_all_blocks_are_kept_in_their_order_on_faces_that_fit(blocks: tuple[str, ...]) -> None:
    faces = paired(WARNED, blocks)
    whole = face(*blocks).blocks
    printed = [block for item in faces[1:] for block in item.measured.face.blocks]
    assert tuple(block for block in printed if block in whole) == whole
    assert len(faces) % 2 == 0
    assert all(fits(item.measured) for item in faces)


@settings(max_examples=30)
@given(backs(most=24))
def test_each_continuation_card_begins_with_the_cautions_of_the_front(
    blocks: tuple[str, ...],
) -> None:
    faces = paired(WARNED, blocks)
    for item in faces[2::2]:
        first = item.measured.face.blocks[0]
        assert isinstance(first, CalloutBlock)
        assert first.caution == "clot"


def test_a_front_too_long_for_itself_keeps_its_cautions_with_the_steps() -> None:
    many = tuple(callout(f"stop-{number}", LONG) for number in range(9))
    faces = paired((WARNED[0], *many), steps(3))
    sheet = next(
        (first, second)
        for first, second in zip(faces[::2], faces[1::2], strict=True)
        if any(
            isinstance(b, StepBlock) for side in (first, second) for b in side.measured.face.blocks
        )
    )
    first = sheet[0].measured.face.blocks[0]
    assert isinstance(first, CalloutBlock)
    assert first.caution == "stop-0"


def test_a_short_card_has_two_faces_and_keeps_its_own_footer() -> None:
    faces = paired(WARNED, steps(2))
    assert [(item.name, item.label) for item in faces] == [
        ("card-3", "3"),
        ("card-3-back", "3 back"),
    ]
    assert faces[1].measured.face.following is None


def test_a_long_card_leads_from_face_to_face_and_names_its_pages() -> None:
    faces = paired(WARNED, steps(22))
    assert len(faces) >= 4
    following = faces[1].measured.face.following
    assert following is not None
    assert following.target == faces[2].name == "card-3-2"
    assert following.says == "3 continued"
    assert faces[2].label == "3 (continued)"
    assert faces[3].name == "card-3-2-back"
    assert [(face.side, face.continuation) for face in faces[:4]] == [
        ("front", 0),
        ("back", 0),
        ("front", 1),
        ("back", 1),
    ]
    assert "(continued)" in faces[2].measured.face.title
    last = max(index for index, item in enumerate(faces) if item.measured.face.blocks)
    assert faces[last].measured.face.following is None


def test_a_step_stays_with_the_caution_that_guards_it() -> None:
    for before in range(1, 14):
        guarded = (callout("knee", "Never press here."), step(99, "Slide up.", guard="knee"))
        faces = paired(WARNED, (*steps(before), *guarded))
        blocks = [block for item in faces for block in item.measured.face.blocks]
        last = next(
            block for block in blocks if isinstance(block, StepBlock) and block.number == "99"
        )
        assert last.callout is not None
        assert last.callout.caution == "knee"


def test_a_heading_is_no_caution_to_be_repeated() -> None:
    faces = paired(WARNED, steps(22))
    repeated = [b for item in faces[2:] for b in item.measured.face.blocks]
    assert not any(isinstance(block, Heading) for block in repeated)


def filled(item: NamedFace) -> float:
    """Return how much of the column of a face is filled."""
    return 1 - item.measured.spare / item.measured.frame.column.height


def test_no_face_is_left_nearly_empty_for_one_that_is_full() -> None:
    """Steps are of one height: the faces differ by one or two of them."""
    for count in range(14, 40):
        faces = paired(WARNED, steps(count, "Glide."))[1:]
        fullest = max(map(filled, faces))
        assert len(faces) % 2
        if len(faces) > 1:
            assert all(filled(item) > fullest - 0.25 for item in faces), count


def test_what_the_front_has_no_room_for_opens_the_back() -> None:
    many = tuple(callout(f"stop-{number}", LONG) for number in range(6))
    faces = paired((WARNED[0], *many), steps(2))
    blocks = [block for item in faces for block in item.measured.face.blocks]
    cautions = [block.caution for block in blocks if isinstance(block, CalloutBlock)]
    on_front = len([b for b in faces[0].measured.face.blocks if isinstance(b, CalloutBlock)])
    assert 0 < on_front < 6
    assert faces[1].measured.face.blocks[0] == face(*many).blocks[on_front]
    assert faces[1].measured.face.title == "Knead"
    assert list(dict.fromkeys(cautions)) == [f"stop-{number}" for number in range(6)]


def test_a_caution_that_guards_a_step_below_is_not_repeated_above_it() -> None:
    guarded = tuple(
        part
        for number in range(1, 16)
        for part in (callout("clot", "Stop."), step(number, LONG, guard="clot"))
    )
    faces = paired(WARNED, guarded)
    assert len(faces) > 2
    for item in faces[1:]:
        blocks = item.measured.face.blocks
        assert not any(isinstance(block, CalloutBlock) for block in blocks)
        assert any(isinstance(block, StepBlock) and block.callout for block in blocks)


def test_small_print_leaves_a_crowded_front_to_its_picture() -> None:
    """Where there are more than two faces, its first lines stay; the rest ends the last face."""
    notes = tuple(f"<note>{text}</note>" for text in ("Not reviewed.", "CC BY", "1.0"))
    front = measure_face(face(WARNED[0], *notes, side="front"), CARD, FLOOR)
    title = replace(front, face=replace(front.face, title="Massage"))
    faces = paired_faces("t", "t", title, measure_face(face(*steps(22)), CARD, FLOOR), WORDS)
    texts = [texts_of(item) for item in faces]
    assert texts[0] == ["Knead", "Not reviewed."]
    assert texts[-1][-2:] == ["CC BY", "1.0"]


def texts_of(item: NamedFace) -> list[str]:
    blocks = item.measured.face.blocks
    return [
        str(block.words)
        for block in blocks
        if not isinstance(block, ContentsLine | Facts | FigureBlock)
    ]


def test_the_name_of_a_group_does_not_end_a_face() -> None:
    lists = [
        line
        for number in range(30)
        for line in (
            f'<group part="0">Part {number}</group>',
            f'<entry number="{number}" target="card-1">Knead</entry>',
        )
    ]
    faces = paired(WARNED, tuple(lists))
    assert len(faces) > 2
    assert not any(isinstance(item.measured.face.blocks[-1], Group) for item in faces)


def test_a_caution_has_a_front_to_itself_where_the_next_block_has_no_room_below_it() -> None:
    """The repeated caution and the guarded step fit on a face each, but not together on one."""
    guarded = (callout("knee", LONG * 3), step(2, LONG * 5, guard="knee"))
    front = ('<heading level="2">Knead</heading>', callout("clot", LONG * 4))
    faces = paired(front, (step(1, LONG * 6), *guarded))
    blocks = [item.measured.face.blocks for item in faces]
    assert [len(held) for held in blocks] == [2, 1, 1, 1]
    assert blocks[2][0] in blocks[0]
    guarding = blocks[3][0]
    assert isinstance(guarding, StepBlock)
    assert guarding.callout is not None
    assert all(fits(item.measured) for item in faces)
