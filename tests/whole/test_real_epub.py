"""The e-book of the real guide, as EPUBCheck and our own rules see it."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.gates.cautions import Evidence, prove
from builder.gates.cautions.demands import EMERGENCY
from builder.gates.epub import check_epub
from builder.gates.epub.opened import open_book
from builder.model import Text
from tests.support.epubcheck import EXPLAINED, epubcheck_messages
from tests.support.made import REAL, Made, changed
from tests.support.words import fixed_words

NAME = f"{REAL.name}.epub"
"""A remark that the style sheet declares fonts, which it is meant to do."""


def test_epubcheck_finds_nothing_but_the_fonts(real: Made, tmp_path: Path) -> None:
    messages = epubcheck_messages(real.path(NAME), tmp_path)
    assert set(messages) <= EXPLAINED, messages


def test_epubcheck_sees_a_broken_book(real: Made, tmp_path: Path) -> None:
    content = real.path(NAME).read_bytes()
    (tmp_path / "in").mkdir()
    broken = tmp_path / "in" / "broken.epub"
    broken.write_bytes(content.replace(b"application/epub+zip", b"application/epub-zip", 1))
    assert epubcheck_messages(broken, tmp_path)


def test_our_own_rules_find_nothing(real: Made) -> None:
    assert check_epub(open_book(real.path(NAME).read_bytes(), NAME), real.guide) == ()


@pytest.mark.parametrize("level", ["danger", "warning", "caution", "notice"])
def test_every_level_of_caution_is_proved_by_the_rules(real: Made, level: str) -> None:
    """A guide with one caution more than the book is told so."""
    card = real.guide.cards[-1]
    more = real.guide.cautions[0].model_copy(
        update={
            "id": "more",
            "level": level,
            "cards": (card.id,),
            "hazard": Text.parse("Not in the book."),
        }
    )
    guide = changed(real.guide, cautions=(*real.guide.cautions, more))
    book = open_book(real.path(NAME).read_bytes(), NAME)
    assert check_epub(book, guide) == ()
    findings = prove([Evidence(book, "book")], guide, fixed_words("en")).findings
    assert findings
    assert {finding.code for finding in findings} == {"caution-missing"}
    of_cautions = [each.message for each in findings if EMERGENCY not in each.message]
    assert of_cautions
    assert all("'more'" in message for message in of_cautions)
