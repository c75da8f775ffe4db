from typing import Any

import pytest

from builder.diagnostics import Places
from builder.drawing import Drawing, Shape, Stroke
from builder.figures import Palette, draw
from builder.figures.kit.palette import TONES
from builder.geometry import Path
from builder.model.contrast import contrast
from tests.figures.support import illustration

PALETTE = Palette()
RELEASED = {
    "path": [[150, 0.0], [404, 0.0]], "pressure": "firm", "hands": "thumbs",
    "release_before": "knee-back",
}  # fmt: skip


def drawn(**values: Any) -> Drawing:
    return draw(illustration(**values), PALETTE, Places())


def fills(drawing: Drawing, colour: str) -> list[Shape]:
    return [shape for shape in drawing.shapes if shape.fill == colour]


def lines(drawing: Drawing, colour: str) -> list[tuple[Path, Stroke]]:
    strokes = [(shape.path, shape.stroke) for shape in drawing.shapes if shape.stroke]
    return [(path, stroke) for path, stroke in strokes if stroke.colour == colour]


@pytest.mark.parametrize("heart", ["up", "aside"])
def test_the_right_leg_is_the_mirror_of_the_left(heart: str) -> None:
    frame = {"from": 70, "to": 560, "heart": heart}
    left = drawn(side="left", drape="right", frame=frame, strokes=[RELEASED])
    right = drawn(side="right", drape="left", frame=frame, strokes=[RELEASED])
    a, b = (fills(d, PALETTE.arrow)[0].path for d in (left, right))
    assert a.ops == b.ops
    mirrored = [round(left.width - x, 2) for x in a.coords[::2]]
    assert mirrored == pytest.approx(b.coords[::2], abs=0.021)
    assert a.coords[1::2] == pytest.approx(b.coords[1::2], abs=0.021)


def test_hands_are_mirrored_with_the_leg() -> None:
    frame = {"from": 70, "to": 560, "heart": "up"}
    hand = {"pose": "flat", "at": {"at": "calf.low", "dx": 20}}
    left = drawn(side="left", drape="right", frame=frame,
                 hands=[{**hand, "hand": "left", "rotate": 95}])  # fmt: skip
    right = drawn(side="right", drape="left", frame=frame,
                  hands=[{**hand, "hand": "right", "rotate": 85}])  # fmt: skip
    boxes = [fills(d, PALETTE.giver.base)[0].path.bounds for d in (left, right)]
    assert boxes[0].left == pytest.approx(left.width - boxes[1].right, abs=0.2)
    assert boxes[0].top == pytest.approx(boxes[1].top, abs=0.2)


def test_a_firm_arrow_is_broader_than_a_light_one() -> None:
    def breadth(pressure: str) -> float:
        path = [[240, 0.0], [390, 0.0]]
        d = drawn(strokes=[{"path": path, "pressure": pressure, "hands": "thumbs"}])
        colour = PALETTE.arrow if pressure != "light" else PALETTE.arrow_light
        return fills(d, colour)[0].path.bounds.height

    assert breadth("light") < breadth("medium") < breadth("firm")


def test_a_way_back_is_dashed() -> None:
    path = [{"at": "calf.top", "dx": 80}, {"at": "calf.low", "dx": 80}]
    drawing = drawn(strokes=[{"path": path, "pressure": "none"}])
    ((dashes, _),) = lines(drawing, PALETTE.arrow_light)
    assert dashes.ops.count("M") > 5


def test_the_never_press_zone_is_hatched_and_signed() -> None:
    plain, marked = drawn(), drawn(zones=["knee-back"])
    added = len(marked.shapes) - len(plain.shapes)
    assert added == 6
    ((hatch, stroke),) = lines(marked, PALETTE.stop)
    assert hatch.ops.count("M") > 4
    assert stroke.width >= 0.26


def test_the_ask_first_zone_is_dotted() -> None:
    frame = {"from": 420, "to": 960}
    drawing = drawn(zones=["inner-thigh"], frame=frame)
    ((dots, _),) = lines(drawing, PALETTE.ask)
    assert dots.ops.count("M") > 20


@pytest.mark.parametrize("receiver", sorted(TONES))
def test_arrows_stand_out_from_every_skin(receiver: str) -> None:
    palette = Palette.of({"receiver": receiver})
    fill, casing = palette.arrow_on_skin(firm=True)
    skin = palette.receiver.base
    assert max(contrast(fill, skin), contrast(casing, skin)) >= 1.9
    assert contrast(fill, casing) >= 4.5
    assert contrast(fill, skin) >= 1.9


def test_three_pairs_of_skins_keep_apart() -> None:
    for receiver, giver in (("tan", "light"), ("deep", "fair"), ("fair", "brown")):
        one, other = TONES[receiver], TONES[giver]
        assert contrast(other.line, one.base) >= 4.5 or contrast(one.base, other.base) >= 1.5


def test_the_theme_changes_colours() -> None:
    palette = Palette.of({"stop": "#aa0000", "receiver": {"base": "#dddddd"}})
    assert palette.stop == "#aa0000"
    assert palette.receiver.base == "#dddddd"
    assert palette.receiver.line == TONES["tan"].line


