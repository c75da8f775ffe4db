"""Profiles as files."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.calibrate.profile import parse_profile, write_profile
from builder.diagnostics import ContentError, Finding, InFile
from builder.press.grid import Grid, plan_grid
from builder.press.job import (
    PAPERS,
    TURNS,
    Duplex,
    Margins,
    PaperName,
    PrinterProfile,
    PrintJob,
)
from builder.press.profiles import check_turn, margins_on
from builder.press.reach import check_reach
from builder.rules import codes
from tests.rules.guides import EXPECTED, RULES
from tests.support.positions import in_file

CODES = codes("printer")
FILE = "printer.toml"


def findings_of(text: str) -> tuple[Finding, ...]:
    """Return what is found when the profile ``text`` is used for sheets turned over ``short``."""
    try:
        profile = parse_profile(text, FILE)
    except ContentError as error:
        return error.findings
    job = PrintJob(duplex="short", printer=profile)
    grid = plan_grid(99.0, 132.0, job)
    assert isinstance(grid, Grid)
    at = InFile(FILE)
    return (*check_turn(profile, "short", FILE), *check_reach(grid, job, at))


def test_there_are_rules() -> None:
    assert len(CODES) == 5


@pytest.mark.golden
@pytest.mark.parametrize("code", CODES)
def test_a_profile_gives_exactly_its_findings(code: str, request: pytest.FixtureRequest) -> None:
    findings = findings_of((RULES / code / FILE).read_text("utf-8"))
    assert {finding.code for finding in findings} == {code}
    text = "".join(f"{finding}\n" for finding in findings)
    expected: Path = RULES / code / EXPECTED
    if request.config.getoption("--update-golden"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


def decimals(low: float, high: float, places: int) -> st.SearchStrategy[float]:
    return st.floats(low, high).map(lambda value: round(value, places) + 0.0)


edges = decimals(0, 50, 3)
profiles = st.builds(
    PrinterProfile,
    name=st.text(st.characters(codec="utf-8"), max_size=20),
    x=decimals(-15, 15, 3),
    y=decimals(-15, 15, 3),
    angle_deg=decimals(-5, 5, 4),
    scale_x=decimals(0.9, 1.1, 5),
    scale_y=decimals(0.9, 1.1, 5),
    margins=st.builds(Margins, edges, edges, edges, edges),
    paper=st.sampled_from([None, *PAPERS]),
    duplex=st.sampled_from([None, *TURNS]),
)


@settings(max_examples=60, deadline=None)
@given(profiles)
def test_what_is_written_is_read_as_it_was(profile: PrinterProfile) -> None:
    assert parse_profile(write_profile(profile), FILE) == profile


def test_a_file_tells_what_its_values_mean() -> None:
    profile = PrinterProfile(
        'The "old" one', -0.75, 1.0, -1e-9, 0.9967, 1.0, Margins(4, 4, 4, 13), "a4", "long"
    )
    lines = write_profile(profile).splitlines()
    assert lines[3:7] == [
        'name = "The \\"old\\" one"  # yours to choose',
        'paper = "a4"              # the page it was measured on: common, a4, letter',
        'duplex = "long"           # how the sheet was turned over: long, short, manual',
        "",
    ]
    assert "x = -0.75    # mm to the right, seen from the back" in lines
    assert "angle = 0.0  # degrees clockwise, about the middle" in lines
    assert "bottom = 13.0  # mm at the bottom edge, seen from the front" in lines


def test_an_empty_file_is_a_perfect_printer() -> None:
    assert parse_profile("", FILE) == PrinterProfile()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[back]\n  x = 99\n", (2, 3)),
        ("[ back ]\ny=99", (2, 1)),
        ("back.x = 99", (1, 1)),
        ("name = 'a'\nback = { y = 1, x = 99 }", (2, 17)),
        ("[back]\ny = 1\n[margins]\nleft = -1", (4, 1)),
        ('"back".x = 99', (1, 1)),
        ("[[back]]\nx = 1", (1, 3)),
    ],
)
def test_a_value_is_found_where_it_stands(text: str, place: tuple[int, int]) -> None:
    (finding,) = findings_of(text)
    assert finding.code == "profile-value"
    assert in_file(finding.position)[1:] == place


@pytest.mark.parametrize(
    "text",
    ["x =", "[back", 'name = "', "a = 1\na = 2", "x = " + "[" * 3000, "x = " + "9" * 5000, "\0"],
)
def test_what_is_no_toml_is_a_finding(text: str) -> None:
    (finding,) = findings_of(text)
    assert finding.code == "profile-syntax"
    assert in_file(finding.position).file == FILE
    assert len(finding.message) < 200


@pytest.mark.parametrize(
    ("measured", "used", "margins"),
    [
        ("a4", "a4", (4, 5, 6, 13)),
        (None, "common", (4, 5, 6, 13)),
        ("a4", "letter", (4, 5, 6, 13)),
        ("a4", "common", (4, 0, 6, 4.2)),
        ("letter", "common", (1.05, 5, 3.05, 13)),
        ("common", "a4", (4, 13.8, 6, 21.8)),
    ],
)
def test_margins_are_those_of_the_page(
    measured: PaperName | None, used: PaperName, margins: tuple[float, ...]
) -> None:
    """The common page lies in the middle: 8.8 mm inside A4 at both ends, 2.95 mm inside Letter."""
    profile = PrinterProfile(margins=Margins(4, 5, 6, 13), paper=measured)
    kept = margins_on(profile, PAPERS[used])
    assert (kept.left, kept.top, kept.right, kept.bottom) == pytest.approx(margins)


@pytest.mark.parametrize(
    ("duplex", "count"), [("long", 0), ("short", 1), ("manual", 1), ("fold", 0), ("none", 0)]
)
def test_a_profile_is_for_one_way_of_turning(duplex: Duplex, count: int) -> None:
    findings = check_turn(PrinterProfile(duplex="long"), duplex, FILE)
    assert len(list(findings)) == count
