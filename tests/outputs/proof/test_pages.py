"""Pages of PDFs as pictures."""

from __future__ import annotations

import io

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops

from builder.gates.pdf import OpenedPdf
from builder.gates.pdf.pages import pictured_pages
from tests.support.made import Made


def test_pages_come_in_order_with_what_they_say(plant: Made) -> None:
    pdf = OpenedPdf(plant.built.files["cards.pdf"], "cards.pdf")
    pages = list(pictured_pages(pdf, 120, 4))
    card = plant.guide.card
    assert [page.page for page in pages] == [1, 2, 3, 4]
    assert [page.label for page in pages][2:] == ["1", "1 Rückseite"]
    for page in pages:
        assert (page.width, page.height) == pytest.approx((card.width, card.height), abs=0.01)
        assert page.size[0] == 120
    assert plant.guide.cards[0].title in " ".join(pages[2].lines)
    assert len(pdf) > 4


def test_what_figures_show_is_told_in_words(real: Made) -> None:
    pages = list(pictured_pages(OpenedPdf(real.built.files["cards.pdf"], "cards.pdf"), 60, 99))
    alts = [page.alts for page in pages[2:] if not page.label.endswith(" back")]
    illustrations = [card.illustration for card in real.guide.cards]
    assert sum(name is not None for name in illustrations) > 10
    assert alts == [(real.guide.illustrations[name].alt,) if name else () for name in illustrations]


def test_a_small_palette_keeps_the_colours(plant: Made) -> None:
    pdf = plant.built.files["cards.pdf"]
    (picture,) = [
        page for page in pictured_pages(OpenedPdf(pdf, "cards.pdf"), 300, 3) if page.page == 3
    ]
    document = pdfium.PdfDocument(pdf)
    full = document[2].render(scale=300 / document[2].get_width()).to_pil().convert("RGB")
    with Image.open(io.BytesIO(picture.png)) as few:
        assert few.mode == "P"
        apart = ImageChops.difference(few.convert("RGB"), full)
    levels = apart.convert("L").histogram()
    assert sum(levels[24:]) < 0.02 * sum(levels), "of 100 pixels two may be off by a tenth"


def test_an_untagged_page_has_no_words_for_pictures() -> None:
    blank = pdfium.PdfDocument.new()
    blank.new_page(200, 100)
    file = io.BytesIO()
    blank.save(file)
    (page,) = pictured_pages(OpenedPdf(file.getvalue(), "a.pdf"), 50, 9)
    assert page.size == (50, 25)
    assert page.alts == page.lines == ()
