"""Places are told as people say them, and put in one order whatever their kind."""

import json

import pytest

from builder.cli.say import Speaker
from builder.diagnostics import (
    Finding,
    InFile,
    InMember,
    OnOption,
    OnPage,
    Places,
    Position,
    in_file_order,
)

PLACES: list[tuple[Position, str, dict[str, str | int]]] = [
    (OnOption("--card"), "--card", {"option": "--card"}),
    (
        InMember("leg.epub", "EPUB/text/safety.xhtml"),
        "leg.epub, EPUB/text/safety.xhtml",
        {"path": "leg.epub", "member": "EPUB/text/safety.xhtml", "line": 0},
    ),
    (
        InMember("leg.epub", "EPUB/text/safety.xhtml", 12),
        "leg.epub, EPUB/text/safety.xhtml, line 12",
        {"path": "leg.epub", "member": "EPUB/text/safety.xhtml", "line": 12},
    ),
    (OnPage("leg.pdf"), "leg.pdf", {"path": "leg.pdf", "page": 0}),
    (OnPage("leg.pdf", 7), "leg.pdf, page 7", {"path": "leg.pdf", "page": 7}),
    (OnPage("leg.pdf", 10), "leg.pdf, page 10", {"path": "leg.pdf", "page": 10}),
    (
        InFile("leg/guide.yaml", 3, 5),
        "leg/guide.yaml:3:5",
        {"path": "leg/guide.yaml", "line": 3, "column": 5},
    ),
]


@pytest.mark.parametrize(("place", "words", "keys"), PLACES)
def test_a_place_is_told_as_people_say_it_and_by_keys_to_programs(
    place: Position,
    words: str,
    keys: dict[str, str | int],
    capsys: pytest.CaptureFixture[str],
) -> None:
    finding = Finding(place, "some-rule", "it is wrong")
    assert str(finding) == f"{words}: error: it is wrong [some-rule]"
    Speaker(quiet=True, form="json").findings([finding])
    row = json.loads(capsys.readouterr().err)
    rest = {"severity": "error", "code": "some-rule", "message": "it is wrong", "hint": ""}
    assert row == {**keys, **rest}


def test_findings_of_all_kinds_of_places_have_one_order() -> None:
    findings = [Finding(place, "some-rule", "it is wrong") for place, _, _ in PLACES]
    assert in_file_order(reversed(findings)) == tuple(findings)


def test_an_option_takes_the_place_of_what_is_written() -> None:
    card = InFile("leg/guide.yaml", 8, 1)
    places = Places({("guide", "card"): card}, {("guide", "card"): OnOption("--card")}, "leg")
    assert places.at("guide", "card") == OnOption("--card")
    assert places.at("guide", "card", "width") == card
    assert places.written("guide", "card") == card
    assert places.inside(card) == "guide.yaml"