def test_a_picture_may_choose_its_skins() -> None:
    drawing = drawn(options={"receiver": "deep"})
    assert fills(drawing, TONES["deep"].base)
    assert not fills(drawing, TONES["tan"].base)


def test_the_description_says_what_a_person_would_say() -> None:
    drawing = drawn(
        strokes=[RELEASED],
        zones=["knee-back"],
        hands=[{"hand": "right", "pose": "flat", "at": {"at": "calf.low", "dx": 10}}],
    )
    assert drawing.description == (
        "The back of the right leg of a person lying face down, seen from above, feet to the "
        "left and heart to the right. A sheet covers the other leg and the hips. One hand lies "
        "flat on the leg. An arrow shows firm pressure from the ankle toward the heart to just "
        "below the knee, letting go before the back of the knee. The back of the knee is hatched "
        "and carries a prohibition sign: never press there."
    )


def test_an_author_may_write_the_description() -> None:
    assert drawn(description="My words.").description == "My words."


def test_labels_keep_text_side_and_tone() -> None:
    drawing = drawn(labels=[{"at": "calf.low", "text": "Calf"},
                            {"at": "knee-back", "text": "Knee", "tone": "stop"}])  # fmt: skip
    assert [(each.text, each.side, each.tone) for each in drawing.labels] == [
        ("Calf", "left", "plain"),
        ("Knee", "right", "stop"),
    ]


def test_another_language_says_it_in_its_own_words() -> None:
    picture = illustration(
        strokes=[{**RELEASED, "path": [[150, 0.0], [330, 0.0]]}, {**RELEASED, "release_before": "",
                 "path": [[240, -0.8], [240, 0.8]]}],
        zones=["knee-back", "groin", "inner-thigh"],
        frame={"from": 70, "to": 900},
        hands=[{"hand": "right", "pose": "flat", "at": {"at": "calf.low", "dx": 10}}],
    )  # fmt: skip
    assert draw(picture, PALETTE, Places(), "de-AT").description == (
        "Die Rückseite des rechten Beins eines Menschen, der auf dem Bauch liegt, von oben "
        "gesehen, die Füße links, das Herz rechts. Ein Laken bedeckt das andere Bein und die "
        "Hüften. Eine Hand liegt flach auf dem Bein. Ein Pfeil zeigt festen Druck vom Fußgelenk "
        "zum Herzen hin bis zur Wade, vor der Kniekehle loslassend. Ein Pfeil zeigt festen Druck "
        "quer über die untere Wade. Die Kniekehle ist schraffiert und trägt ein Verbotszeichen: "
        "dort niemals drücken. Die Leiste und der innere Oberschenkel sind gepunktet: dort nur, "
        "wenn vorher gefragt wurde."
    )


def test_pale_hands_show_where_a_stroke_leads() -> None:
    hand = {"pose": "flat", "at": {"at": "calf.low", "dx": 10}, "hand": "right"}
    ghost = {**hand, "at": [330, 0.0], "ghost": True}
    drawing = drawn(hands=[hand, ghost])
    assert "Pale hands farther up" in drawing.description


def touches(drawing: Drawing) -> list[Shape]:
    return [shape for shape in fills(drawing, PALETTE.receiver.deep) if shape.fill_opacity == 0.42]


@pytest.mark.parametrize(
    ("pressure", "ghost", "count"),
    [("firm", False, 1), ("firm", True, 0), ("medium", False, 0), ("none", False, 0)],
)
def test_only_hands_that_press_firmly_leave_a_patch(pressure: str, ghost: bool, count: int) -> None:
    stroke = {"path": [[240, 0.0], [390, 0.0]], "pressure": pressure}
    hand = {"hand": "right", "pose": "flat", "at": "calf.low", "ghost": ghost}
    assert len(touches(drawn(strokes=[stroke], hands=[hand]))) == count


def test_leading_thumbs_press_alone() -> None:
    stroke = {"path": [[240, 0.0], [390, 0.0]], "pressure": "firm"}
    (thumb,), (flat,) = (
        touches(drawn(strokes=[stroke], hands=[{"hand": "right", "pose": pose, "at": "calf.low"}]))
        for pose in ("hold", "flat")
    )
    assert thumb.path.bounds.width < flat.path.bounds.width / 2


def test_one_pressure_is_one_width_whatever_the_length() -> None:
    """The longer of two arrows is no broader: what is broad presses."""
    ways = [[[160, -0.9], [160, 0.9]], [[340, -0.9], [340, 0.9]]]
    strokes = [{"path": way, "pressure": "medium", "direction": "across"} for way in ways]
    drawing = drawn(strokes=strokes)
    arrows = [s.path.bounds for s in drawing.shapes if s.fill == PALETTE.arrow]
    short, long = sorted(arrows, key=lambda box: box.height)
    assert long.height > short.height * 1.3
    assert long.width == pytest.approx(short.width, abs=0.1)
