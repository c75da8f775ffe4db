"""Outputs never stand among the files they are made from."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder.build import build
from builder.edition import Options
from builder.store.project import (
    CODE,
    NoGuideError,
    OutputPlaceError,
    Project,
    find_guide,
    output_folder,
    project_of,
    refuse_sources,
)
from tests.rules.guides import BASE, made_guide


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project whose guide is called ``leg``."""
    made_guide(BASE, tmp_path / "content" / "leg")
    for name in ("templates", "fonts"):
        shutil.copytree(getattr(Project(), name), tmp_path / name)
    parts = {name: tmp_path / name for name in ("content", "templates", "fonts", "output")}
    return Project(**parts)


def everything(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize(
    "place",
    ["content", "content/leg", "content/leg/output", ".", "templates/x", "fonts", "LINK", "DEEP"],
)
def test_a_build_among_sources_is_refused_and_changes_nothing(
    place: str, project: Project, tmp_path: Path
) -> None:
    """``.`` holds a folder ``leg`` that is a link to the guide."""
    (tmp_path / "leg").symlink_to(project.content / "leg")
    (tmp_path / "LINK").symlink_to(project.content)
    (tmp_path / "DEEP").symlink_to(project.content / "leg" / "cards")
    before = everything(tmp_path)
    with pytest.raises(OutputPlaceError, match=r"would mix with .*; choose another folder"):
        build(project.content / "leg", Options(output=tmp_path / place), project)
    assert everything(tmp_path) == before


def test_an_author_who_builds_beside_the_guide_keeps_the_guide(tmp_path: Path) -> None:
    guide = made_guide(BASE, tmp_path / "mini")
    before = everything(tmp_path)
    with pytest.raises(OutputPlaceError, match="would mix with the guide in"):
        build(guide, Options(output=tmp_path), Project())
    assert everything(tmp_path) == before


@pytest.mark.parametrize("target", [CODE, CODE / "cli", CODE.parent, Path("/")])
def test_the_program_is_no_place_for_outputs(target: Path, tmp_path: Path) -> None:
    with pytest.raises(OutputPlaceError):
        refuse_sources(target, tmp_path / "guide", Project())


def test_other_places_are_fine(project: Project, tmp_path: Path) -> None:
    guide = project.content / "leg"
    for output in (project.output, tmp_path / "content-of-mine", tmp_path / "leg", tmp_path):
        refuse_sources(output_folder(guide, output), guide, project)


def test_a_guide_reached_by_a_link_gives_its_own_name(project: Project, tmp_path: Path) -> None:
    (tmp_path / "alias").symlink_to(project.content / "leg")
    assert output_folder(tmp_path / "alias", Path("out")) == Path("out/leg")


@pytest.mark.parametrize("name", ["", "x" * 5000, "a\0b"])
def test_what_can_be_no_folder_is_no_guide(name: str, project: Project) -> None:
    with pytest.raises(NoGuideError, match="there are: leg"):
        find_guide(name, project)


def test_what_lies_where_the_command_runs_comes_first(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "mine"
    made_guide(BASE, here / "content" / "leg")
    monkeypatch.chdir(here)
    assert find_guide("leg", project) == Path("content/leg")
    (here / "leg").mkdir()
    (here / "leg" / "photo.jpg").touch()
    assert find_guide("leg", project) == Path("content/leg")
    made_guide(BASE, here / "leg-2").rename(here / "leg" / "guide")
    assert find_guide("leg/guide", project) == Path("leg/guide")
    monkeypatch.chdir(here / "content" / "leg" / "cards")
    assert find_guide(None, project) == Path("..")


def test_outputs_lie_beside_the_guide_so_that_none_share_them(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "mine"
    monkeypatch.chdir(tmp_path)
    assert project_of(project.content / "leg", project) == project
    assert project_of(here / "leg", project).output == Path("mine/output")
    assert project_of(here / "content" / "leg", project).output == Path("mine/output")
    monkeypatch.chdir(here.parent / "content" / "leg")
    assert project_of(Path(), project) == project
    made_guide(BASE, here / "leg")
    monkeypatch.chdir(here / "leg")
    assert project_of(Path(), project).output == here / "output"
