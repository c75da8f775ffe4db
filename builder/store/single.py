"""One file saved by itself, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from builder.diagnostics import MachineError


def save_file(file: Path, content: bytes) -> None:
    """Write ``file`` in place of what stands there, in a folder that is made if need be.

    Raises:
        MachineError: the disk does not take it; what stood there is untouched.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _replace(file, content)
    except OSError as error:
        message = f"cannot write {file}: {error.strerror}"
        raise MachineError(message) from error


def _replace(file: Path, content: bytes) -> None:
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
