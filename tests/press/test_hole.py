"""A hole that would be punched through words, or beside the card."""

from __future__ import annotations

import pytest

from builder.diagnostics import Finding, InFile, Places
from builder.drawing import Artifact, Page, TextRun
from builder.drawing.page import Word
from builder.model import Guide, Hole, Lamination
from builder.press.hole import check_hole, check_hole_on_card
from tests.support.books import leg_guide

AT = InFile("guide.yaml", 6, 14)
SIZE = (99.0, 132.0)


def guide(x: float, y: float) -> Guide:
    places = Places({("guide", "lamination", "hole"): AT})
    return leg_guide(lamination=Lamination(hole=Hole(x=x, y=y)), places=places)


def face(name: str, *runs: TextRun) -> Page:
    return Page(name, *SIZE, (Artifact(runs),))


def words(x: float, baseline: float) -> TextRun:
    """Return words of 20 mm width, 4 pt: they rise 1.06 mm over their line."""
    return TextRun(x, baseline, 20.0, (Word("palm", 2.0),), "regular", 4.0, "#000000")


def findings_of(x: float, y: float, *faces: Page) -> list[Finding]:
    return list(check_hole(faces, guide(x, y)))


@pytest.mark.parametrize(
    ("x", "severity"), [(13.9, None), (14.1, "warning"), (16.9, "warning"), (17.1, "error")]
)
def test_words_are_kept_six_mm_from_the_middle(x: float, severity: str | None) -> None:
    front = face("card-1", words(20.0, 50.0))
    severities = [each.severity for each in findings_of(x, 49.5, front, face("card-1-back"))]
    assert severities == ([severity] if severity else [])


def test_a_back_is_punched_at_the_mirrored_place() -> None:
    faces = (face("card-1"), face("card-1-back", words(70.0, 50.0)))
    (finding,) = findings_of(20.0, 49.5, *faces)
    assert "takes words away from card-1-back" in finding.message
    assert finding.position == AT
    assert findings_of(80.0, 49.5, *faces) == []


def test_many_faces_are_told_in_one_finding() -> None:
    pair = (words(20.0, 50.0), words(60.0, 50.0))
    (finding,) = findings_of(25.0, 49.5, *(face(f"face-{number}", *pair) for number in range(7)))
    assert finding.message.endswith("from face-0, face-1, face-2, face-3 and 3 more")


@pytest.mark.parametrize(
    ("x", "y", "count"), [(6.0, 6.0, 0), (93.0, 126.0, 0), (5.9, 50.0, 1), (50.0, 127.0, 1)]
)
def test_a_hole_has_paper_all_round(x: float, y: float, count: int) -> None:
    findings = list(check_hole_on_card(guide(x, y)))
    assert [each.code for each in findings] == ["hole-off-card"] * count


def test_without_a_hole_nothing_is_asked() -> None:
    bare = leg_guide()
    assert list(check_hole_on_card(bare)) == []
    assert list(check_hole([face("card-1", words(20.0, 50.0))], bare)) == []
