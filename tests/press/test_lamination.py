"""How a guide's cards are sealed: what is chosen, counted, rounded, and found wrong."""

from __future__ import annotations

from math import hypot
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.diagnostics import Finding, InFile, Places
from builder.layout.stamp import set_stamp
from builder.model import CardFormat, Guide, Lamination, PouchSize
from builder.press.lamination import ADVISED_SEAL, CORNER, LEAST_SEAL, check_lamination, sealing
from builder.reading import read_guide
from tests.rules.guides import EXPECTED, RULES, VOCABULARY, findings_of, made_guide
from tests.support.books import leg_guide

CLOSE = pytest.approx
CODES = ("pouch-too-small", "seal-too-narrow")
AT = InFile("guide.yaml", 6, 14)


def guide(card: CardFormat | None = None, **lamination: Any) -> Guide:
    places = Places({("guide", "lamination"): AT, ("guide", "card"): InFile("guide.yaml", 5)})
    return leg_guide(card=card or CardFormat(), lamination=Lamination(**lamination), places=places)


def findings_on(card: CardFormat | None = None, **lamination: Any) -> list[Finding]:
    return list(check_lamination(guide(card, **lamination)))


def test_a_guide_that_says_nothing_gets_the_best_pouch() -> None:
    sealed = sealing(guide())
    assert sealed.chosen
    assert sealed.fit.pouch.name == "a6"
    assert (sealed.fit.beside, sealed.fit.above) == (6.0, 11.0)
    assert sealed.fit.seal == 3.0
    assert sealed.better is None


def test_a_wider_seal_can_ask_for_a_larger_pouch() -> None:
    card = CardFormat(width=105, height=148)
    assert sealing(guide(card)).fit.pouch.name == "a6"
    assert sealing(guide(card, seal=5.0)).fit.pouch.name == "a5"


def test_a_pouch_that_is_named_is_taken() -> None:
    sealed = sealing(guide(pouch="a5"))
    assert not sealed.chosen
    assert sealed.fit.pouch.name == "a5"


def test_cards_share_a_named_pouch_and_are_told_of_a_better_one() -> None:
    sealed = sealing(guide(pouch="a4"))
    assert (sealed.fit.cards, sealed.pouches(18), sealed.pouches(16)) == (4, 5, 4)
    assert sealed.better is not None
    assert sealed.better.pouch.name == "a6"
    assert sealed.plastic_cuts(16) == 4 * (2 + 16)


def test_a_pouch_of_ones_own_lies_as_it_must() -> None:
    sealed = sealing(guide(pouch=PouchSize(width=160, height=110)))
    assert (sealed.fit.pouch.name, sealed.fit.turned) == ("custom", False)
    assert (sealed.fit.width, sealed.fit.height) == (110, 160)
    assert sealed.fit.beside == CLOSE(5.5)


def test_each_card_takes_a_pouch() -> None:
    assert sealing(guide()).pouches(19) == 19
    assert sealing(guide()).plastic_cuts(19) == 76


def test_corners() -> None:
    assert sealing(guide()).radius == CORNER == CLOSE(6.35)
    assert sealing(guide()).paper_radius == CLOSE(3.35)
    assert sealing(guide(radius=10.0, seal=4.0)).paper_radius == 6.0
    assert sealing(guide(radius=3.0, seal=5.0)).paper_radius == 0.0
    assert sealing(guide(radius=0.0)).radius == 0.0


def test_how_cards_are_sealed_is_no_part_of_what_they_say() -> None:
    assert set_stamp(guide(seal=5.0)) == set_stamp(guide())
    assert set_stamp(guide(CardFormat(width=66, height=99))) == set_stamp(guide())


@given(st.floats(0.0, 20.0), st.floats(2.0, 10.0))
@settings(max_examples=60)
def test_the_clear_edge_is_as_wide_at_corners(radius: float, seal: float) -> None:
    sealed = sealing(guide(radius=radius, seal=seal))
    nearest = min(_inside_corner(x, y, radius) for x, y in _paper_corner(sealed.paper_radius, seal))
    assert nearest >= seal - 1e-3


def _paper_corner(radius: float, seal: float) -> list[tuple[float, float]]:
    """Return points on the paper's outline, the plastic's square corner being the origin."""
    centre, steps = seal + radius, [step / 20 for step in range(21)]
    directions = [
        (step / hypot(step, 1 - step), (1 - step) / hypot(step, 1 - step)) for step in steps
    ]
    return [(centre - radius * dx, centre - radius * dy) for dx, dy in directions]


def _inside_corner(x: float, y: float, radius: float) -> float:
    """Return how far a point lies inside plastic whose corner at the origin is rounded (mm)."""
    if x >= radius or y >= radius:
        return min(x, y)
    return radius - hypot(radius - x, radius - y)


