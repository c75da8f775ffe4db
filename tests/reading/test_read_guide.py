"""A folder to a guide: what is read, where it stands, and what is left alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.diagnostics import ContentError, Finding, InFile, MachineError
from builder.model import Guide, Illustration
from builder.reading import read_guide, read_picture
from tests.rules.guides import BASE, VOCABULARY
from tests.support.positions import in_file
from tests.support.synthetic import write_guide


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "short-guide"))


def read(folder: Path) -> Guide:
    return read_guide(folder, shown_as="g", vocabulary=VOCABULARY).guide


def findings(folder: Path) -> tuple[Finding, ...]:
    with pytest.raises(ContentError) as caught:
        read_guide(folder, shown_as="g", vocabulary=VOCABULARY)
    return caught.value.findings


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_every_file_is_read(folder: Path) -> None:
    guide = read(folder)
    assert guide.id == "short-guide"
    assert guide.title == "A short guide"
    assert guide.edition.date == "2026-11-22"
    assert [card.id for card in guide.cards] == ["warm-up", "knead"]
    assert [str(step.text) for step in guide.cards[1].steps] == [
        "Sit beside the calf.",
        "Slide up to the knee.",
    ]
    assert guide.cards[1].steps[1].caution == "knee-back"
    assert guide.cards[0].body.source == "Long :term[effleurage] first."
    assert guide.caution_called("knee-back").zones == ("knee-back",)
    assert guide.illustrations["leg"].figure == "posterior-leg"
    assert guide.theme == {}


def test_cards_stand_in_the_order_of_the_parts(folder: Path) -> None:
    change(folder / "guide.yaml", "[warm-up, knead]", "[knead, warm-up]")
    guide = read(folder)
    assert [guide.number_of(card) for card in guide.cards] == [1, 2]
    assert guide.cards[0].id == "knead"


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("guide",), "guide.yaml:1:1"),
        (("guide", "edition", "date"), "guide.yaml:5:27"),
        (("guide", "parts", 0, "cards", 1), "guide.yaml:13:22"),
        (("guide", "subtitle"), "guide.yaml:1:1"),
        (("cautions",), "cautions.yaml:1:1"),
        (("cautions", "knee-back"), "cautions.yaml:1:3"),
        (("cautions", "knee-back", "short"), "cautions.yaml:7:3"),
        (("cards", "knead"), "cards/02-knead.md:1:1"),
        (("cards", "knead", "steps", 0, "text"), "cards/02-knead.md:5:5"),
        (("cards", "knead", "steps", 1, "caution"), "cards/02-knead.md:7:5"),
        (("cards", "knead", "body"), "cards/02-knead.md:11:1"),
        (("illustrations", "leg", "alt"), "illustrations/leg.yaml:2:1"),
        (("theme", "colours"), "guide.yaml:1:1"),
        ((), "guide.yaml:1:1"),
    ],
)
def test_places_name_file_line_and_column(
    folder: Path, path: tuple[str | int, ...], place: str
) -> None:
    assert str(read(folder).places.at(*path)) == f"g/{place}"


def test_the_theme_is_read_as_it_is_written(folder: Path) -> None:
    (folder / "theme.yaml").write_text("parts:\n  - {colour: '#000000'}\n", encoding="utf-8")
    guide = read(folder)
    assert guide.theme == {"parts": ({"colour": "#000000"},)}
    assert guide.places.at("theme", "parts", 0, "colour") == InFile("g/theme.yaml", 2, 6)


def test_places_can_be_listed_and_each_is_the_one_that_is_found(folder: Path) -> None:
    places = read(folder).places
    assert len(places.positions) > 40
    for path, position in places.positions.items():
        assert places.at(*path) == position


def test_places_point_at_the_key_or_item_itself(folder: Path) -> None:
    for path, position in read(folder).places.positions.items():
        line = (folder / position.file.removeprefix("g/")).read_text(encoding="utf-8")
        start = line.split("\n")[position.line - 1][position.column - 1 :]
        assert start
        if path and isinstance(path[-1], str) and len(path) > 2 and path[-1] != "body":
            assert start.startswith(path[-1])


def test_every_file_is_named_under_the_path_it_was_given_as(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(BASE, tmp_path / "g"))
    assert str(read_guide(folder).guide.places.at("guide")) == f"{folder.as_posix()}/guide.yaml:1:1"
    slashed = read_guide(folder, shown_as="content/g/").guide
    assert str(slashed.places.at("guide")) == "content/g/guide.yaml:1:1"


def test_without_a_vocabulary_figures_zones_and_characters_are_not_checked(folder: Path) -> None:
    change(folder / "cards" / "02-knead.md", "Short nails.", "Short nails ✓.")
    change(folder / "cards" / "02-knead.md", "[calf, knee-back]", "[anywhere]")
    change(folder / "illustrations" / "leg.yaml", "posterior-leg", "anything")
    assert read_guide(folder).guide.cards[1].zones == ("anywhere",)
    assert {finding.code for finding in findings(folder)} == {
        "missing-glyph", "unknown-figure", "unknown-zone",
    }  # fmt: skip


def test_a_zone_of_the_authors_own_is_known(folder: Path) -> None:
    change(folder / "guide.yaml", "parts:", "zones: {pot: where the roots are}\nparts:")
    change(folder / "cards" / "02-knead.md", "[calf, knee-back]", "[pot]")
    assert read(folder).cards[1].zones == ("pot",)


def test_translations_templates_papers_and_hidden_files_do_not_confuse_it(folder: Path) -> None:
    (folder / "locale" / "de" / "cards").mkdir(parents=True)
    (folder / "locale" / "de" / "cards" / "01-warm-up.md").write_text("no card", encoding="utf-8")
    (folder / "LICENSE.md").write_text("CC BY 4.0", encoding="utf-8")
    (folder / "ACCESSIBILITY.md").write_text("Not reviewed.", encoding="utf-8")
    (folder / "templates").mkdir()
    (folder / "templates" / "front.xml").write_text("{{ not read }}", encoding="utf-8")
    (folder / "cards" / ".02-knead.md.swp").write_bytes(b"\xff")
    (folder / "cards" / "02-knead.md~").write_bytes(b"\xff")
    assert read_guide(folder, vocabulary=VOCABULARY).findings == ()


def test_a_link_to_a_file_of_the_same_guide_is_followed(folder: Path) -> None:
    (folder / "illustrations" / "copy.yaml").symlink_to("leg.yaml")
    assert read(folder).illustrations["copy"].alt == "The back of the leg."


def test_a_link_that_leads_nowhere_in_the_guide_is_no_file(folder: Path) -> None:
    (folder / "cautions.yaml").unlink()
    (folder / "cautions.yaml").symlink_to("nowhere.yaml")
    assert [finding.message for finding in findings(folder)] == ["'cautions.yaml' is not a file"]


def test_a_link_to_itself_is_refused(folder: Path) -> None:
    (folder / "illustrations" / "loop.yaml").symlink_to("loop.yaml")
    assert [finding.code for finding in findings(folder)] == ["path-outside-guide"]


def test_a_guide_folder_may_itself_be_a_link(folder: Path) -> None:
    link = folder.parent / "link"
    link.symlink_to(folder)
    assert read(link).id == "short-guide"


def test_a_folder_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    (finding,) = findings(tmp_path / "nowhere")
    assert str(finding.position) == "g:1:1"
    assert finding.code == "missing-file"


@pytest.mark.parametrize(
    ("name", "id_"),
    [("Short Guide", "short-guide"), ("My Guide (draft)", "my-guide-draft"), ("Guía", "guia"),
     ("tea_2", "tea-2"), ("茶", "guide")],
)  # fmt: skip
def test_the_folders_name_may_be_any(name: str, id_: str, tmp_path: Path) -> None:
    assert read(Path(shutil.copytree(BASE, tmp_path / name))).id == id_


def test_keys_that_mean_nothing_for_an_own_picture_are_told(folder: Path) -> None:
    (folder / "illustrations" / "leg.yaml").write_text(
        "alt: A leg.\nside: left\nlabels: [{text: Calf}]\noptions: {junk: 1}\n", encoding="utf-8"
    )
    (folder / "illustrations" / "leg.svg").write_text("<svg/>", encoding="utf-8")
    assert [str(finding.position) for finding in findings(folder)] == [
        f"g/illustrations/leg.yaml:{line}:1" for line in (2, 3, 4)
    ]


def test_a_file_the_system_refuses_is_not_the_authors_fault(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refused)
    with pytest.raises(MachineError, match="Permission denied"):
        read_guide(folder)


def test_all_findings_come_at_once_in_the_order_of_the_files(folder: Path) -> None:
    (folder / "notes.txt").write_text("x", encoding="utf-8")
    change(folder / "guide.yaml", "language: en-GB\n", "")
    change(folder / "cautions.yaml", "level: warning", "level: warn")
    change(folder / "cards" / "02-knead.md", "caution: knee-back", "caution: knee-bck")
    (folder / "cards" / "01-warm-up.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    raised = findings(folder)
    assert [finding.code for finding in raised] == [
        "yaml-syntax", "unknown-caution", "bad-value", "missing-key", "unknown-file",
    ]  # fmt: skip
    assert [finding.position for finding in raised] == sorted(f.position for f in raised)


@pytest.mark.parametrize(
    "file", ["guide.yaml", "cautions.yaml", "illustrations/leg.yaml", "theme.yaml"]
)
def test_a_file_that_cannot_be_read_is_blamed_once(folder: Path, file: str) -> None:
    (folder / file).write_text("a: [", encoding="utf-8")
    assert [finding.code for finding in findings(folder)] == ["yaml-syntax"]


def test_warnings_alone_do_not_stop_a_guide(folder: Path) -> None:
    (folder / "notes.txt").write_text("x", encoding="utf-8")
    reading = read_guide(folder, shown_as="g", vocabulary=VOCABULARY)
    assert [str(finding.position) for finding in reading.findings] == ["g/notes.txt:1:1"]


def test_a_picture_of_the_authors_own_is_read_from_the_guide_only(folder: Path) -> None:
    (folder / "illustrations" / "own.png").write_bytes(b"picture")
    (folder / "illustrations" / "own.yaml").write_text("alt: Own.\n", encoding="utf-8")
    own = read(folder).illustrations["own"]
    assert own.file == "illustrations/own.png"
    assert read_picture(folder, own) == b"picture"
    for file in ("../secret", "illustrations/none.png", None):
        with pytest.raises(MachineError):
            read_picture(folder, Illustration(name="x", alt="X.", file=file))


def test_a_thousand_kinds_of_text_are_not_mixed_up(tmp_path: Path) -> None:
    guide = read(write_guide(tmp_path / "many", 60))
    texts = [str(step.text) for card in guide.cards for step in card.steps]
    assert len(texts) == 300
    assert len(set(texts)) == 300
    assert [card.id for card in guide.cards] == [f"stroke-{n}" for n in range(1, 61)]
    assert [len(part.cards) for part in guide.parts] == [25, 25, 10]


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    char=st.characters(codec="utf-8", min_codepoint=0x2200, exclude_categories=["C", "Z"]),
    before=st.text("ab é", max_size=8),
    place=st.integers(0, 2),
)
def test_a_missing_glyph_is_named_at_its_line_and_column(
    tmp_path: Path, char: str, before: str, place: int
) -> None:
    folder = Path(shutil.copytree(BASE, tmp_path / "g", dirs_exist_ok=True))
    file = folder / "cards" / "02-knead.md"
    spot = ["Short nails.", "Knead the calf", "See [the"][place]
    change(file, spot, f"x{before}{char} {spot}")
    (finding,) = findings(folder)
    assert finding.code == "missing-glyph"
    assert f"U+{ord(char):04X}" in finding.message
    at = in_file(finding.position)
    line = file.read_text(encoding="utf-8").split("\n")[at.line - 1]
    assert line[at.column - 1] == char


def test_of_a_script_that_the_type_lacks_one_finding_tells(folder: Path) -> None:
    change(folder / "guide.yaml", "A short guide", "Короткое руководство")
    change(folder / "cards" / "02-knead.md", "Short nails.", "Коротко. Ω")
    script, omega = sorted(findings(folder), key=lambda each: str(each.position), reverse=True)
    assert str(script.position) == "g/guide.yaml:1:8"
    assert script.message == "the type has no Cyrillic letters: the guide has 10 of them"
    assert "U+03A9" in omega.message


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("---\ntitle", "title", "put a line --- before the first key"),
        ("---\ntitle", "\n---\ntitle", "delete the lines above ---"),
        ("---\ntitle", "----\ntitle", "write this line as ---"),
        ("---\nSee", "\N{EM DASH}\N{EM DASH}\nSee", "write this line as ---"),
        ("---\nSee", "See", "put another line --- after the last key"),
    ],
)
def test_a_missing_line_of_dashes_is_told(old: str, new: str, hint: str, folder: Path) -> None:
    card = folder / "cards" / "02-knead.md"
    change(card, old, new)
    (finding,) = (each for each in findings(folder) if each.code == "no-front-matter")
    assert finding.hint.startswith(hint)


def test_a_file_in_utf_16_is_named_as_such(folder: Path) -> None:
    card = folder / "cards" / "02-knead.md"
    card.write_bytes(card.read_text("utf-8").encode("utf-16"))
    (finding,) = (each for each in findings(folder) if each.code == "not-utf8")
    assert finding.message == "the file is written in UTF-16"
