from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.diagnostics import InFile
from builder.model import CARD_SIZES
from builder.press.grid import Grid, plan_grid
from builder.press.job import (
    DUPLEX,
    PAPERS,
    Duplex,
    Margins,
    Paper,
    PaperName,
    PrinterProfile,
    PrintJob,
)
from builder.press.profiles import margins_on
from builder.press.room import no_room
from builder.reading import read_guide
from tests.rules.guides import EXPECTED, RULES, VOCABULARY, made_guide

AT = InFile("guide.yaml", 5, 1)
RULE = RULES / "sheet-no-room"

jobs = st.builds(PrintJob, st.sampled_from(list(PAPERS.values())), st.sampled_from(DUPLEX))


def test_the_folder_of_the_rule_shows_it(tmp_path: Path) -> None:
    guide = read_guide(
        made_guide(RULE, tmp_path / "guide"), shown_as="guide", vocabulary=VOCABULARY
    ).guide
    at = guide.places.at("guide", "card")
    finding = no_room(guide.card.width, guide.card.height, PrintJob(), at)
    assert f"{finding}\n" == (RULE / EXPECTED).read_text("utf-8")


@given(st.floats(40.0, 420.0), st.floats(40.0, 420.0), jobs)
def test_there_is_a_finding_exactly_where_there_is_no_grid(
    width: float, height: float, job: PrintJob
) -> None:
    finding = no_room(width, height, job, AT)
    assert (finding is None) == isinstance(plan_grid(width, height, job), Grid)
    assert finding is None or finding.hint


@pytest.mark.parametrize("paper", PAPERS.values())
@pytest.mark.parametrize("duplex", DUPLEX)
def test_every_size_with_a_name_fits_every_paper(paper: Paper, duplex: Duplex) -> None:
    job = PrintJob(paper, duplex)
    assert len(CARD_SIZES) >= 9
    for size in CARD_SIZES.values():
        assert no_room(*size, job, AT) is None


def test_a_printer_that_reaches_nothing_is_told_so() -> None:
    blind = PrinterProfile(margins=Margins(120.0, 120.0, 120.0, 120.0))
    finding = no_room(99.0, 132.0, PrintJob(printer=blind), AT)
    assert finding is not None
    assert "narrower margins" in finding.hint


@pytest.mark.parametrize(
    ("paper", "above", "height", "hint"),
    [
        ("a4", 10.0, 280.0, "choose a smaller card"),
        ("letter", 4.2, 275.0, "it fits with --paper a4"),
    ],
)
def test_other_papers_are_tried_with_the_margins_that_they_would_have(
    paper: PaperName, above: float, height: float, hint: str
) -> None:
    """10 mm at the edge of A4 are 1.2 mm of the common page, and again 10 mm of A4."""
    measured = PrinterProfile(margins=Margins(4.2, above, 4.2, above), paper=paper)
    margins = margins_on(measured, PAPERS["common"])
    job = PrintJob(PAPERS["common"], printer=replace(measured, margins=margins))
    finding = no_room(190.0, height, job, AT)
    assert finding is not None
    assert finding.hint.startswith(hint)
