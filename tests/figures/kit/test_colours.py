"""What a theme's ``figures`` may say, and that nothing else in it is passed over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from builder.diagnostics import ContentError, Places
from builder.edition import read
from builder.figures import Palette, colour_faults, draw
from builder.figures.kit.colours import OF_PALETTE, OF_SKIN
from builder.store.project import Project
from tests.figures.support import illustration
from tests.rules.guides import BASE, made_guide

HEAD = "figures:\n"
FAULTS = {
    "  stopp: '#aa0000'": "2:3: error: key 'stopp' is not known [figure-unknown-name]",
    "  edition: mono": "2:3: error: key 'edition' is not known [figure-unknown-name]",
    "  stop: red": "2:3: error: 'stop' must be a colour, not 'red' [figure-bad-value]",
    "  stop: 1": "2:3: error: 'stop' must be a colour, not 1 [figure-bad-value]",
    "  receiver: browm": "2:3: error: skin tone 'browm' is not known [figure-unknown-name]",
    "  giver: [{base: 1}]": "2:3: error: skin tone ({'base': 1},) is not known",
    "  giver:\n    bse: '#aa0000'": "3:5: error: key 'bse' is not known [figure-unknown-name]",
    "  giver:\n    levels: 3": "3:5: error: key 'levels' is not known [figure-unknown-name]",
    "  giver:\n    base: '#AA'": "3:5: error: 'base' must be a colour, not '#AA'",
    "  shadow_share: 3": "2:3: error: 'shadow_share' must be a number from 0 to 1, not 3",
}


@pytest.mark.parametrize("written", FAULTS)
def test_what_is_no_colour_of_a_picture_is_a_finding_at_its_line(
    written: str, tmp_path: Path
) -> None:
    folder = made_guide(BASE, tmp_path / "g")
    (folder / "theme.yaml").write_text(HEAD + written, encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        read(folder, Project(), "g")
    (finding,) = refused.value.findings
    assert str(finding).startswith(f"g/theme.yaml:{FAULTS[written]}")
    assert finding.hint


def test_every_colour_may_be_changed() -> None:
    skin = dict.fromkeys(OF_SKIN, "#123456")
    people: dict[str, Any] = {"receiver": "deep", "giver": skin, "shadow_share": 0.5}
    figures = {**dict.fromkeys(OF_PALETTE, "#123456"), **people}
    assert not tuple(colour_faults(figures, Places()))
    palette = Palette.of(figures)
    assert palette.giver.base == palette.stop == "#123456"


@pytest.mark.parametrize("figure", ["posterior-leg", "posture", "oil", "position"])
def test_a_tone_that_a_picture_asks_for_is_known(figure: str) -> None:
    picture = illustration(figure=figure, options={"giver": "browm", "receiver": 1})
    with pytest.raises(ContentError) as refused:
        draw(picture, Palette(), Places())
    assert [each.message for each in refused.value.findings][:2] == [
        "skin tone 1 is not known",
        "skin tone 'browm' is not known",
    ]
