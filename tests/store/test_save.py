"""Saving loses nothing: not folders, not links, not the old outputs, however a build ends."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from builder.build import build
from builder.diagnostics import ContentError, MachineError
from builder.edition import Options
from builder.store.project import Project
from builder.store.save import check_place, save, save_file, sweep
from tests.rules.guides import BASE, made_guide
from tests.support.made import ROOT

NEW = {"cards.pdf": b"new", "book.epub": b"new"}
OLD = {"cards.pdf": b"old", "book.epub": b"old"}


@pytest.fixture
def outputs(tmp_path: Path) -> Path:
    """The folder of a guide with what an earlier build left."""
    folder = tmp_path / "output" / "guide"
    filled(folder, OLD)
    return folder


def filled(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    paths = sorted(folder.rglob("*"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths
            if path.is_file()}  # fmt: skip


def beside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.parent.iterdir())


def test_folders_and_links_of_a_person_stay(outputs: Path) -> None:
    filled(outputs / "proofs" / "deep", {"one.txt": b"mine"})
    (outputs / "empty").mkdir()
    (outputs / "link").symlink_to("proofs")
    (outputs / "nowhere").symlink_to("gone")
    save(outputs, NEW)
    assert (outputs / "link").readlink() == Path("proofs")
    assert (outputs / "nowhere").readlink() == Path("gone")
    assert (outputs / "empty").is_dir()
    assert contents(outputs) == NEW | {"proofs/deep/one.txt": b"mine"}
    assert beside(outputs) == ["guide"]


def test_a_folder_in_the_place_of_an_output_is_not_deleted(outputs: Path) -> None:
    (outputs / "cards.pdf").unlink()
    filled(outputs / "cards.pdf", {"mine.txt": b"mine"})
    before = contents(outputs)
    with pytest.raises(MachineError, match=r"cards\.pdf is a folder there"):
        save(outputs, NEW)
    assert contents(outputs) == before
    assert beside(outputs) == ["guide"]


def test_a_file_in_the_place_of_the_folder_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "guide").write_bytes(b"mine")
    with pytest.raises(MachineError, match=r"cannot write to .*guide: Not a directory"):
        save(tmp_path / "guide", NEW)
    assert (tmp_path / "guide").read_bytes() == b"mine"
    assert beside(tmp_path / "guide") == ["guide"]


def test_a_linked_folder_stays_a_link(outputs: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(outputs)
    save(tmp_path / "link", NEW)
    assert (tmp_path / "link").readlink() == outputs
    assert contents(outputs) == NEW
    assert beside(tmp_path / "link") == ["link", "output"]


def test_links_in_a_circle_are_no_folder(tmp_path: Path) -> None:
    (tmp_path / "one").symlink_to("two")
    (tmp_path / "two").symlink_to("one")
    with pytest.raises(MachineError, match="cannot write to"):
        save(tmp_path / "one", NEW)


def test_the_folder_keeps_its_permissions(outputs: Path) -> None:
    outputs.chmod(0o750)
    save(outputs, NEW)
    assert outputs.stat().st_mode & 0o777 == 0o750


@pytest.mark.parametrize(
    ("stop", "when", "expected"),
    [
        (1, "before", OLD),
        (1, "after", OLD),
        (2, "before", OLD),
        (2, "after", NEW),
        (3, "before", NEW),
        (3, "after", NEW),
    ],
)
@pytest.mark.parametrize("kind", [KeyboardInterrupt, SystemExit])
def test_an_interrupted_swap_leaves_the_old_or_the_new(
    stop: int, when: str, expected: dict[str, bytes], kind: type[BaseException],
    outputs: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """The renames are: old away, new in its place, old to where it is deleted."""
    renamed, count = Path.rename, 0

    def interrupted(path: Path, target: Path) -> Path:
        nonlocal count
        count += 1
        if count == stop and when == "before":
            raise kind
        result = renamed(path, target)
        if count == stop and when == "after":
            raise kind
        return result

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(kind):
        save(outputs, NEW)
    assert contents(outputs) == expected
    left = [name for name in beside(outputs) if name != "guide"]
    if stop == 3 and when == "before":
        assert [name[:11] for name in left] == [".guide-old-"]
    else:
        assert left == []


def only_first_renamed(monkeypatch: pytest.MonkeyPatch) -> None:
    renamed, count = Path.rename, 0

    def refused(path: Path, target: Path) -> Path:
        nonlocal count
        count += 1
        if count > 1:
            raise OSError(5, "Input/output error")
        return renamed(path, target)

    monkeypatch.setattr(Path, "rename", refused)


def test_outputs_that_cannot_be_put_back_are_kept_and_told(outputs: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        only_first_renamed(patch)
        with pytest.raises(MachineError, match="the outputs of earlier builds are in ") as refused:
            save(outputs, NEW)
    kept = Path(str(refused.value).rpartition(" are in ")[2])
    assert contents(kept) == OLD
    assert beside(outputs) == sorted([kept.name, kept.name.replace("-old-", "-new-")])
    sweep(outputs)
    assert beside(outputs) == ["guide"]
    assert contents(outputs) == OLD


KILLED = """
import os, sys
from pathlib import Path
from builder.store.save import check_place, save, save_file, sweep

