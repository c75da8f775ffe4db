"""The last step: outputs appear together or not at all; a file by itself, whole or not at all.

Beside the folder of outputs ``guide`` stand, while a build saves and never afterwards, the hidden
folders ``.guide-new-…`` (being filled) and ``.guide-old-…`` (what an earlier build left). A build
that was killed leaves them; the next one puts the old outputs back when no others stand, and
deletes what was half filled. Builds that save beside one another wait for the lock.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

from builder.diagnostics import MachineError

ENDING = 8
"""Letters, digits and underscores that ``tempfile`` ends a name with."""


def save(folder: Path, files: Mapping[str, bytes], without: Collection[str] = ()) -> None:
    """Put ``files`` (name → bytes) into ``folder``, keeping all else that stands in it.

    A name may be a path: ``pictures/card-1.svg``. What stands under a name in ``without`` goes.

    The new folder is written whole beside the old one and takes its place by renaming. When
    anything fails or interrupts, the old one is put back. A link to a folder stays a link.

    Raises:
        MachineError: the disk does not take them; says where the old files are if they could not
            be put back.
    """
    try:
        target = folder.resolve()
        target.parent.mkdir(parents=True, exist_ok=True)
        with _locked(target.parent):
            _save(target, files, without)
    except (OSError, RuntimeError) as error:  # RuntimeError: links that lead in a circle
        raise MachineError(f"cannot write to {folder}: {_reason(error)}") from error


def sweep(folder: Path) -> None:
    """Tidy up beside ``folder`` after builds that were killed while they saved.

    Old outputs are put back when none stand in ``folder``. Failing is no harm: then all stays.
    """
    with suppress(OSError, RuntimeError):
        target = folder.resolve()
        if left_behind(target):
            with _locked(target.parent, "now or never"):
                _sweep(target)


def left_behind(target: Path) -> list[Path]:
    """Return the hidden folders of builds that save into ``target`` or were killed doing so."""
    own = re.compile(rf"\.{re.escape(target.name)}-(new|old)-[a-z0-9_]{{{ENDING}}}")
    return sorted(path for path in target.parent.iterdir() if own.fullmatch(path.name))


def _sweep(target: Path) -> None:
    for path in left_behind(target):
        if path.name.startswith(f".{target.name}-new-"):
            shutil.rmtree(path, ignore_errors=True)
        elif not target.exists():
            path.rename(target)


@contextmanager
def _locked(parent: Path, how: Literal["wait", "now or never"] = "wait") -> Iterator[None]:
    """Let one build at a time save into ``parent``; the system takes the lock of a killed one.

    A disk that knows no locks gives one to everybody who waits, and to nobody else.

    Raises:
        OSError: another has the lock.
    """
    if sys.platform == "win32":  # knows no locks of folders
        if how == "now or never":
            raise BlockingIOError
        yield
        return
    import fcntl

    handle = os.open(parent, os.O_RDONLY)
    try:
        if how == "wait":
            with suppress(OSError):
                fcntl.flock(handle, fcntl.LOCK_EX)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


def _save(target: Path, files: Mapping[str, bytes], without: Collection[str]) -> None:
    fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}-new-", dir=target.parent))
    try:
        fresh.chmod(0o755)
        if target.exists():
            _carry_over(target, fresh, {*files, *without})
        for name, content in files.items():
            (fresh / name).parent.mkdir(parents=True, exist_ok=True)
            (fresh / name).write_bytes(content)
        _swap(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _carry_over(target: Path, fresh: Path, replaced: Collection[str], at: str = "") -> None:
    """Copy into ``fresh`` all of ``target`` but the files to be replaced; links stay links.

    Args:
        at: the name of ``target`` in the folder of outputs, with a slash.
    """
    fresh.mkdir(exist_ok=True)
    for kept in sorted(target.iterdir()):
        name = f"{at}{kept.name}"
        if kept.is_dir() and not kept.is_symlink():
            if name in replaced:
                raise IsADirectoryError(errno.EISDIR, f"{name} is a folder there")
            _carry_over(kept, fresh / kept.name, replaced, f"{name}/")
        elif any(other.startswith(f"{name}/") for other in replaced):
            raise NotADirectoryError(errno.ENOTDIR, f"{name} is no folder there")
        elif name not in replaced:
            shutil.copy2(kept, fresh / kept.name, follow_symlinks=False)
    shutil.copymode(target, fresh)


def _swap(fresh: Path, target: Path) -> None:
    """Put ``fresh`` in the place of ``target``; what stood there before takes that of ``fresh``."""
    old = target.with_name(f".{target.name}-old-{fresh.name[-ENDING:]}")
    try:
        if target.exists():
            target.rename(old)
        fresh.rename(target)
    finally:  # of every end, also by Ctrl-C: which folders stand tells how far it came
        if old.exists():
            if fresh.exists():
                _put_back(old, target)
            else:
                old.rename(fresh)


def _put_back(old: Path, target: Path) -> None:
    try:
        old.rename(target)
    except OSError as error:
        fact = f"cannot write to {target}: {_reason(error)}"
        raise MachineError(f"{fact}; the outputs of earlier builds are in {old}") from error


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def save_file(file: Path, content: bytes) -> None:
    """Write ``file`` in place of what stands there, in a folder that is made if need be.

    Raises:
        MachineError: the disk does not take it; what stood there is untouched.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, content)
    except OSError as error:
        message = f"cannot write {file}: {error.strerror}"
        raise MachineError(message) from error


def write_whole(file: Path, content: bytes) -> None:
    """Write ``file``, in a folder that is there, so that others see all of it or nothing.

    Raises:
        OSError: the disk does not take it; what stood there is untouched.
    """
    target = file.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        fresh.chmod(0o644)
        fresh.replace(target)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