def test_a_card_that_no_pouch_holds_is_warned_of_and_gets_a_pouch_of_its_size() -> None:
    card = CardFormat(width=300, height=250)
    (finding,) = findings_on(card)
    assert (finding.code, finding.severity) == ("pouch-too-small", "warning")
    assert finding.position == InFile("guide.yaml", 5)
    assert "256 × 306 mm" in finding.message
    fit = sealing(guide(card)).fit
    assert (fit.pouch.name, fit.width, fit.height, fit.seals) == ("custom", 306, 256, True)


@pytest.mark.parametrize("size", ["99x132", "66x99", "a6", "a7", "4x6in", "3x5in", "poker"])
def test_every_named_card_has_a_pouch(size: str) -> None:
    assert findings_on(CardFormat.model_validate({"size": size})) == []


@pytest.mark.parametrize(
    ("seal", "severities"),
    [(0.0, ["error"]), (1.99, ["error"]), (LEAST_SEAL, ["warning"]), (2.9, ["warning"]),
     (ADVISED_SEAL, []), (5.0, [])],
)  # fmt: skip
def test_a_narrow_seal(seal: float, severities: list[str]) -> None:
    findings = findings_on(seal=seal)
    assert [finding.severity for finding in findings] == severities
    assert all(finding.code == "seal-too-narrow" for finding in findings)
    assert all(f"{seal:g} mm" in finding.message for finding in findings)


def test_a_small_pouch_names_those_that_fit_best_first() -> None:
    (finding,) = findings_on(pouch="a7")
    assert (finding.code, finding.severity, finding.position) == ("pouch-too-small", "error", AT)
    assert finding.message == (
        "pouch a7 is 80 × 111 mm, a card of 99 × 132 mm with 3 mm round it needs 105 × 138 mm"
    )
    assert finding.hint == (
        "these fit: a6 (111 × 154 mm), a5 (154 × 216 mm), a4 (216 × 303 mm), "
        "letter (228.6 × 292.1 mm)"
    )


def test_a_small_pouch_tells_the_seal_with_which_it_would_do() -> None:
    (finding,) = findings_on(CardFormat(width=105, height=148), pouch="a6", seal=5.0)
    assert finding.hint.endswith("with a seal of 3 mm this one would do")


def test_a_pouch_of_ones_own_can_be_too_small_too() -> None:
    (finding,) = findings_on(pouch=PouchSize(width=100, height=150))
    assert finding.message.startswith("the pouch is 100 × 150 mm, ")


def test_two_things_wrong_are_two_findings() -> None:
    assert {finding.code for finding in findings_on(pouch="a7", seal=1.0)} == set(CODES)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.golden
def test_a_folder_gives_exactly_its_findings(
    code: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    folder = made_guide(RULES / code, tmp_path / "guide")
    read = read_guide(folder, shown_as="guide", vocabulary=VOCABULARY)
    findings = list(check_lamination(read.guide))
    assert {finding.code for finding in findings} == {code}
    text = "".join(f"{finding}\n" for finding in findings)
    expected = RULES / code / EXPECTED
    if request.config.getoption("--update-golden", default=False):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


def written(folder: Path, lamination: str) -> Path:
    made = made_guide(RULES / "_base", folder)
    file = made / "guide.yaml"
    file.write_text(f"{file.read_text('utf-8')}lamination: {lamination}\n", encoding="utf-8")
    return made


def test_the_key_is_read(tmp_path: Path) -> None:
    text = "{pouch: {width: 120, height: 160}, seal: 4, radius: 5.5}"
    read = read_guide(written(tmp_path / "guide", text), vocabulary=VOCABULARY).guide
    size = PouchSize(width=120, height=160)
    assert read.lamination == Lamination(pouch=size, seal=4, radius=5.5)


@pytest.mark.parametrize(
    ("text", "code", "reason"),
    [
        ("{pouch: a66}", "bad-value", "did you mean 'a6'?"),
        ("{pouch: {width: 120}}", "missing-key", "'height'"),
        ("{pouch: {width: 20, height: 30}}", "bad-value", "must be at least 40"),
        ("{pouch: 6}", "wrong-type", "one of a4, a5"),
        ("{seal: wide}", "wrong-type", "a number"),
        ("{seal: -1}", "bad-value", "must be at least 0"),
        ("{edge: 3}", "unknown-key", "'edge'"),
    ],
)
def test_what_cannot_be_read_is_found(text: str, code: str, reason: str, tmp_path: Path) -> None:
    findings = findings_of(written(tmp_path / "guide", text))
    assert {finding.code for finding in findings} == {code}
    assert any(reason in str(finding) for finding in findings)
