"""Both guides in all ink editions can be read; the look at them is not a look at nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.build import written
from builder.edition import Options
from builder.gates.pdf import OpenedPdf, check_legibility
from builder.gates.pdf.legibility.drawn import marks_of
from builder.gates.pdf.legibility.seen import see
from builder.model.bars import ON_CARDS, ON_SHEETS
from builder.model.ink import INKS, Ink
from builder.outputs import CARDS, QUICK
from builder.store.project import Project
from tests.support.made import PLANT, REAL, Made, with_pictures
from tests.support.written import cards_of, quick_of


def findings(guide: Path, ink: Ink, output: Path) -> list[str]:
    options = Options(output=with_pictures(output), ink=ink, only=("cards", "quick"))
    built = written(guide, options, Project())
    cards, quick = built.made.form(CARDS), built.made.form(QUICK)
    both = (
        ("cards.pdf", cards.document, ON_CARDS),
        ("quick-reference.pdf", quick.document, ON_SHEETS),
    )
    return [
        str(finding)
        for name, document, bars in both
        for finding in check_legibility(OpenedPdf(built.files[name], name), document, bars)
    ]


@pytest.mark.parametrize("ink", INKS)
def test_the_guide_about_plants_can_be_read(ink: Ink, tmp_path: Path) -> None:
    assert findings(PLANT, ink, tmp_path) == []


@pytest.mark.slow
@pytest.mark.parametrize("ink", ["low", "mono"])
def test_the_real_guide_with_little_ink_can_be_read(ink: Ink, tmp_path: Path) -> None:
    assert findings(REAL, ink, tmp_path) == []


def test_the_real_guide_can_be_read(real: Made) -> None:
    for file, bars in ((cards_of(real), ON_CARDS), (quick_of(real), ON_SHEETS)):
        assert check_legibility(OpenedPdf(file.content, "it"), file.document, bars) == ()


def test_the_pictures_of_the_real_guide_teach(real: Made) -> None:
    """Every picture of a stroke has marks, and they are written as they were drawn."""
    file = cards_of(real)
    pictures = {}
    opened = OpenedPdf(file.content, "cards.pdf")
    for page, laid in zip(opened.pages(), file.document.pages, strict=True):
        for picture in see(page, laid).pictures:
            assert picture.painted == len(picture.drawn)
            pictures[picture.placed.drawing.name] = len(marks_of(picture))
    drawn = real.guide.illustrations.items()
    legs = {name for name, told in drawn if told.figure == "posterior-leg"} & set(pictures)
    assert len(legs) >= 12
    assert [name for name in sorted(legs) if not pictures[name]] == []
