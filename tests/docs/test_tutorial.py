"""The tutorial's guide builds, step by step, and its mistake is told as shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.build import build, check
from builder.diagnostics import ContentError
from builder.edition import Options
from builder.outputs import CARDS
from builder.store.project import Project
from tests.docs.pages import page

TUTORIAL = page("docs/tutorial.md")
FILE = re.compile(r"\*\*`content/tea/([^`]+)`\*\*\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PICTURES = "illustrations/"


def written(folder: Path, *, pictures: bool) -> None:
    """Write the files of the tutorial's first step, or those of its picture."""
    files = [each for each in FILE.findall(TUTORIAL) if each[0].startswith(PICTURES) == pictures]
    assert len(files) >= 2
    for name, text in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    folder = tmp_path / "tea"
    written(folder, pictures=False)
    return folder


def test_the_guide_builds_without_a_finding(tea: Path, tmp_path: Path) -> None:
    built = build(tea, Options(output=tmp_path / "output"), Project())
    assert built.findings == ()
    assert check(tea, Project()) == ()
    assert {path.name for path in built.folder.iterdir()} > {"index.html", "tea.epub"}
    assert [fit.name for fit in built.made.form(CARDS).fits][2:] == ["card-1", "card-1-back"]


@pytest.mark.parametrize("shown_on", ["docs/tutorial.md", "README.md"])
def test_the_mistake_is_told_as_shown(
    tea: Path, monkeypatch: pytest.MonkeyPatch, shown_on: str
) -> None:
    card = tea / "cards" / "01-pour.md"
    card.write_text(card.read_text("utf-8").replace("caution: scald", "caution: scold"), "utf-8")
    monkeypatch.chdir(tea.parent)
    with pytest.raises(ContentError) as caught:
        check(Path("tea"), Project())
    assert str(caught.value).replace("tea/", "content/tea/") in page(shown_on)


def test_the_picture_stands_on_the_card(tea: Path, tmp_path: Path) -> None:
    written(tea, pictures=True)
    card, key = tea / "cards" / "01-pour.md", "illustration: pot\n"
    assert f"```yaml\n{key}```" in TUTORIAL
    card.write_text(card.read_text("utf-8").replace("minutes:", f"{key}minutes:"), "utf-8")
    built = build(tea, Options(output=tmp_path / "output"), Project())
    assert built.findings == ()
    assert "A round pot of tea" in built.files["index.html"].decode()


def test_the_example_of_a_theme_is_one(tea: Path) -> None:
    (example,) = re.findall(r"for example `([^`]+)`", page("docs/how-to.md"))
    (tea / "theme.yaml").write_text(example, encoding="utf-8")
    assert check(tea, Project()) == ()


def test_the_example_of_a_pouch_is_one(tea: Path) -> None:
    (example,) = re.findall(r"```yaml\n(lamination: .*)\n```", page("docs/how-to.md"))
    with (tea / "guide.yaml").open("a", encoding="utf-8") as guide:
        guide.write(f"{example}\n")
    assert check(tea, Project()) == ()
