"""README is true: pictures, commands, codes, versions and sizes, and its guide, which builds."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from PIL import Image

from builder.build import build, check
from builder.cli.command import main
from builder.cli.say import EXIT
from builder.diagnostics import ContentError
from builder.edition import Options
from builder.model import (
    CARD_SIZES,
    Allowance,
    Card,
    CardFormat,
    Caution,
    Guide,
    Illustration,
    Lamination,
    Step,
    Wording,
)
from builder.model.base import Value
from builder.model.guide import (
    Creator,
    Edition,
    Emergency,
    Part,
    QuickReference,
    Review,
    Series,
    Source,
)
from builder.outputs import CARDS, OUTPUTS
from builder.rules import codes
from builder.store.project import Project
from tests.docs.pages import page, tables
from tests.support.made import ROOT, Made
from tests.support.pictures import FOLDER

README = page("README.md")
MOST_BYTES = 120_000
FILE = re.compile(r"\*\*`content/tea/([^`]+)`\*\*\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    """The guide that README tells to write."""
    folder = tmp_path / "tea"
    for name, text in FILE.findall(README):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_guide_builds_without_a_finding(tea: Path, tmp_path: Path) -> None:
    built = build(tea, Options(output=tmp_path / "output"), Project())
    assert built.findings == ()
    card_set = built.made.form(CARDS)
    assert {path.name for path in built.folder.iterdir()} > {"build.json", "tea.epub"}
    assert [fit.name for fit in card_set.fits][2:] == ["card-1", "card-1-back"]


def test_the_mistake_is_told_as_shown(tea: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    card = tea / "cards" / "01-pour.md"
    card.write_text(card.read_text("utf-8").replace("caution: scald", "caution: scold"), "utf-8")
    monkeypatch.chdir(tea.parent)
    with pytest.raises(ContentError) as caught:
        check(Path("tea"), Project())
    assert str(caught.value).replace("tea/", "content/tea/") in README


def test_the_example_of_a_theme_is_one(tea: Path) -> None:
    (example,) = re.findall(r"for example `([^`]+)`", README)
    (tea / "theme.yaml").write_text(example, encoding="utf-8")
    assert check(tea, Project()) == ()


def test_every_picture_is_shown_in_words_too_and_small() -> None:
    shown = dict(re.findall(r"!\[[^\]]+\]\((output/pictures/([^)]+))\)", README)).values()
    kept = sorted(path.name for path in FOLDER.iterdir())
    assert len(kept) >= 4
    assert sorted(shown) == kept
    for name in kept:
        assert (FOLDER / name).stat().st_size <= MOST_BYTES, name
        with Image.open(FOLDER / name) as picture:
            assert (picture.format, picture.mode) == ("PNG", "P"), name


def test_every_command_and_option_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [cells[0].strip("`").split(maxsplit=2)[1:] for cells in tables(README, "command")]
    names = list(dict.fromkeys(name for name, *_ in rows))
    assert names == ["build", "check", "calibrate", "explain", "doctor"]
    for name, *rest in rows:
        assert main([name, "--help"]) == EXIT.done
        usage = capsys.readouterr().out
        for word in re.findall(r"--[a-z]+|[A-Z]{3,}", " ".join(rest)):
            assert word in usage, f"{name} {word}"


def test_the_exit_codes_are_those_of_the_command() -> None:
    (told,) = re.findall(r"^Exit codes: (.*?)\.\s", README, re.MULTILINE | re.DOTALL)
    numbers = [int(number) for number in re.findall(r"(?:^|; |;\n)(\d+) ", told)]
    assert numbers == [EXIT.done, EXIT.findings, EXIT.usage, EXIT.machine, EXIT.fault]


KEYS: dict[str, type[Value]] = {
    "`guide.yaml`": Guide, "– an edition": Edition, "– a part": Part, "– series": Series,
    "– a creator": Creator, "– a review": Review, "– card": CardFormat,
    "– lamination": Lamination, "– wording": Wording, "– an allowance": Allowance,
    "– quick_reference": QuickReference, "– a source": Source, "– emergency": Emergency,
    "a caution": Caution, "a card": Card, "– a step": Step, "an illustration": Illustration,
}  # fmt: skip


FILLERS = {"its", "alone", "or", "both", "in", "mm"}


def test_every_key_of_a_guide_is_told_and_no_other() -> None:
    rows = dict(tables(README, "in"))
    assert set(rows) == set(KEYS)
    for name, told in rows.items():
        kind, text = KEYS[name], re.sub(r"\([^)]*\)", "", told)
        needed = {key for key in kind.written_keys() if kind.model_fields[key].is_required()}
        assert set(re.findall(r"\*\*(\w+)\*\*", text)) == needed, name
        assert set(re.findall(r"\w+", text)) - FILLERS == set(kind.written_keys()), name


def test_every_card_size_is_told() -> None:
    told = dict(tables(README, "in"))["– card"]
    assert set(re.findall(r"\w+", told.partition(")")[0])) >= set(CARD_SIZES)


def test_every_code_can_be_explained() -> None:
    said = re.findall(r"cardbook explain ([a-z-]+)|\[([a-z]+-[a-z-]+)\]$", README, re.MULTILINE)
    found = {code for pair in said for code in pair if code}
    assert len(found) == 2
    assert found <= set(codes())


def test_the_checkers_are_those_that_are_locked() -> None:
    locked = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")
    told = re.findall(r"(EPUBCheck|page-validation) ([\d.]+\d)", README)
    assert len(told) == 2
    for name, version in told:
        assert f"{name.lower()}=={version}" in locked


def test_the_card_is_as_large_as_told(real: Made) -> None:
    card = real.guide.card
    assert f"{card.width:g} × {card.height:g} mm" in README
    assert f"{len(real.guide.cards)} cards" in README


def test_the_engines_are_those_that_are_locked() -> None:
    locked = json.loads((ROOT / "tests" / "engines" / "package-lock.json").read_bytes())
    names = {"Ace": "@daisy/ace-cli", "axe-core": "axe-core", "foliate-js": "foliate-js"}
    told = dict(re.findall(r"(Ace|axe-core|foliate-js)\s+([\d.]+\d)", README))
    assert told == {
        said: locked["packages"][f"node_modules/{name}"]["version"] for said, name in names.items()
    }


def test_the_table_of_files_is_that_of_the_outputs() -> None:
    rows = [(output.file.replace("{id}", "NAME"), output.about) for output in OUTPUTS]
    table = README.partition("| file | what it is |\n|---|---|\n")[2].partition("\n\n")[0]
    assert table == "\n".join(f"| `{file}` | {about} |" for file, about in rows)
