"""What a kept picture hangs on, and that guides leave each other's pictures alone."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest

from builder.drawing import Drawing
from builder.edition import read
from builder.store import drawings
from builder.store.cache import Cache, CacheUse
from builder.store.drawings import draw_all
from builder.store.project import Project
from tests.rules.guides import BASE, made_guide


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """The small guide on which rules are shown: one picture, called leg."""
    return made_guide(BASE, tmp_path / "guide")


def drawn(guide: Path, cache: Path, use: CacheUse = "keep") -> dict[str, Drawing]:
    edition = read(guide, Project(), "guide")
    return draw_all(edition.guide, edition.theme, Cache(cache / edition.guide.id, use))


def files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def test_guides_with_pictures_of_one_name_keep_both(guide: Path, tmp_path: Path) -> None:
    other = made_guide(BASE, tmp_path / "other")
    leg = other / "illustrations" / "leg.yaml"
    leg.write_text(leg.read_text("utf-8").replace("to: 560", "to: 600"), "utf-8")
    cache = tmp_path / "cache"
    first, second = drawn(guide, cache), drawn(other, cache)
    assert first != second
    kept = files(cache)
    assert len(kept) == 2
    assert (drawn(guide, cache), drawn(other, cache)) == (first, second)
    assert files(cache) == kept


def test_reading_keeps_nothing_new_and_nothing_less(guide: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    drawn(guide, cache, "read")
    assert not cache.exists()
    first = drawn(guide, cache)
    kept = files(cache)
    leg = guide / "illustrations" / "leg.yaml"
    leg.write_text(leg.read_text("utf-8").replace("to: 560", "to: 600"), "utf-8")
    assert drawn(guide, cache, "read") != first
    assert files(cache) == kept


def test_another_version_of_a_drawing_library_draws_again(
    guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    drawn(guide, cache)
    for changed in ("shapely", "numpy", "contourpy"):
        before = files(cache)
        other = {changed: "0"}
        monkeypatch.setattr(
            drawings, "version", lambda name, other=other: other.get(name) or version(name)
        )
        drawn(guide, cache)
        assert len(files(cache)) == 1
        assert files(cache).isdisjoint(before)


@pytest.mark.parametrize(
    "source", ["figures/limb/limb.py", "figures/posterior_leg/outline.toml",
               "figures/kit/hand/poses.toml", "figures/oil/words/de.toml", "units.py",
               "geometry.py", "drawing/shapes.py", "model/illustration.py"]
)  # fmt: skip
def test_changed_code_draws_again(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    known = drawings._code_digest()
    code = Path(drawings.__file__).parents[1] / source
    read_bytes = Path.read_bytes
    assert code.is_file()
    monkeypatch.setattr(Path, "read_bytes", lambda path: read_bytes(path) + b"#" * (path == code))
    assert drawings._code_digest() != known


def test_a_library_that_is_missing_stops_no_kept_picture(
    guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawings, "LIBRARIES", ("no-such-library",))
    first = drawn(guide, tmp_path / "cache")
    monkeypatch.setattr("builder.figures.draw", None)
    assert drawn(guide, tmp_path / "cache") == first


@pytest.mark.parametrize(
    ("language", "words"),
    [("de", "Die Rückseite des "), ("de-CH", "Die Rückseite des "), ("en", "The back of the ")],
)
def test_descriptions_come_in_the_language_of_the_guide(
    guide: Path, language: str, words: str, tmp_path: Path
) -> None:
    before = drawn(guide, tmp_path / "cache")["leg"]
    settings = guide / "guide.yaml"
    text = settings.read_text("utf-8")
    assert "language: en-GB" in text
    settings.write_text(text.replace("language: en-GB", f"language: {language}"), "utf-8")
    after = drawn(guide, tmp_path / "cache")["leg"]
    assert after.description.startswith(words)
    assert after.shapes == before.shapes
