"""Cards without their title card begin with a heading of the first level."""

from __future__ import annotations

from builder.drawing import Document, Element, Page, Role, Section
from builder.outputs.sheets.headings import led_by_first
from tests.support.pages import paragraph, run


def heading(role: Role) -> Element:
    return Element(role, (run("Knead", 8, 20),))


def roles(document: Document) -> list[str]:
    return [part.role for page in document.pages for part in page.body if isinstance(part, Element)]


def document(*levels: Role) -> Document:
    pages = [
        Page(f"card-{number}", 99.0, 132.0, (paragraph("text", 8, 10), heading(role)))
        for number, role in enumerate(levels)
    ]
    return Document("Cards", "en", (*pages[:1], Section("Part", tuple(pages[1:]))))


def test_headings_move_up_together() -> None:
    assert roles(led_by_first(document("H2", "H3", "H2"))) == ["P", "H1", "P", "H2", "P", "H1"]
    assert roles(led_by_first(document("H3", "H2"))) == ["P", "H1", "P", "H1"]


def test_cards_that_begin_with_their_title_stay_as_they_are() -> None:
    whole = document("H1", "H2")
    assert led_by_first(whole) is whole


def test_headings_within_elements_are_found_and_moved() -> None:
    section = Element("Sect", (heading("H2"), paragraph("text", 8, 30)), title="Knead")
    page = Page("only", 99.0, 132.0, (section,))
    (raised,) = led_by_first(Document("Cards", "en", (page,))).pages
    (told,) = raised.body
    assert isinstance(told, Element)
    assert [child.role for child in told.children if isinstance(child, Element)] == ["H1", "P"]
    assert list(raised.body) == list(raised.body)


def test_pages_without_headings_stay_as_they_are() -> None:
    page = Page("only", 99.0, 132.0, (paragraph("text", 8, 10),))
    whole = Document("Cards", "en", (page,))
    assert led_by_first(whole) is whole