renamed, count = Path.rename, 0

def killed(path, target):
    global count
    count += 1
    if count == int(sys.argv[2]):
        os._exit(9)
    return renamed(path, target)

Path.rename = killed
save(Path(sys.argv[1]), {"cards.pdf": b"new", "book.epub": b"new"})
"""


def kill(outputs: Path, at: int) -> None:
    """Save in a process that dies, without a chance to tidy up, at its rename ``at``."""
    run = subprocess.run([sys.executable, "-c", KILLED, str(outputs), str(at)],
                         cwd=ROOT, check=False)  # fmt: skip
    assert run.returncode == 9


@pytest.mark.parametrize("at", [1, 2])
def test_after_a_killed_build_the_old_outputs_are_put_back(at: int, outputs: Path) -> None:
    kill(outputs, at)
    assert len(beside(outputs)) == 2
    sweep(outputs)
    assert beside(outputs) == ["guide"]
    assert contents(outputs) == OLD


def test_a_build_killed_when_all_was_done_never_brings_the_old_outputs_back(outputs: Path) -> None:
    kill(outputs, 3)
    assert [name[:11] for name in beside(outputs)] == [".guide-old-", "guide"]
    shutil.rmtree(outputs)
    sweep(outputs)
    assert beside(outputs) == []


def test_what_a_person_made_in_between_stays(outputs: Path) -> None:
    kill(outputs, 2)
    filled(outputs, {"mine.txt": b"mine"})
    sweep(outputs)
    assert len(beside(outputs)) == 3
    assert contents(outputs) == {"mine.txt": b"mine"}
    shutil.rmtree(outputs)
    sweep(outputs)
    assert contents(outputs) == OLD


def test_a_build_begins_with_sweeping_even_if_it_fails(tmp_path: Path) -> None:
    guide, output = made_guide(BASE, tmp_path / "guide"), tmp_path / "output"
    filled(output / "guide", OLD)
    kill(output / "guide", 2)
    (guide / "guide.yaml").write_text("title: [")
    with pytest.raises(ContentError):
        build(guide, Options(output=output), Project())
    assert contents(output / "guide") == OLD


def test_sweeping_touches_nothing_of_others(outputs: Path) -> None:
    others = [
        ".guide-new-one", ".guide-settings", ".guide-book-new-abcd1234", ".guide-new-ABCD1234",
        ".guidance-new-abcd1234", "guide-new-abcd1234", ".guide-old-one",
    ]  # fmt: skip
    for name in others:
        filled(outputs.with_name(name), {"mine.txt": b"mine"})
    filled(outputs.with_name(".guide-new-abcd1234"), {"half.pdf": b""})
    sweep(outputs)
    assert beside(outputs) == sorted([*others, "guide"])
    assert contents(outputs) == OLD


def test_sweeping_waits_for_no_build_that_saves_now(outputs: Path) -> None:
    filled(outputs.with_name(".guide-new-abcd1234"), {"half.pdf": b""})
    handle = os.open(outputs.parent, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    sweep(outputs)
    assert beside(outputs) == [".guide-new-abcd1234", "guide"]
    os.close(handle)
    sweep(outputs)
    assert beside(outputs) == ["guide"]


def test_a_lock_is_waited_for_and_told(outputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.store.save.TRIES", 3)
    handle, told = os.open(outputs.parent, os.O_RDONLY), []
    fcntl.flock(handle, fcntl.LOCK_EX)
    with pytest.raises(MachineError, match="another build has been saving there for a minute"):
        save(outputs, NEW, waiting=lambda: told.append(True))
    os.close(handle)
    assert told == [True]
    assert contents(outputs) == OLD
    save(outputs, NEW)
    assert contents(outputs) == NEW


def test_new_files_may_be_read_by_whom_the_umask_lets(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        save(tmp_path / "guide", NEW)
        save_file(tmp_path / "one.pdf", b"one")
    finally:
        os.umask(before)
    modes = [(tmp_path / name).stat().st_mode & 0o777 for name in ("guide", "one.pdf")]
    assert [f"{mode:o}" for mode in modes] == ["750", "640"]


def test_all_is_on_the_disk_before_it_takes_its_place(
    outputs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    monkeypatch.setattr("os.fsync", lambda handle: order.append("settled"))
    renamed = Path.rename

    def noted(path: Path, target: Path) -> Path:
        order.append("renamed")
        return renamed(path, target)

    monkeypatch.setattr(Path, "rename", noted)
    save(outputs, NEW)
    assert order == ["settled"] * (1 + len(NEW)) + ["renamed"] * 3


@pytest.mark.parametrize(
    ("name", "reason"),
    [("x" * 242, "its name is too long"), ("x" * 300, "too long"), ("loop/x", "link")],
)
def test_a_place_that_takes_no_outputs_is_told_before(
    tmp_path: Path, name: str, reason: str
) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(MachineError, match=reason):
        check_place(tmp_path / name)
    check_place(tmp_path / ("x" * 241))


def test_where_a_disk_begins_no_outputs_stand() -> None:
    with pytest.raises(MachineError, match="a disk begins there"):
        check_place(Path("/proc"))


def test_sweeping_where_nothing_is_does_nothing(tmp_path: Path) -> None:
    sweep(tmp_path / "output" / "guide")
    assert list(tmp_path.iterdir()) == []


def test_builds_that_save_at_once_take_turns(outputs: Path) -> None:
    states = [dict.fromkeys(NEW, b"%d" % number) for number in range(24)]
    with ThreadPoolExecutor(8) as together:
        list(together.map(lambda files: save(outputs, files), states))
    assert contents(outputs) in states
    assert beside(outputs) == ["guide"]


def test_a_file_is_written_into_a_new_folder(tmp_path: Path) -> None:
    save_file(tmp_path / "a" / "b" / "c.toml", b"text")
    assert (tmp_path / "a" / "b" / "c.toml").read_bytes() == b"text"
    assert (tmp_path / "a" / "b" / "c.toml").stat().st_mode & 0o777 == 0o644
    assert [path.name for path in (tmp_path / "a" / "b").iterdir()] == ["c.toml"]


def test_a_link_to_a_file_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.toml").write_bytes(b"old")
    (tmp_path / "link.toml").symlink_to(tmp_path / "real.toml")
    save_file(tmp_path / "link.toml", b"new")
    assert (tmp_path / "link.toml").is_symlink()
    assert (tmp_path / "real.toml").read_bytes() == b"new"


def test_what_stood_there_stays_when_the_disk_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.toml").write_bytes(b"old")

    def refused(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "chmod", refused)
    with pytest.raises(MachineError, match=r"cannot write .*a\.toml: No space left"):
        save_file(tmp_path / "a.toml", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.toml"]
    assert (tmp_path / "a.toml").read_bytes() == b"old"
