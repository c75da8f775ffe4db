"""What reaches the terminal can be seen, and a stream that takes nothing is no fault of ours."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from builder.cli import main, terminal
from builder.cli.say import Speaker
from builder.diagnostics import Finding, InFile
from tests.rules.guides import BASE, made_guide
from tests.support.made import PLANT, ROOT

HOSTILE = "a\n\x1b[2Jb\rc\x9bd\u202ee\u200bf\u2028g\x7f"
SHOWN = r"a\n\x1b[2Jb\rc\x9bd\u202ee\u200bf\u2028g\x7f"


def command(line: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of the shell, in which $CARDBOOK is the command, $PLANT a guide."""
    environment = {**os.environ, "CARDBOOK": f"{sys.executable} -m builder"}
    environment |= {"PYTHONPATH": str(ROOT), "PLANT": str(PLANT)}
    return subprocess.run(["/bin/sh", "-c", line], cwd=cwd, env=environment, text=True,
                          capture_output=True, check=False, timeout=60)  # fmt: skip


def test_no_character_steers_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    finding = Finding(InFile(HOSTILE, 1, 1), "some-code", HOSTILE, HOSTILE)
    speaker = Speaker(quiet=False, form="text")
    speaker.findings([finding])
    speaker.complain(HOSTILE)
    speaker.say(HOSTILE)
    printed = capsys.readouterr()
    assert printed.out == f"{SHOWN}\n"
    first, hint, count, complaint = printed.err.splitlines()
    assert first == f"{SHOWN}:1:1: error: {SHOWN} [some-code]"
    assert hint == f"  hint: {SHOWN}"
    assert (count, complaint) == ("1 error, 0 warnings", f"cardbook: {SHOWN}")


def test_json_has_one_object_a_line_whatever_stands_in_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    finding = Finding(InFile(HOSTILE, 1, 1), "some-code", HOSTILE, HOSTILE)
    Speaker(quiet=False, form="json").findings([finding])
    (line,) = capsys.readouterr().err.splitlines()
    assert line.isprintable()
    assert json.loads(line)["message"] == HOSTILE


@pytest.mark.parametrize("text", ["Größe: 4\u00a0mm – “warm” 茶", ""])
def test_what_can_be_seen_stays(text: str) -> None:
    assert terminal.visible(text) == text


def test_a_file_name_forges_no_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    guide = made_guide(BASE, tmp_path / "guide")
    (guide / "x\nguide.yaml:1:1: error: forged [some-code]\x1b[1A").write_text("")
    assert main(["build", str(guide), "--output", str(tmp_path / "out"), "--only", "cards"]) == 0
    written = capsys.readouterr().err
    assert "forged" in written
    assert not [line for line in written.splitlines() if line.startswith("guide.yaml")]
    assert "\x1b" not in written


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("$CARDBOOK explain >&-", 0, ""),
        ("$CARDBOOK explain >/dev/full", 3, "cannot write to standard output"),
        ("$CARDBOOK --help >/dev/full", 0, ""),
        ("$CARDBOOK check guide 2>&-", 1, ""),
        ("$CARDBOOK check guide 2>/dev/full", 1, ""),
        ("$CARDBOOK check guide >&- 2>&- <&-", 1, ""),
        ("$CARDBOOK build nobody --output out", 2, "no guide is called"),
        ("$CARDBOOK build guide --output $(printf '%0300d' 1)", 3, "too long"),
        ("ln -s loop loop; $CARDBOOK build guide --output loop", 2, "lead in a circle"),
        ("$CARDBOOK check $PLANT --compare $(printf '%0300d' 1)", 3, "too long"),
        ("mkdir gone; cd gone; rmdir ../gone; $CARDBOOK check ../guide", 3, "is gone"),
        ("mkfifo p; $CARDBOOK check $PLANT --compare p", 2, "no plain file"),
        ("mkfifo guide/cautions.yaml; $CARDBOOK check guide", 1, "is not a file"),
    ],
)
def test_what_is_not_our_fault_is_told_as_such(
    line: str, code: int, said: str, tmp_path: Path
) -> None:
    (tmp_path / "guide").mkdir()
    (tmp_path / "guide" / "guide.yaml").write_text("title: Tea\n")
    run = command(line, tmp_path)
    assert run.returncode == code
    assert said in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("option", ["--output", "--printer", "--only-changed-since"])
def test_a_name_with_a_nul_is_wrong_usage(
    option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(tmp_path), option, "a\0b"]) == 2
    assert "NUL" in capsys.readouterr().err


def test_who_is_asked_to_end_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    guide, out = made_guide(BASE, tmp_path / "guide"), tmp_path / "out"
    words = [sys.executable, "-m", "builder", "build", str(guide), "--output", str(out)]
    running = subprocess.Popen(words, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 30
    while not (out / ".cache").exists() and time.monotonic() < until:
        time.sleep(0.01)
    running.send_signal(signal.SIGTERM)
    _, written = running.communicate(timeout=30)
    assert running.returncode == 143
    assert written == "cardbook: stopped before it was done\n"
    assert [path.name for path in out.iterdir()] == [".cache"]
