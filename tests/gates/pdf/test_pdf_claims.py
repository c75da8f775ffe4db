"""A file of cards says itself which face of which card each page is."""

from __future__ import annotations

import pytest

from builder.backends.pdf import write_pdf
from builder.drawing import Document, Page
from builder.gates.pdf import OpenedPdf
from builder.gates.pdf.claimed import Claim
from builder.gates.pdf.pages import pictured_pages
from tests.support.books import family


@pytest.mark.parametrize(
    ("name", "claim"),
    [
        ("card-3", Claim(3, "front")),
        ("card-3-back", Claim(3, "back")),
        ("card-12-2", Claim(12, "front", 1)),
        ("card-12-11-back", Claim(12, "back", 10)),
        ("title", Claim(0, "front")),
        ("title-2-back", Claim(0, "back", 1)),
        ("card-03", None),
        ("card-0", None),
        ("card-3-1", None),
        ("card-3-front", None),
        ("quick-reference", None),
        ("sheet-1-front", None),
    ],
)
def test_a_name_tells_card_side_and_continuation(name: str, claim: Claim | None) -> None:
    assert Claim.parse(name) == claim


def test_pages_are_claimed_by_their_names_whatever_their_labels() -> None:
    names = ("title", "title-back", "card-2-2", "card-1-back", "advice")
    pages = tuple(Page(name, 60.0, 90.0, (), label="3 Rückseite") for name in names)
    pdf = OpenedPdf(write_pdf(Document("T", "de", pages), family()), "cards.pdf")
    claims = [Claim.parse(name) for name in names]
    assert claims[2:] == [Claim(2, "front", 1), Claim(1, "back"), None]
    assert [page.claim for page in pdf.pages()] == claims
    assert [page.claim for page in pictured_pages(pdf, 60, 9)] == claims
