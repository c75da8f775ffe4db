"""Reads files of people: plain ones of a sane size. A pipe or a device would never end."""

from __future__ import annotations

import errno
import os
import stat
from io import BufferedReader
from pathlib import Path

MOST_BYTES = 64_000_000
"""What any file may hold that is read whole; the largest of a guide is a photograph."""
MEGA = 1_000_000


def opened(path: str | Path) -> BufferedReader:
    """Return a plain file, open for reading; nothing is waited for.

    Raises:
        OSError: it is none, or the system does not let us read it; ``strerror`` says why.
    """
    try:
        _check_plain(os.stat(path))  # noqa: PTH116 - the path may be a text; opening a device may move it
        stream = open(path, "rb", opener=_unwaiting)  # noqa: SIM115 - whoever asks closes it
    except ValueError as error:  # a name with a NUL in it, which no file has
        raise OSError(errno.EINVAL, "no file has such a name") from error
    try:
        _check_plain(os.fstat(stream.fileno()))
    except OSError:
        stream.close()
        raise
    return stream


def read_file(path: str | Path, most: int = MOST_BYTES) -> bytes:
    """Return the content of a plain file of at most ``most`` bytes.

    Raises:
        OSError: as for ``opened``, or it holds more.
    """
    with opened(path) as stream:
        content = stream.read(most + 1)
    if len(content) > most:
        raise OSError(errno.EFBIG, f"it holds more than {most / MEGA:g} MB")
    return content


def _unwaiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _check_plain(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "it is no plain file")
