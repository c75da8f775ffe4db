"""Files of people: a pipe, a device or a folder is told at once, and so is one that never ends."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from builder.disk import opened, read_file


def test_a_plain_file_is_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"abc")
    assert read_file(file, most=3) == b"abc"
    with opened(file) as stream:
        assert stream.read() == b"abc"


def test_a_file_that_is_too_large_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"abcd")
    with pytest.raises(OSError, match="more than 3e-06 MB"):
        read_file(file, most=3)


def test_nothing_is_waited_for(tmp_path: Path) -> None:
    pipe, link, loop = tmp_path / "pipe", tmp_path / "link", tmp_path / "loop"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    loop.symlink_to(loop)
    refused: tuple[str | Path, ...] = (
        pipe, link, loop, tmp_path, "/dev/zero", "/dev/null", "a\0b", "x" * 5000, tmp_path / "none",
    )  # fmt: skip
    for path in refused:
        with pytest.raises(OSError, match=r".") as caught:
            read_file(path)
        assert caught.value.strerror
