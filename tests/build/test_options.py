"""What can be asked of a build: each choice reaches the files, what cannot be is told."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from builder.build import Built, build
from builder.cli import main
from builder.diagnostics import ContentError
from builder.edition import Options
from builder.model import CardFormat
from builder.press.job import PAPERS
from builder.store.project import Project
from tests.rules.guides import BASE, made_guide
from tests.support.gates import pages_of, runs_of


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    return made_guide(BASE, tmp_path / "guide")


def built(guide: Path, **asked: Any) -> Built:
    return build(guide, Options(output=guide.parent / "output", **asked), Project())


def page_size(pdf: bytes) -> tuple[float, float]:
    page = pages_of(pdf)[0]
    return page.trim.width, page.trim.height


@pytest.mark.parametrize("paper", PAPERS)
def test_the_paper_is_that_of_the_sheets(guide: Path, paper: Any) -> None:
    files = built(guide, only=("sheets",), paper=paper).files
    wanted = (PAPERS[paper].width, PAPERS[paper].height)
    assert page_size(files["cards-print.pdf"]) == pytest.approx(wanted, abs=0.02)


def test_the_card_is_that_of_the_faces(guide: Path) -> None:
    files = built(guide, only=("cards",), card=CardFormat(width=90.0, height=140.0)).files
    assert page_size(files["cards.pdf"]) == pytest.approx((90.0, 140.0), abs=0.02)


@pytest.mark.parametrize(
    ("duplex", "set_to"),
    [("long", "/DuplexFlipLongEdge"), ("short", "/DuplexFlipShortEdge"), ("fold", "/Simplex")],
)
def test_the_printer_is_told_how_to_turn_the_paper(guide: Path, duplex: Any, set_to: str) -> None:
    sheets = built(guide, only=("sheets",), duplex=duplex).files["cards-print.pdf"]
    with pikepdf.open(io.BytesIO(sheets)) as pdf:
        assert pdf.Root.ViewerPreferences.Duplex == set_to
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"


def test_books_keep_their_colours_whatever_the_ink(guide: Path) -> None:
    only: Any = ("cards", "epub")
    colour, mono = built(guide, only=only).files, built(guide, only=only, ink="mono").files
    assert colour["guide.epub"] == mono["guide.epub"]
    assert colour["cards.pdf"] != mono["cards.pdf"]


def test_cards_that_no_sheet_holds_are_told_before_anything_is_drawn(guide: Path) -> None:
    with pytest.raises(ContentError) as refused:
        built(guide, card=CardFormat(width=200.0, height=300.0))
    assert "sheet-no-room" in [finding.code for finding in refused.value.findings]
    assert not (guide.parent / "output").exists()
    assert built(guide, only=("cards",), card=CardFormat(width=200.0, height=300.0)).files


def test_a_profile_moves_the_backs_only(guide: Path) -> None:
    profile = guide.parent / "printer.toml"
    profile.write_text('paper = "common"\nduplex = "long"\n[back]\nx = 1.5\ny = -0.5\n')
    plain = built(guide, only=("sheets",)).files["cards-print.pdf"]
    moved = built(guide, only=("sheets",), printer=profile).files["cards-print.pdf"]
    (front, back), (same, shifted) = pages_of(plain), pages_of(moved)
    assert [run.origin for run in front.runs] == [run.origin for run in same.runs]
    assert back.runs[0].origin.x - shifted.runs[0].origin.x == pytest.approx(1.5, abs=0.02)
    assert back.runs[0].origin.y - shifted.runs[0].origin.y == pytest.approx(-0.5, abs=0.02)


def test_the_book_holds_opaque_pictures_of_pixels(guide: Path) -> None:
    made = built(guide, only=("epub",)).files["guide.epub"]
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        names = [name for name in book.namelist() if name.endswith((".png", ".svg"))]
        assert names
        assert not [name for name in names if name.endswith(".svg")]
        for name in names:
            image = Image.open(io.BytesIO(book.read(name)))
            assert image.mode in ("P", "RGB")
            assert "transparency" not in image.info
            if name.endswith("cover.png"):
                assert image.size == (1600, 2560)


def test_pixels_are_kept_between_builds(guide: Path) -> None:
    first = built(guide, only=("epub",)).files
    kept = list((guide.parent / "output" / ".cache" / "guide").glob("*.pixels"))
    assert kept
    stamps = {file: file.stat().st_mtime_ns for file in kept}
    assert built(guide, only=("epub",)).files == first
    assert {file: file.stat().st_mtime_ns for file in kept} == stamps


def test_the_inventory_tells_what_was_asked(guide: Path) -> None:
    made = built(guide, only=("sheets",), paper="a4", duplex="manual", ink="low")
    inventory = json.loads(made.files["build.json"])
    assert inventory["asked"] == {
        "card_mm": [99.0, 132.0], "paper": "a4", "duplex": "manual", "ink": "low", "printer": False
    }  # fmt: skip
    assert inventory["sheets"]["cards"] == 3


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (["--paper", "a3"], "invalid choice: 'a3'"),
        (["--duplex", "both"], "invalid choice: 'both'"),
        (["--ink", "red"], "invalid choice: 'red'"),
        (["--card", "a12"], "'a12' is no card size"),
        (["--card", "1x1"], "a side is 40 to 420 mm long"),
        (["--printer", "nowhere.toml"], "there is no profile nowhere.toml"),
        (["--only", "cards,hymns"], "not 'hymns'"),
    ],
)
def test_what_cannot_be_asked_is_wrong_usage(
    asked: list[str], says: str, guide: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(guide), "--output", str(guide.parent / "out"), *asked]) == 2
    assert says in capsys.readouterr().err
    assert not (guide.parent / "out").exists()


def test_the_summary_tells_sheets_cuts_and_ink(
    guide: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = str(guide.parent / "output")
    assert main(["build", str(guide), "--only", "sheets", "--output", output]) == 0
    summary = capsys.readouterr().out
    assert "3 cards on 1 sheet of paper, 4 to a sheet; 6 cuts\n" in summary
    assert "ink on the sheets, estimated: " in summary


def test_backs_that_a_profile_moves_off_the_page_are_told_before_anything_is_drawn(
    guide: Path,
) -> None:
    profile = guide.parent / "printer.toml"
    profile.write_text("[back]\nx = 14\n")
    with pytest.raises(ContentError, match="sheet-out-of-reach"):
        built(guide, only=("sheets",), printer=profile)
    assert not (guide.parent / "output").exists()
    profile.write_text("[back]\nx = 8\n")
    findings = built(guide, only=("sheets",), printer=profile).findings
    assert [finding.code for finding in findings] == ["sheet-out-of-reach"]


@pytest.mark.parametrize(("x", "code"), [(8, "sheet-out-of-reach"), (14, "fit-folded")])
def test_a_profile_may_push_the_back_of_the_folded_sheet_off_the_page(
    guide: Path, x: int, code: str
) -> None:
    profile = guide.parent / "printer.toml"
    profile.write_text(f"[back]\nx = {x}\n")
    made = built(guide, only=("quick",), card=CardFormat(width=198, height=260), printer=profile)
    (finding,) = made.findings
    assert (finding.code, finding.severity) == (code, "warning")
    assert "what quick-reference-card.pdf says on its back" in finding.message
    assert ("quick-reference-card.pdf" in made.files) == (x == 8)


def test_a_card_that_was_asked_for_is_found_in_the_command(guide: Path) -> None:
    with pytest.raises(ContentError) as caught:
        built(guide, only=("sheets",), card=CardFormat(width=400.0, height=400.0))
    assert {str(each.position) for each in caught.value.findings} == {"--card"}


def test_a_hole_is_marked_on_the_sheets(guide: Path) -> None:
    asked = guide / "guide.yaml"
    plain = asked.read_text("utf-8")
    asked.write_text(f"{plain}lamination: {{hole: {{x: 6, y: 52}}}}\n", "utf-8")
    text = " ".join(run.text for run in runs_of(sheets_of(guide)))
    assert "middle of the hole" in text
    asked.write_text(plain, "utf-8")
    text = " ".join(run.text for run in runs_of(sheets_of(guide)))
    assert "middle of the hole" not in text


def sheets_of(guide: Path) -> bytes:
    return built(guide, only=("sheets",)).files["cards-print.pdf"]
