"""The last step: outputs appear together or not at all; a file by itself, whole or not at all.

Beside the folder of outputs ``guide`` stand, while a build saves and never afterwards, the hidden
folders ``.guide-new-…`` (being filled) and ``.guide-old-…`` (what an earlier build left). A build
that was killed leaves them. If both have one ending, the new one had not taken its place: the next
build puts the old one back. An old one by itself is out of date and goes, as what was half filled.
Builds that save beside one another wait for the lock.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from builder.diagnostics import MachineError

ENDING = 8
"""Letters, digits and underscores that ``tempfile`` ends a name with."""
BESIDE = len(".-new-") + ENDING
"""What the name of a hidden folder has more than that of the folder of outputs."""
LONGEST = 255
"""Bytes of a name on all common disks."""
TRIES, PAUSE = 600, 0.1
"""How often a lock is asked for, and the seconds between: it is waited for a minute."""

Waiting = Callable[[], None]
"""Is called once when another build must be waited for."""


def save(
    folder: Path,
    files: Mapping[str, bytes],
    without: Collection[str] = (),
    waiting: Waiting = lambda: None,
) -> None:
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
        with _locked(target.parent, waiting):
            _save(target, files, without)
    except (OSError, RuntimeError) as error:  # RuntimeError: links that lead in a circle
        raise MachineError(f"cannot write to {folder}: {_reason(error)}") from error


def check_place(folder: Path) -> None:
    """Tell before a build what would keep its outputs from being saved in ``folder``.

    Raises:
        MachineError: the name is too long, a disk begins there, or nothing may be written.
    """
    try:
        reason = _hindrance(folder.resolve())
    except (OSError, RuntimeError) as error:
        reason = _reason(error)
    if reason:
        raise MachineError(f"cannot write to {folder}: {reason}")


def _hindrance(target: Path) -> str:
    if len(os.fsencode(target.name)) + BESIDE > LONGEST:
        return "its name is too long"
    if target.is_mount():
        return "a disk begins there, and a build replaces the whole folder; choose one in it"
    stands = next(each for each in target.parents if each.exists())
    return "" if os.access(stands, os.W_OK | os.X_OK) else f"nothing may be written in {stands}"


def sweep(folder: Path) -> None:
    """Tidy up beside ``folder`` after builds that were killed while they saved.

    Old outputs are put back when none stand in ``folder``. Failing is no harm: then all stays.
    """
    with suppress(OSError, RuntimeError):
        target = folder.resolve()
        if left_behind(target):
            with _locked(target.parent):
                _sweep(target)


def left_behind(target: Path) -> list[Path]:
    """Return the hidden folders of builds that save into ``target`` or were killed doing so."""
    own = re.compile(rf"\.{re.escape(target.name)}-(new|old)-[a-z0-9_]{{{ENDING}}}")
    return sorted(path for path in target.parent.iterdir() if own.fullmatch(path.name))


def _sweep(target: Path) -> None:
    fresh = _named(target, "new")
    for each in map(_old_of, fresh):
        if each.exists() and not target.exists():
            each.rename(target)
    unfinished = [each for each in fresh if _old_of(each).exists()]
    for each in {*fresh, *_named(target, "old")} - {*unfinished, *map(_old_of, unfinished)}:
        shutil.rmtree(each, ignore_errors=True)


def _named(target: Path, kind: str) -> list[Path]:
    begin = f".{target.name}-{kind}-"
    return [path for path in left_behind(target) if path.name.startswith(begin)]


@contextmanager
def _locked(parent: Path, waiting: Waiting | None = None) -> Iterator[None]:
    """Let one build at a time save into ``parent``; the system takes the lock of a killed one.

    A disk that knows no locks gives one to everybody who waits, and to nobody else.

    Args:
        waiting: nothing for those who do not wait.

    Raises:
        OSError: another has the lock.
    """
    if sys.platform == "win32":  # knows no locks of folders
        if waiting is None:
            raise BlockingIOError
        yield
        return
    handle = os.open(parent, os.O_RDONLY)
    try:
        if waiting is None:
            _lock(handle)
        else:
            _wait_for(handle, waiting)
        yield
    finally:
        os.close(handle)


def _lock(handle: int) -> None:
    import fcntl

    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _wait_for(handle: int, waiting: Waiting) -> None:
    for turn in range(TRIES):
        try:
            _lock(handle)
        except BlockingIOError:
            if turn == 0:
                waiting()
            threading.Event().wait(PAUSE)
        except OSError:  # no locks on this disk
            return
        else:
            return
    raise BlockingIOError(errno.EWOULDBLOCK, "another build has been saving there for a minute")


def _save(target: Path, files: Mapping[str, bytes], without: Collection[str]) -> None:
    fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}-new-", dir=target.parent))
    try:
        fresh.chmod(_allowed(0o777))
        if target.exists():
            _carry_over(target, fresh, {*files, *without})
        for name, content in files.items():
            (fresh / name).parent.mkdir(parents=True, exist_ok=True)
            (fresh / name).write_bytes(content)
        _settle((fresh, *fresh.rglob("*")))
        _swap(fresh, target)
    finally:
        if not _old_of(fresh).exists():  # it tells that what is in the old one could not go back
            shutil.rmtree(fresh, ignore_errors=True)


def _old_of(fresh: Path) -> Path:
    begin, _, ending = fresh.name.rpartition("-new-")
    return fresh.with_name(f"{begin}-old-{ending}")


def _allowed(mode: int) -> int:
    """Return what of ``mode`` the person who runs the command lets new files have."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mode & ~mask


def _settle(paths: Iterable[Path]) -> None:
    """Let the disk have what was written before it takes its place: power may fail at any time."""
    for path in paths:
        if not path.is_symlink() and sys.platform != "win32":  # knows it of files for writing only
            handle = os.open(path, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


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
        elif name not in replaced and not (kept.is_symlink() or kept.is_file()):
            raise OSError(errno.EINVAL, f"{name} is no plain file there")
        elif name not in replaced:
            shutil.copy2(kept, fresh / kept.name, follow_symlinks=False)
    shutil.copymode(target, fresh)


def _swap(fresh: Path, target: Path) -> None:
    """Put ``fresh`` in the place of ``target``; what stood there before takes that of ``fresh``."""
    old = _old_of(fresh)
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
    except (OSError, RuntimeError) as error:
        message = f"cannot write {file}: {_reason(error)}"
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
            stream.flush()
            os.fsync(stream.fileno())
        fresh.chmod(_allowed(0o666))
        fresh.replace(target)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
