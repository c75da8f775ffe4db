"""The parts of a build that are its own: finding guides, keeping pictures, checking."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.build import build, check
from builder.diagnostics import ContentError
from builder.drawing import Drawing
from builder.edition import Options, read
from builder.store.cache import Cache
from builder.store.drawings import draw_all
from builder.store.project import NoGuideError, Project, find_guide, shown_path
from tests.rules.guides import BASE, made_guide
from tests.support.made import PLANT, REAL
from tests.support.positions import in_file


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """The small guide on which rules are shown: two cards, one picture."""
    return made_guide(BASE, tmp_path / "guide")


def test_a_guide_is_found_by_name_and_by_path() -> None:
    assert find_guide(REAL.name, Project()) == REAL
    assert find_guide(str(PLANT), Project()) == PLANT
    assert find_guide(None, Project()) == REAL


@pytest.mark.parametrize(
    ("name", "hint"),
    [("back-leg-masage", "did you mean 'back-leg-massage'?"), ("zzz", "there are: back-leg-mass")],
)
def test_a_guide_that_is_not_there_is_told_with_what_is(name: str, hint: str) -> None:
    with pytest.raises(NoGuideError, match=f"no guide is called '{name}'") as refused:
        find_guide(name, Project())
    assert hint in str(refused.value)


def test_where_no_guide_lies_a_folder_is_asked_for(tmp_path: Path) -> None:
    bare = Project(content=tmp_path / "content")
    with pytest.raises(NoGuideError, match="no guide was named; give the folder of one: there is"):
        find_guide(None, bare)
    (bare.content / "leg").mkdir(parents=True)
    with pytest.raises(NoGuideError, match="no guide was named; there are: leg"):
        find_guide(None, bare)


def test_paths_are_shown_from_where_the_command_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown_path(tmp_path / "content" / "guide") == "content/guide"
    assert shown_path(Path("content/../guide")) == "guide"
    assert shown_path(Path("/elsewhere/guide")) == "/elsewhere/guide"


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def drawn(guide: Path, cache: Path | None) -> dict[str, Drawing]:
    edition = read(guide, Project(), "guide")
    kept = Cache(cache / edition.guide.id) if cache else None
    return draw_all(edition.guide, edition.theme, kept)


def test_a_kept_picture_is_the_picture_that_was_drawn(guide: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = drawn(guide, cache)
    kept = files(cache)
    assert len(first) == len(kept) == 1
    assert first["leg"].shapes
    assert drawn(guide, cache) == first == drawn(guide, None)
    assert files(cache) == kept


def test_a_kept_picture_is_not_drawn_again(
    guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = drawn(guide, tmp_path / "cache")
    monkeypatch.setattr("builder.figures.draw", None)
    assert drawn(guide, tmp_path / "cache") == first
    with pytest.raises(TypeError):
        drawn(guide, None)


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"shapes": [[1]]}', b"\xff"])
def test_a_damaged_picture_is_drawn_again(guide: Path, tmp_path: Path, damage: bytes) -> None:
    cache = tmp_path / "cache"
    first = drawn(guide, cache)
    (kept,) = files(cache)
    kept.write_bytes(damage)
    assert drawn(guide, cache) == first
    assert kept.read_bytes() != damage


def test_a_changed_picture_is_drawn_again_and_takes_the_old_ones_place(
    guide: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    first = drawn(guide, cache)["leg"]
    file = guide / "illustrations" / "leg.yaml"
    file.write_text(file.read_text("utf-8").replace("to: 560", "to: 600"), "utf-8")
    assert drawn(guide, cache)["leg"] != first
    assert len(files(cache)) == 1


def test_a_check_writes_nothing_but_reads_kept_pictures(
    guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(output=tmp_path / "output")
    assert check(guide, project) == ()
    assert not project.output.exists()
    drawn(guide, project.output / ".cache")
    kept = files(project.output)
    monkeypatch.setattr("builder.figures.draw", None)
    assert check(guide, project) == ()
    assert files(project.output) == kept


def test_stages_are_told_in_their_order(guide: Path, tmp_path: Path) -> None:
    stages: list[str] = []
    build(guide, Options(output=tmp_path / "output"), Project(), stages.append)
    assert stages == ["read", "draw", "compose", "write", "check", "show", "save"]


def test_findings_of_all_files_are_told_at_once_in_file_order(guide: Path) -> None:
    (guide / "illustrations" / "leg.yaml").write_text("figure: posterior-leg\n")
    card = guide / "cards" / "01-warm-up.md"
    card.write_text(card.read_text("utf-8").replace("[calf]", "[calv]"), "utf-8")
    with pytest.raises(ContentError) as refused:
        check(guide, Project())
    files = [in_file(finding.position).file for finding in refused.value.findings]
    assert [Path(file).name for file in files] == ["01-warm-up.md", "leg.yaml"]
