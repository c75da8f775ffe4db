"""``cardbook calibrate``: from the test sheet to a profile and its proof."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from builder.calibrate.printer import printer_for, read_profile
from builder.cli import main
from builder.diagnostics import ContentError
from builder.press.job import PAPERS, Margins

READINGS = "A=0.5,B=-1,C=0.5,D=-1,E=0.5,F=-1,G=0.5,H=-1,J=148.5,K=150,L=4,M=5,N=4,P=13"
PROOF_READINGS = "A=0,B=0.5,C=0,D=0.5,E=0,F=0.5,G=0,H=0.5,J=150,K=150"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def text_of(file: str) -> str:
    pdf = pypdfium2.PdfDocument(Path(file))
    try:
        return " ".join(pdf[index].get_textpage().get_text_bounded() for index in range(len(pdf)))
    finally:
        pdf.close()


def calibrated(*more: str) -> None:
    assert main(["calibrate", "--measured", READINGS, *more]) == 0


def test_the_sheet_is_written_and_says_what_to_type(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calibrate", "--paper", "a4", "--duplex", "manual", "--output", "out/deep"]) == 0
    assert capsys.readouterr().out.startswith("out/deep/calibration.pdf\n")
    typed = 'cardbook calibrate --paper a4 --duplex manual --measured "A=0.5,B=-1,'
    assert typed in " ".join(text_of("out/deep/calibration.pdf").split())


def test_the_plain_command_is_enough_for_the_plain_sheet() -> None:
    assert main(["calibrate", "--output", "."]) == 0
    assert "cardbook calibrate --measured" in text_of("calibration.pdf")


def test_the_sheet_speaks_german() -> None:
    assert main(["calibrate", "--output", ".", "--language", "de-AT"]) == 0
    assert "Testblatt für den Drucker" in text_of("calibration.pdf")


def test_readings_become_a_profile(capsys: pytest.CaptureFixture[str]) -> None:
    calibrated("--paper", "a4", "--name", "Kitchen printer")
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        "printer.toml",
        "The back lands 0.5 mm to the left, 1.0 mm up; the readings agree within 0.0 mm.",
        "Lengths are printed at 99.0% across and 100.0% down.",
        "Left white: 5.0 mm at the left, 5.0 at the top, 5.0 at the right, 13.0 at the bottom.",
        "Print a proof: cardbook calibrate --printer printer.toml",
    ]
    profile = read_profile(Path("printer.toml"))
    assert (profile.name, profile.paper, profile.duplex) == ("Kitchen printer", "a4", "long")
    assert (profile.x, profile.y, profile.angle_deg) == pytest.approx((-0.495, -1.0, 0.0), abs=0.01)
    assert profile.margins == Margins(5.01, 5, 5.01, 13)


def test_the_proof_is_of_the_profiles_paper_and_turn() -> None:
    calibrated("--paper", "a4", "--duplex", "short", "--name", "Küche", "--output", "my.toml")
    assert main(["calibrate", "--printer", "my.toml", "--output", "."]) == 0
    text = text_of("calibration-proof.pdf")
    assert "Küche" in text
    assert "cardbook calibrate --printer my.toml --measured" in " ".join(text.split())
    pdf = pypdfium2.PdfDocument(Path("calibration-proof.pdf"))
    assert pdf[0].get_height() == pytest.approx(841.89, abs=0.01)
    pdf.close()


def test_a_proof_that_was_read_makes_the_profile_better() -> None:
    calibrated("--name", "Kitchen")
    assert main(["calibrate", "--printer", "printer.toml", "--measured", PROOF_READINGS]) == 0
    profile = read_profile(Path("printer.toml"))
    assert (profile.name, profile.margins.bottom) == ("Kitchen", 13)
    assert profile.y == pytest.approx(-0.5, abs=0.01)


def test_a_profile_may_be_written_anew() -> None:
    calibrated()
    before = Path("printer.toml").read_bytes()
    calibrated()
    assert Path("printer.toml").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--measured", READINGS.replace("A=0.5", "A=4")], "A=4 contradicts the other readings"),
        (["--measured", READINGS.replace("J=148.5", "J=15")], "J=15 cannot be"),
        (["--measured", READINGS.replace("J=148.5", "Q=1")], "no reading is called Q"),
        (["--measured", READINGS.replace(",J=148.5", "")], "J is missing"),
        (["--measured", ""], "are missing"),
        (["--measured", READINGS, "--output", "guide.yaml"], "ends in .toml"),
        (["--measured", READINGS, "--output", "theirs.toml"], "no profile that calibrate wrote"),
        (["--measured", READINGS, "--printer", "good.toml"], "no reading is called L"),
        (["--printer", "none.toml"], "there is no profile none.toml"),
        (
            ["--printer", "good.toml", "--paper", "letter"],
            "measured with --paper common, not letter",
        ),
        (
            ["--printer", "good.toml", "--duplex", "manual"],
            "measured with --duplex long, not manual",
        ),
        (["--name", "Kitchen"], "--name goes with --measured"),
        (["--language", "fr"], "no words for language 'fr'; there are: de, en"),
        (["--output", ""], "a name is needed"),
        (["--paper", "a3"], "invalid choice: 'a3'"),
        (["--duplex", "fold"], "invalid choice: 'fold'"),
    ],
)
def test_wrong_usage_gives_2_and_writes_nothing(
    arguments: list[str], reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "theirs.toml").write_text("[project]\n")
    calibrated("--output", "good.toml")
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert main(["calibrate", *arguments]) == 2
    assert reason in capsys.readouterr().err
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_a_bad_profile_gives_1(capsys: pytest.CaptureFixture[str]) -> None:
    Path("bad.toml").write_text("[back]\nangel = 1\n")
    assert main(["calibrate", "--printer", "bad.toml", "--output", "."]) == 1
    errors = capsys.readouterr().err
    assert "bad.toml:2:1: error: no key is called 'back.angel' [profile-key]" in errors
    assert "did you mean 'back.angle'?" in errors


def test_a_disk_that_refuses_gives_3(capsys: pytest.CaptureFixture[str]) -> None:
    Path("file").write_text("")
    assert main(["calibrate", "--output", "file"]) == 3
    assert main(["calibrate", "--measured", READINGS, "--output", "file/p.toml"]) == 3
    assert "cannot" in capsys.readouterr().err
    assert [path.name for path in Path().iterdir()] == ["file"]


@pytest.mark.parametrize("content", [b"\xff\xfe", "name = 'ü'".encode("latin-1")])
def test_what_is_no_text_is_a_finding(content: bytes) -> None:
    Path("bad.toml").write_bytes(content)
    with pytest.raises(ContentError, match="profile-syntax"):
        read_profile(Path("bad.toml"))


def test_a_mark_at_the_start_that_some_editors_write_does_no_harm() -> None:
    Path("marked.toml").write_bytes(b"\xef\xbb\xbfname = 'a'\n")
    assert read_profile(Path("marked.toml")).name == "a"


def test_a_build_gets_the_profile_for_its_sheets() -> None:
    calibrated("--paper", "a4")
    printer = printer_for(Path("printer.toml"), PAPERS["common"], "long")
    assert printer.margins.bottom == pytest.approx(4.2)
    assert printer_for(Path("printer.toml"), PAPERS["a4"], "fold").margins.bottom == 13
    with pytest.raises(ContentError, match="profile-duplex"):
        printer_for(Path("printer.toml"), PAPERS["a4"], "short")
