"""The last step: outputs appear together or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from builder.diagnostics import MachineError


def save(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put ``files`` (name → bytes) into ``folder``, keeping those of its files not named.

    The new folder is written whole beside the old one and takes its place by renaming; when
    anything fails the old one is still there.

    Raises:
        MachineError: the disk does not take them.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise MachineError(f"cannot write to {folder.parent}: {error.strerror}") from error
    try:
        _fill(fresh, folder, files)
        _swap(fresh, folder)
    except OSError as error:
        raise MachineError(f"cannot write to {folder}: {error.strerror}") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _fill(fresh: Path, folder: Path, files: Mapping[str, bytes]) -> None:
    fresh.chmod(0o755)
    if folder.is_dir():
        for kept in sorted(folder.iterdir()):
            if kept.is_file() and kept.name not in files:
                shutil.copy2(kept, fresh / kept.name)
    for name, content in files.items():
        (fresh / name).write_bytes(content)


def _swap(fresh: Path, folder: Path) -> None:
    if not folder.exists():
        fresh.rename(folder)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{folder.name}-old-", dir=folder.parent))
    folder.rename(old / "kept")
    try:
        fresh.rename(folder)
    except OSError:
        (old / "kept").rename(folder)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
