"""The command: exit codes, what it prints and where."""

from __future__ import annotations

import io
import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from builder.cli import main
from tests.support.made import PLANT, ROOT

FINDING = "zimmerpflanze-umtopfen/cards/01-pflanze-pruefen.md:9:5: error: caution 'safd'"


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """A copy of the guide about house plants, to be spoilt."""
    return shutil.copytree(PLANT, tmp_path / PLANT.name)


def spoil(guide: Path) -> None:
    card = guide / "cards" / "01-pflanze-pruefen.md"
    card.write_text(card.read_text("utf-8").replace("caution: saft", "caution: safd"), "utf-8")


def test_a_build_prints_its_files_and_gives_0(
    guide: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(guide), "--output", str(tmp_path / "out")]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    for name in ("cards.pdf", "quick-reference.pdf", f"{PLANT.name}.epub", "build.json"):
        assert f"out/{PLANT.name}/{name}  " in printed.out
        assert (tmp_path / "out" / PLANT.name / name).stat().st_size > 0


def test_quiet_prints_nothing(
    guide: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(guide), "--output", str(tmp_path / "out"), "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("command", ["build", "check"])
def test_findings_give_1(
    command: str, guide: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(guide)
    out = ["--output", str(tmp_path / "out")] if command == "build" else []
    assert main([command, str(guide), *out]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert FINDING in printed.err
    assert "[unknown-caution]\n  hint: did you mean 'saft'?\n" in printed.err
    assert "1 error, 0 warnings" in printed.err


def test_findings_as_json_are_one_object_a_line(
    guide: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(guide)
    assert main(["check", str(guide), "--format", "json"]) == 1
    printed = capsys.readouterr()
    assert printed.err == ""
    (line,) = printed.out.splitlines()
    finding = json.loads(line)
    assert set(finding) == {"path", "line", "column", "severity", "code", "message", "hint"}
    assert (finding["line"], finding["column"]) == (9, 5)
    assert (finding["severity"], finding["code"]) == ("error", "unknown-caution")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ([], "build a guide's outputs"),
        (["bild"], "usage"),
        (["build", ""], "no guide is called ''; there are: back-leg-massage"),
        (["build", "x" * 300], "no guide is called 'xxx"),
        (["build", "--output", ""], "a name is needed"),
        (["build", "--paper-boat"], "usage"),
        (["build", "back-leg-masage"], "did you mean 'back-leg-massage'?"),
        (["build", "--only", "pdf,mobi"], "not 'mobi'"),
        (["build", "--only", ","], "not ','"),
        (["explain", "no-such-code"], "no finding has the code"),
        (["explain", "unknown-crad"], "did you mean 'unknown-card'?"),
    ],
)
def test_wrong_usage_gives_2(
    arguments: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert reason in capsys.readouterr().err


def test_outputs_among_sources_are_wrong_usage(
    guide: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(tmp_path.rglob("*"))
    assert main(["build", str(guide), "--output", str(tmp_path)]) == 2
    assert "would mix with the guide" in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before


def test_a_terminal_that_lacks_a_letter_sees_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors="strict")
    monkeypatch.setattr("sys.stdout", narrow)
    monkeypatch.setattr("builder.cli.explain.explanation", lambda _code: "x-height ≥ 2 mm")
    assert main(["explain"]) == 0
    narrow.flush()
    assert narrow.buffer.getvalue() == b"x-height \\u2265 2 mm\n"


def test_a_disk_that_refuses_gives_3(
    guide: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").write_text("a file where the folder should be")
    assert main(["build", str(guide), "--output", str(tmp_path / "out")]) == 3
    assert "cannot write to" in capsys.readouterr().err


def test_a_font_that_is_not_the_pinned_one_gives_3(
    guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fonts = shutil.copytree(ROOT / "fonts", tmp_path / "fonts")
    font = sorted(fonts.rglob("*.ttf"))[0]
    font.write_bytes(font.read_bytes() + b"\0")
    project = sys.modules["builder.store.project"].Project(fonts=fonts)
    monkeypatch.setattr("builder.store.project.Project", lambda: project)
    assert main(["check", str(guide)]) == 3
    assert font.name in capsys.readouterr().err


def test_a_fault_of_ours_gives_70_with_its_traceback(
    guide: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_given: object) -> None:
        raise RuntimeError("planted")

    monkeypatch.setattr("builder.build.check", broken)
    assert main(["check", str(guide)]) == 70
    errors = capsys.readouterr().err
    assert "Traceback" in errors
    assert "RuntimeError: planted" in errors
    assert "please report" in errors


@pytest.mark.parametrize(("kinds", "made"), [("pdf", {".pdf"}), (" epub ,", {".epub"})])
def test_only_builds_what_was_asked_for(
    kinds: str, made: set[str], guide: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert main(["build", str(guide), "--output", str(out), "--only", kinds, "--quiet"]) == 0
    suffixes = {path.suffix for path in (out / PLANT.name).iterdir()} - {".json"}
    assert suffixes == made


def test_one_kind_leaves_the_other_kinds_files(guide: Path, tmp_path: Path) -> None:
    base = ["build", str(guide), "--output", str(tmp_path / "out"), "--quiet", "--only"]
    assert main([*base, "pdf"]) == main([*base, "epub"]) == 0
    names = {path.suffix for path in (tmp_path / "out" / PLANT.name).iterdir()}
    assert names == {".pdf", ".epub", ".json"}


def test_a_command_loads_only_what_it_needs() -> None:
    ask = "import sys; from builder.cli import main; main(['--version']); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", ask], capture_output=True, cwd=ROOT, check=True)
    assert b"builder.cli.command" in run.stdout
    assert not {"pydantic", "builder.model", "builder.press.job"} & {*run.stdout.decode().split()}


def test_version_and_doctor_speak(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert main(["doctor"]) == 0
    printed = capsys.readouterr().out
    assert "cardbook" in printed
    assert "MISSING" not in printed


def on_terminal(*command: str, code: int = 0, **settings: str) -> str:
    """Return what ``command`` writes to standard error when that is a terminal."""
    ours, theirs = pty.openpty()
    plain = {key: value for key, value in os.environ.items() if key not in ("TERM", "COLUMNS")}
    run = subprocess.Popen(
        [sys.executable, "-m", "builder", *command],
        stdout=subprocess.DEVNULL, stderr=theirs, cwd=ROOT,
        env=plain | {"TERM": "xterm-256color"} | settings,
    )  # fmt: skip
    os.close(theirs)
    written = b""
    try:
        while chunk := os.read(ours, 4096):
            written += chunk
    except OSError:
        pass  # the other end is closed: everything was read
    os.close(ours)
    assert run.wait() == code
    return written.decode().replace("\r\n", "\n")


def test_a_terminal_sees_progress_and_no_trace_of_it_stays(guide: Path, tmp_path: Path) -> None:
    build = ("build", str(guide), "--output", str(tmp_path / "out"), "--only", "quick")
    stages = on_terminal(*build).split("\r")
    assert [stage.rstrip() for stage in stages if stage.strip()][-1] == "Saving"
    assert len({len(stage) for stage in stages if stage}) == 1  # each covers the one before it
    assert stages[-2].strip() == stages[-1] == ""
    assert on_terminal(*build, TERM="dumb") == ""


def test_a_terminal_sees_the_line_of_a_finding(guide: Path) -> None:
    spoil(guide)
    lines = on_terminal("check", str(guide), code=1).splitlines()
    at = next(number for number, line in enumerate(lines) if FINDING in line)
    assert lines[at + 1 : at + 4] == [
        "  hint: did you mean 'saft'?",
        "    9 |     caution: safd",
        "      |     ^",
    ]
    narrow = on_terminal("check", str(guide), code=1, COLUMNS="24", PYTHONIOENCODING="ascii")
    assert "    9 |     caution: safd\n" in narrow
    assert "caution: safd\n" not in on_terminal("check", str(guide), "--format", "json", code=1)


def test_a_pipe_sees_no_progress(guide: Path, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "builder", "build", str(guide), "--output", str(tmp_path / "out")],
        capture_output=True, cwd=ROOT, check=True,
    )  # fmt: skip
    assert run.stderr == b""
    assert b"\x1b" not in run.stdout


@pytest.mark.parametrize("inside", [".", "cards"])
def test_in_the_folder_of_a_guide_a_command_means_that_guide(
    inside: str, guide: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(guide)
    monkeypatch.chdir(guide / inside)
    assert main(["check"]) == 1
    assert "cards/01-pflanze-pruefen.md:9:5: error: caution 'safd'" in capsys.readouterr().err


def test_a_guide_that_lacks_a_file_is_one_all_the_same(
    guide: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (guide / "guide.yaml").unlink()
    monkeypatch.chdir(guide)
    assert main(["check"]) == 1
    assert "'guide.yaml' is missing" in capsys.readouterr().err


def test_a_module_that_is_missing_is_told_without_a_traceback(
    guide: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def check(*_: object) -> None:
        raise ModuleNotFoundError("No module named 'lxml'", name="lxml")

    monkeypatch.setattr("builder.build.check", check)
    assert main(["check", str(guide)]) == 3
    printed = capsys.readouterr().err
    assert printed == "cardbook: lxml is not installed; 'cardbook doctor' tells what is missing\n"


def test_the_doctor_examines_an_install_that_was_interrupted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("builder.typeset", "yaml"):
        monkeypatch.setitem(sys.modules, name, None)
    assert main(["doctor"]) == 3
    printed = capsys.readouterr()
    assert "  UNKNOWN  fonts: " in printed.out
    assert "  UNKNOWN  PyYAML: " in printed.out
    assert printed.err == ""
