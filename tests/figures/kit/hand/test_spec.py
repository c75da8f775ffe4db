from typing import Any

import pytest

from builder.figures.kit.hand.spec import HandSpec, spec_problems


def problems(**changes: Any) -> list[str]:
    return spec_problems(HandSpec(**{"hand": "left", "pose": "flat", "at": (0, 0), **changes}))


def test_a_plain_hand_has_no_problem() -> None:
    assert problems() == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"pose": "fist"}, "unknown pose 'fist'; known: flat, together"),
        ({"anchor": "elbow"}, "unknown anchor 'elbow'"),
        ({"arm_bend": 48}, "wrist bent 48 degrees sideways, more than -20 to 35"),
        ({"arm_bend": -25}, "wrist bent -25 degrees"),
        ({"joints": {"toe": (1, 2, 3)}}, "unknown digit 'toe'"),
        ({"joints": {"index": (0, 120, 0, 0)}}, "index: knuckle 120 is outside -15 to 70"),
        ({"joints": {"index": (9, 0, 0, 0)}}, "index and middle finger cross (9.5 degrees"),
        ({"joints": {"thumb": (95, 0, 0)}}, "thumb: spread 95 is outside 18 to 72"),
    ],
)
def test_what_a_hand_cannot_do_is_named(changes: dict[str, Any], words: str) -> None:
    assert any(words in problem for problem in problems(**changes))
