"""Each planted mistake is refused with its rule, on the line it stands on, and no other."""

from pathlib import Path

import pytest

from builder.diagnostics import ContentError, InFile, Places
from builder.drawing import Drawing
from builder.figures import Palette, draw
from builder.rules import codes
from tests.figures.support import illustration, read
from tests.support.positions import in_file

MISTAKES = sorted((Path(__file__).parent / "mistakes").glob("*.yaml"))


def test_every_rule_of_the_figures_has_a_mistake() -> None:
    assert len(MISTAKES) >= 15
    assert tuple(file.stem for file in MISTAKES) == codes("figures")


@pytest.mark.parametrize("file", MISTAKES, ids=lambda file: file.stem)
def test_a_mistake_is_refused_where_it_stands(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    marked = [number for number, line in enumerate(lines, 1) if line.endswith("# here")]
    assert len(marked) == 1
    picture, places = read(file)
    with pytest.raises(ContentError) as refused:
        draw(picture, Palette(), places)
    (finding,) = refused.value.findings
    assert (in_file(finding.position).line, finding.code) == (marked[0], file.stem)


def test_a_message_says_what_and_how_to_mend_it() -> None:
    picture = illustration(
        strokes=[{"path": [[300, 0.0], [540, 0.0]], "pressure": "firm", "hands": "thumbs"}]
    )
    with pytest.raises(ContentError) as refused:
        draw(picture, Palette(), Places())
    (finding,) = refused.value.findings
    assert finding.message.startswith("the stroke presses (firm) on the back of the knee: ")
    assert "release_before: knee-back" in finding.hint


def test_a_near_miss_is_not_refused() -> None:
    strokes = [
        {"path": [[240, 0.0], [404, 0.0]], "pressure": "firm", "hands": "thumbs",
         "release_before": "knee-back"},
        {"path": [[300, 0.9], [540, 0.9]], "pressure": "light", "hands": "thumbs"},
    ]  # fmt: skip
    assert draw(illustration(strokes=strokes), Palette(), Places()).shapes


def test_an_unknown_figure_is_a_finding() -> None:
    with pytest.raises(ContentError) as refused:
        draw(illustration(figure="posterior-legs"), Palette(), Places())
    (finding,) = refused.value.findings
    assert finding.code == "figure-unknown-name"
    assert "posterior-leg" in finding.hint


def test_all_mistakes_are_told_at_once() -> None:
    strokes = [
        {"path": [[380, 0.0], [240, 0.0]], "pressure": "firm", "hands": "thumbs"},
        {"path": [[300, 0.0], [540, 0.0]], "pressure": "firm", "hands": "thumbs"},
    ]
    with pytest.raises(ContentError) as refused:
        draw(illustration(strokes=strokes), Palette(), Places())
    assert {finding.code for finding in refused.value.findings} == {
        "figure-wrong-direction",
        "figure-pressure-in-zone",
    }


def test_a_medium_stroke_may_run_toward_the_foot() -> None:
    strokes = [{"path": [[380, 0.0], [240, 0.0]], "pressure": "medium", "hands": "thumbs"}]
    assert draw(illustration(strokes=strokes), Palette(), Places()).shapes


def test_the_other_leg_is_draped_whether_told_or_not() -> None:
    frame = {"from": 400, "to": 1000}
    named = draw(illustration(frame=frame), Palette(), Places())
    unnamed = draw(illustration(frame=frame, drape=None), Palette(), Places())
    assert named == unnamed
    assert "A sheet covers the other leg" in unnamed.description


@pytest.mark.parametrize(
    ("path", "zone"),
    [
        ([[120, 0.0], [240, 0.0]], "the heel cord"),
        ([[380, 0.9], [520, 0.9]], "the bony knob at the outer knee"),
        ([[600, 0.3], [900, 0.3]], "the fold under the buttock"),
    ],
)
def test_firm_pressure_on_a_tender_place_is_refused_where_it_is_written(
    path: list[list[float]], zone: str
) -> None:
    def drawn(pressure: str) -> Drawing:
        stroke = {"path": path, "pressure": pressure, "hands": "thumbs"}
        placed = {"hand": "right", "pose": "flat", "at": [650, 0.6]}
        frame = {"from": 20, "to": 1000}
        return draw(illustration(strokes=[stroke], hands=[placed], frame=frame), Palette(), PLACED)

    with pytest.raises(ContentError) as refused:
        drawn("firm")
    (finding,) = refused.value.findings
    assert finding.message.startswith(f"the stroke presses (firm) on {zone}: ")
    assert in_file(finding.position).line == 7
    assert drawn("medium").shapes


PLACED = Places({("illustrations", "leg", "strokes", 0): InFile("leg.yaml", 7)})


def test_a_stroke_may_ease_over_a_tender_place() -> None:
    stroke = {"path": [[600, 0.3], [900, 0.3]], "pressure": "firm", "hands": "thumbs",
              "ease_over": "gluteal-fold"}  # fmt: skip
    placed = {"hand": "right", "pose": "flat", "at": [650, 0.6]}
    picture = illustration(strokes=[stroke], hands=[placed], frame={"from": 420, "to": 960})
    description = draw(picture, Palette(), Places()).description
    assert "easing to light pressure over the fold under the buttock" in description
