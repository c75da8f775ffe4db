"""One guide in a process of its own, with a bound to its time and its memory."""

from __future__ import annotations

import json
import os
import resource
import select
import signal
import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.build import check, written
from builder.diagnostics import ContentError, Finding, InFile, MachineError, OnOption
from builder.edition import Options, read
from builder.store.project import Project

SECONDS, MOST_BYTES = 60, 3_000_000_000
FAULTS = ("fault", "no end", "misplaced", "killed")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a guide: ``kind`` is one word for it, ``why`` tells more of a fault."""

    kind: str
    why: str = ""


def outcome_of(guide: Path, what: str) -> Outcome:
    """Return what comes of ``guide``: read, checked or built, as ``what`` says."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _bounded()
        os.write(writing, json.dumps(_tried(guide, what)).encode()[:60_000])
        os._exit(0)
    os.close(writing)
    try:
        return _waited(child, reading)
    finally:
        os.close(reading)


def _waited(child: int, reading: int) -> Outcome:
    told, until = b"", time.monotonic() + SECONDS
    while select.select([reading], [], [], max(0.0, until - time.monotonic()))[0]:
        part = os.read(reading, 65_536)
        if not part:
            break
        told += part
    else:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if time.monotonic() >= until:
        return Outcome("no end", f"more than {SECONDS} s")
    return Outcome(*json.loads(told)) if told else Outcome("killed", f"status {status}")


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _tried(guide: Path, what: str) -> tuple[str, str]:
    try:
        findings = _asked(guide, what)
    except ContentError as error:
        return _judged("refused", error.findings, guide)
    except MachineError as error:
        return "machine", str(error)
    except MemoryError:
        return "fault", "memory: " + traceback.format_exc()[-3000:]
    except BaseException:
        return "fault", traceback.format_exc()[-6000:]
    return _judged("passed", findings, guide)


def _asked(guide: Path, what: str) -> Sequence[Finding]:
    project = Project(output=guide.parent / "out")
    match what:
        case "read":
            return read(guide, project, str(guide)).findings
        case "check":
            return check(guide, project)
        case _:
            return written(guide, Options(only=(what,)), project).findings


def _judged(kind: str, findings: Sequence[Finding], guide: Path) -> tuple[str, str]:
    """Tell whether each of ``findings`` has its place in a file of the guide."""
    wrong = [str(finding) for finding in findings if not _is_placed(finding, guide)]
    return ("misplaced", "\n".join(wrong)[:6000]) if wrong else (kind, "")


def _is_placed(finding: Finding, guide: Path) -> bool:
    match finding.position:
        case OnOption():
            return True
        case InFile(file, line, column):
            path = Path(file)
            if not path.is_relative_to(guide):
                return False
            lines = path.read_bytes().count(b"\n") + 1 if path.is_file() else 1
            return 1 <= line <= lines + 1 and column >= 1
        case _:
            return finding.severity != "error"
