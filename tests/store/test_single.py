"""A file saved by itself is whole, or what stood there stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.diagnostics import MachineError
from builder.store.save import save_file


def test_a_file_is_written_into_a_new_folder(tmp_path: Path) -> None:
    save_file(tmp_path / "a" / "b" / "c.toml", b"text")
    assert (tmp_path / "a" / "b" / "c.toml").read_bytes() == b"text"
    assert (tmp_path / "a" / "b" / "c.toml").stat().st_mode & 0o777 == 0o644
    assert [path.name for path in (tmp_path / "a" / "b").iterdir()] == ["c.toml"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.toml").write_bytes(b"old")
    (tmp_path / "link.toml").symlink_to(tmp_path / "real.toml")
    save_file(tmp_path / "link.toml", b"new")
    assert (tmp_path / "link.toml").is_symlink()
    assert (tmp_path / "real.toml").read_bytes() == b"new"


def test_what_stood_there_stays_when_the_disk_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.toml").write_bytes(b"old")

    def refused(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "chmod", refused)
    with pytest.raises(MachineError, match=r"cannot write .*a\.toml: No space left"):
        save_file(tmp_path / "a.toml", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.toml"]
    assert (tmp_path / "a.toml").read_bytes() == b"old"
