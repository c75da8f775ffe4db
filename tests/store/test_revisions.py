"""Stamps tell which laminated cards are out of date, and sheets can hold only those."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from builder.build import Built, build, written
from builder.cli import main
from builder.edition import Options, read
from builder.outputs import CHANGED
from builder.store.earlier import outdated, printed_before, revisions
from builder.store.project import Project, RequestError
from tests.rules.guides import BASE, made_guide
from tests.support.gates import runs_of

OWN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 6"><path d="M1 1L8 1L5 5Z"/></svg>'


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    return made_guide(BASE, tmp_path / "guide")


@pytest.fixture
def before(guide: Path) -> Path:
    """The outputs from which the cards were printed."""
    built(guide, only=("cards",))
    return Path(shutil.copytree(guide.parent / "output" / "guide", guide.parent / "printed"))


def built(guide: Path, **asked: Any) -> Built:
    return build(guide, Options(output=guide.parent / "output", **asked), Project())


def edited(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def states(guide: Path, before: Path) -> list[tuple[str, str]]:
    cards = outdated(read(guide, Project(), "guide").guide, printed_before(before))
    return [(each.revision.id, each.state) for each in cards]


def test_every_card_has_a_revision_the_title_card_first(guide: Path) -> None:
    cards = revisions(read(guide, Project(), "guide").guide)
    assert [(each.id, each.number) for each in cards] == [
        ("title", ""), ("warm-up", "1"), ("knead", "2")
    ]  # fmt: skip
    assert len({each.digest for each in cards}) == 3


def test_a_set_that_did_not_change_is_up_to_date(guide: Path, before: Path) -> None:
    assert states(guide, before) == []
    assert states(guide, before / "build.json") == []


@pytest.mark.parametrize(
    ("file", "old", "new", "cards"),
    [
        ("cards/02-knead.md", "Short nails", "Clean nails", ["knead"]),
        ("cautions.yaml", "Never press into", "Do not press into", ["knead"]),
        ("illustrations/leg.yaml", "to: 560", "to: 570", ["warm-up"]),
        ("cards/02-knead.md", "See [the first", "See too [the first", []),
        ("guide.yaml", "2026-11-22", "2026-11-23", []),
    ],
)
def test_what_a_face_shows_makes_it_out_of_date_and_nothing_else(
    file: str, old: str, new: str, cards: list[str], guide: Path, before: Path
) -> None:
    edited(guide / file, old, new)
    assert [card for card, state in states(guide, before) if card != "title"] == cards
    assert {state for _, state in states(guide, before)} <= {"changed"}


def test_another_picture_of_ones_own_makes_its_card_out_of_date(guide: Path) -> None:
    edited(guide / "cards" / "02-knead.md", "title:", "illustration: pot\ntitle:")
    own = guide / "illustrations" / "pot.svg"
    own.with_suffix(".yaml").write_text("alt: A pot of oil.\n", "utf-8")
    own.write_text(OWN, "utf-8")
    built(guide, only=("cards",))
    before = Path(shutil.copytree(guide.parent / "output" / "guide", guide.parent / "printed"))
    assert states(guide, before) == []
    edited(own, "M1 1", "M2 1")
    assert states(guide, before) == [("title", "changed"), ("knead", "changed")]


def test_cards_that_moved_came_or_went_are_told_so(guide: Path, before: Path) -> None:
    edited(guide / "guide.yaml", "[warm-up, knead]", "[knead, wring]")
    for old, new in (("01-warm-up", "01-knead"), ("02-knead", "02-wring")):
        (guide / "cards" / f"{old}.md").rename(guide / "cards" / f"{new}.new")
    shutil.move(guide / "cards" / "01-knead.new", guide / "cards" / "02-wring.md")
    shutil.move(guide / "cards" / "02-wring.new", guide / "cards" / "01-knead.md")
    edited(guide / "cards" / "01-knead.md", "(#warm-up)", "(#wring)")
    assert dict(states(guide, before)) == {
        "title": "changed", "knead": "moved", "wring": "new", "warm-up": "gone"
    }  # fmt: skip


def test_sheets_can_hold_only_what_changed(guide: Path, before: Path) -> None:
    edited(guide / "cards" / "02-knead.md", "Short nails", "Clean nails")
    made = built(guide, only=("sheets",), changed_since=before)
    assert "cards-print.pdf" not in made.files
    assert made.made.form(CHANGED).cards == 2
    printed = " ".join(run.text for run in runs_of(made.files["cards-changed.pdf"]))
    assert "Knead the calf" in printed
    assert "Glide both palms up the leg" not in printed


def test_where_nothing_changed_there_is_nothing_to_print(
    guide: Path, before: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = ["build", str(guide), "--output", str(guide.parent / "output"), "--only", "sheets"]
    assert main([*base, "--only-changed-since", str(before)]) == 0
    assert "there is nothing to print" in capsys.readouterr().out
    assert not (guide.parent / "output" / "guide" / "cards-changed.pdf").exists()


def test_the_command_says_what_to_do(
    guide: Path, before: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(guide), "--compare", str(before)]) == 0
    assert capsys.readouterr().out == "every card is as it was printed\n"
    edited(guide / "cards" / "02-knead.md", "Short nails", "Clean nails")
    assert main(["check", str(guide), "--compare", str(before)]) == 0
    assert capsys.readouterr().out == (
        "print again: the title card\nprint again: card 2 'Knead the calf'\n"
    )


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"cards": [1]}', '{"cards": [{"id": "a"}]}'])
def test_what_tells_no_cards_is_refused(content: str, tmp_path: Path) -> None:
    (tmp_path / "build.json").write_text(content)
    with pytest.raises(RequestError, match="does not tell which cards were printed"):
        printed_before(tmp_path)


def test_a_folder_without_an_inventory_is_wrong_usage(
    guide: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(guide), "--compare", str(tmp_path)]) == 2
    assert "cannot read" in capsys.readouterr().err


def test_a_build_to_compare_with_is_refused_before_anything_is_drawn(
    guide: Path, tmp_path: Path
) -> None:
    stages: list[str] = []
    asked = Options(only=("sheets",), output=tmp_path / "out", changed_since=tmp_path / "none")
    with pytest.raises(RequestError, match="cannot read"):
        written(guide, asked, Project(), stages.append)
    assert stages == ["read"]


def test_the_inventory_lists_the_cards(guide: Path) -> None:
    inventory = json.loads(built(guide, only=("cards",)).files["build.json"])
    assert [card["title"] for card in inventory["cards"]] == [
        "A short guide", "Warm up the leg", "Knead the calf"
    ]  # fmt: skip


def test_the_inventory_of_another_guide_is_refused(
    guide: Path, before: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = before / "build.json"
    inventory = json.loads(file.read_text("utf-8"))
    inventory["cards"] = [{**card, "id": f"other-{card['id']}"} for card in inventory["cards"]]
    file.write_text(json.dumps(inventory), "utf-8")
    assert main(["check", str(guide), "--compare", str(file)]) == 2
    assert "it has none of guide 'guide'" in capsys.readouterr().err


def test_sheets_of_what_changed_are_sheets(
    guide: Path, before: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["build", str(guide), "--only", "quick", "--only-changed-since", str(before)]
    assert main(asked) == 2
    assert "--only-changed-since makes sheets" in capsys.readouterr().err
