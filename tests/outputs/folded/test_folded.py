"""The sheet that folds down to a card, read back from the written file."""

from __future__ import annotations

import io
from functools import cache

import pikepdf
import pytest

from builder.backends.pdf import write_pdf
from builder.diagnostics import ContentError
from builder.drawing import Artifact, Imposed, Shape, TextRun
from builder.drawing.page import leaves
from builder.gates.pdf import OpenedPage, OpenedPdf
from builder.geometry import Box
from builder.model import card_format
from builder.outputs.folded.sheet import FoldedSheet, compose_folded
from builder.press.job import PAPERS, PaperName, PrinterProfile, PrintJob
from builder.templating import Templates
from tests.support.editions import edition_of
from tests.support.faces import family, guide, theme
from tests.support.gates import pages_of
from tests.support.made import ROOT
from tests.support.words import fixed_words

PRINTER_ENDS = 4.2


TRUE = PrinterProfile()


@cache
def folded(
    size: str = "99x132", paper: PaperName = "common", printer: PrinterProfile = TRUE
) -> FoldedSheet:
    bare = [card.model_copy(update={"illustration": None}) for card in guide().cards]
    plain = guide().model_copy(update={"cards": tuple(bare), "card": card_format(size)})
    templates = Templates([(ROOT / "templates", "templates")], fixed_words("de"))
    job = PrintJob(PAPERS[paper], printer=printer)
    return compose_folded(
        edition_of(plain, theme(), templates, fixed_words("de"), family(), {}, job)
    )


@cache
def printed(size: str = "99x132", paper: PaperName = "common") -> tuple[OpenedPage, ...]:
    return pages_of(write_pdf(folded(size, paper).document, family()))


def text_of(file: tuple[OpenedPage, ...]) -> str:
    return " ".join(" ".join(run.text for page in file for run in page.runs).split())


@pytest.mark.parametrize("paper", list(PAPERS))
@pytest.mark.parametrize("size", ["99x132", "66x99", "a6", "50x90"])
def test_every_caution_and_cue_is_printed_in_the_order_of_the_panels(
    size: str, paper: PaperName
) -> None:
    text, place = text_of(printed(size, paper)), 0
    cautions = [caution for caution in guide().cautions if caution.on_quick_reference]
    assert cautions
    for caution in cautions:
        assert " ".join(str(caution.short).split()) in text
    for card in guide().cards:
        place = text.find(card.title, place)
        assert place >= 0, card.title


@pytest.mark.parametrize("paper", list(PAPERS))
def test_the_page_has_the_size_of_the_paper(paper: PaperName) -> None:
    (page, *_) = printed("99x132", paper)
    assert (page.trim.width, page.trim.height) == pytest.approx(
        (PAPERS[paper].width, PAPERS[paper].height), abs=0.01
    )


def test_panels_keep_their_order_in_the_structure() -> None:
    sheet = folded("66x99")
    imposed = [
        part.page.name
        for page in sheet.document.pages
        for part in page.body
        if isinstance(part, Imposed)
    ]
    assert imposed == [page.name for page in sheet.panels.document.pages]
    assert OpenedPdf(write_pdf(sheet.document, family()), "it.pdf").tagged


@pytest.mark.parametrize("paper", list(PAPERS))
@pytest.mark.parametrize("size", ["99x132", "66x99", "a6", "50x90"])
def test_marks_and_words_stand_outside_the_panels_where_the_printer_reaches(
    size: str, paper: PaperName
) -> None:
    sheet = folded(size, paper)
    block, reach = sheet.plan.block, Box(0, 0, PAPERS[paper].width, PAPERS[paper].height)
    reach = reach.inset(PRINTER_ENDS)
    page = sheet.document.pages[0]
    around = [part for part in page.body if isinstance(part, Artifact)]
    assert around
    for leaf in leaves(around):
        if isinstance(leaf, TextRun):
            height = leaf.size_pt * 0.3528
            box = Box(
                leaf.x,
                leaf.baseline - height * 0.72,
                leaf.x + leaf.width,
                leaf.baseline + height * 0.2,
            )
        else:
            assert isinstance(leaf, Shape)
            box = leaf.path.bounds
        assert reach.holds(box, 0.02)
        across = min(box.right, block.right) - max(box.left, block.left)
        down = min(box.bottom, block.bottom) - max(box.top, block.top)
        assert min(across, down) < 0.02


@pytest.mark.parametrize(
    ("size", "keys"),
    [
        ("99x132", ("cut", "behind")),
        ("a6", ("cut", "middle")),
        ("66x99", ("cut", "fan")),
        ("50x90", ("cut", "behind", "fan")),
    ],
)
def test_the_margin_says_the_steps_in_order(size: str, keys: tuple[str, ...]) -> None:
    text = text_of(printed(size))
    steps = [getattr(fixed_words("de").folded, key) for key in keys]
    places = [text.find(step.replace("{n}", str(n))) for n, step in enumerate(steps, 1)]
    assert places == sorted(places)
    assert min(places) >= 0
    assert fixed_words("de").sheet.scale in text


def test_one_printed_side_asks_for_no_duplex() -> None:
    assert folded().document.viewer["Duplex"] == "Simplex"
    assert folded("66x99").plan.sides == len(folded("66x99").document.pages)


def test_a_profile_moves_the_panels_and_the_marks_together() -> None:
    plain, moved = folded(), folded(printer=PrinterProfile(scale_x=1.01, scale_y=1.01))
    (page,), (other,) = plain.document.pages, moved.document.pages
    assert all(isinstance(part, Imposed) for part in other.body)
    panels = [part for part in page.body if isinstance(part, Imposed)]
    margins, *moved_panels = [part for part in other.body if isinstance(part, Imposed)]
    assert abs(margins.place.a) == pytest.approx(1 / 1.01)
    for before, after in zip(panels, moved_panels, strict=True):
        assert abs(after.place.a / before.place.a) == pytest.approx(1 / 1.01)


def test_a_page_that_holds_no_two_panels_is_refused() -> None:
    with pytest.raises(ContentError) as refused:
        folded("205x270")
    assert {finding.code for finding in refused.value.findings} == {"sheet-no-room"}


def test_panels_are_turned_in_the_file() -> None:
    """The upper three of six panels stand on their heads: they are laid by a half turn."""
    content = write_pdf(folded("50x90").document, family())
    with pikepdf.open(io.BytesIO(content)) as file:
        stream = pikepdf.parse_content_stream(file.pages[0])
    ways = [item.operands for item in stream if str(item.operator) == "cm"]
    turned = [way for way in ways if float(way[0]) == float(way[3]) == -1.0]
    assert (len(ways), len(turned)) == (6, 3)
