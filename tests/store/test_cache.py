"""Kept pictures: whole or not at all, and never another picture than was asked for."""

from __future__ import annotations

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.drawing import Drawing, Label, Photograph, Raster, Shape, Stroke
from builder.geometry import Box, Point
from builder.geometry import Path as Outline
from builder.store.cache import put, take

KEY = hashlib.sha256(b"key").hexdigest()
OTHER_KEY = hashlib.sha256(b"other").hexdigest()
BOX = Outline.box(Box(0, 0, 10, 5), 1)
LEG = Drawing(
    "leg",
    40,
    60.5,
    (Shape(BOX, "#aabbcc", Stroke("#000000", 0.3)), Shape(BOX, None, None, 0.5, "evenodd")),
    "Leg",
    "A leg – seen from behind.",
    "Long.",
    (Label(Point(1, 2), "knee", "right", "stop"),),
    Photograph(Raster(7, 9, 1, "image/jpeg", b"\xff\xd8 some bytes"), Box(1, 2, 3, 4.5)),
)


def put_file(folder: Path, drawing: Drawing = LEG, key: str = KEY) -> Path:
    before = set(folder.glob("*"))
    put(folder, drawing, key)
    (file,) = set(folder.glob("*")) - before
    return file


def test_what_is_taken_is_what_was_put(tmp_path: Path) -> None:
    put(tmp_path / "deep" / "folder", LEG, KEY)
    assert take(tmp_path / "deep" / "folder", "leg", KEY) == LEG
    assert take(tmp_path / "deep" / "folder", "leg", OTHER_KEY) is None
    assert take(tmp_path, "leg", KEY) is None


@given(data=st.data())
def test_no_changed_byte_goes_unseen(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("folder")
    file = put_file(folder)
    whole = file.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda value: value != whole[at]))
    file.write_bytes(whole[:at] + bytes([byte]) + whole[at + 1 :])
    assert take(folder, "leg", KEY) is None
    file.write_bytes(whole[:at])
    assert take(folder, "leg", KEY) is None


def test_a_picture_under_the_name_of_another_is_not_taken(tmp_path: Path) -> None:
    leg = put_file(tmp_path)
    arm = put_file(tmp_path, replace(LEG, name="arm"))
    arm.write_bytes(leg.read_bytes())
    assert take(tmp_path, "arm", KEY) is None
    newer = put_file(tmp_path / "other", key=OTHER_KEY)
    newer.write_bytes(leg.read_bytes())
    assert take(tmp_path / "other", "leg", OTHER_KEY) is None


@pytest.mark.parametrize(
    "kept",
    ["[]", "null", "3", "{}", '{"shapes": [[1]], "labels": []}', '{"shapes": 1, "labels": 2}',
     '{"shapes": [], "labels": [], "photograph": null, "colour": 1}', "[" * 100_000],
)  # fmt: skip
def test_a_sealed_file_of_another_shape_is_no_picture(kept: str, tmp_path: Path) -> None:
    file = put_file(tmp_path)
    seal = hashlib.sha256(KEY.encode() + b"\0" + kept.encode()).hexdigest()
    file.write_text(f"{seal}\n{kept}")
    assert take(tmp_path, "leg", KEY) is None


def test_the_seal_of_that_test_is_the_right_one(tmp_path: Path) -> None:
    file = put_file(tmp_path)
    kept = json.dumps(json.loads(file.read_bytes().partition(b"\n")[2]) | {"title": "Shin"})
    seal = hashlib.sha256(KEY.encode() + b"\0" + kept.encode()).hexdigest()
    file.write_text(f"{seal}\n{kept}")
    assert take(tmp_path, "leg", KEY) == replace(LEG, title="Shin")


def test_a_new_state_takes_the_place_of_the_old_one_of_that_picture_only(tmp_path: Path) -> None:
    others = [replace(LEG, name=name) for name in ("leg-map", "le", "leg[1]", "*")]
    for drawing in (*others, LEG):
        put(tmp_path, drawing, KEY)
    (tmp_path / "notes.txt").write_text("mine")
    put(tmp_path, LEG, OTHER_KEY)
    assert take(tmp_path, "leg", KEY) is None
    assert take(tmp_path, "leg", OTHER_KEY) == LEG
    assert all(take(tmp_path, drawing.name, KEY) == drawing for drawing in others)
    assert len(list(tmp_path.iterdir())) == len(others) + 2


def test_a_disk_that_refuses_costs_nothing_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    put(tmp_path, LEG, KEY)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").write_text("no folder")
    put(tmp_path / "file", LEG, KEY)
    assert take(tmp_path / "file", "leg", KEY) is None


def test_no_two_builds_write_to_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replaced, written = Path.replace, []

    def noted(path: Path, target: Path) -> Path:
        written.append(path)
        return replaced(path, target)

    monkeypatch.setattr(Path, "replace", noted)
    put(tmp_path, LEG, KEY)
    put(tmp_path, LEG, KEY)
    assert len(set(written)) == 2


def test_builds_that_keep_the_same_picture_at_once_do_not_meet(tmp_path: Path) -> None:
    def kept(_number: int) -> Drawing | None:
        put(tmp_path, LEG, KEY)
        return take(tmp_path, "leg", KEY)

    with ThreadPoolExecutor(8) as together:
        assert list(together.map(kept, range(40))) == [LEG] * 40
    assert len(list(tmp_path.iterdir())) == 1
