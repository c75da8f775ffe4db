"""Planted defects, one edit each of a real book, are caught by our own lint."""

from __future__ import annotations

from collections import Counter

import pytest

from builder.gates.cautions import Evidence, prove
from builder.gates.epub import Edition, check_epub
from builder.gates.epub.opened import open_book
from tests.gates.epub.edits import Defect, Files, Shelf, files_in, packed
from tests.gates.epub.planted import SEEN_BY_LINT
from tests.support.made import Made
from tests.support.words import fixed_words

Books = dict[Shelf, tuple[Files, Made]]


@pytest.fixture(scope="module")
def books(real: Made, plant: Made) -> Books:
    def opened(made: Made, ending: str = "") -> tuple[Files, Made]:
        return files_in(made.path(f"{made.guide.id}{ending}.epub").read_bytes()), made

    return {
        "real": opened(real, "-vector"),
        "plant": opened(plant, "-vector"),
        "pixels": opened(real),
    }


def codes(files: Files, made: Made, shelf: Shelf) -> Counter[str]:
    edition: Edition = "pixels" if shelf == "pixels" else "vector"
    book = open_book(packed(files), "book.epub")
    words = fixed_words(made.guide.language.partition("-")[0])
    lost = prove([Evidence(book, "book")], made.guide, words).findings
    return Counter(finding.code for finding in (*check_epub(book, made.guide, edition), *lost))


@pytest.mark.parametrize("shelf", ["real", "plant", "pixels"])
def test_a_good_book_has_no_findings(shelf: Shelf, books: Books) -> None:
    assert codes(*books[shelf], shelf) == Counter()


@pytest.mark.parametrize("defect", SEEN_BY_LINT, ids=lambda defect: defect.name)
def test_a_planted_defect_is_caught(defect: Defect, books: Books) -> None:
    files, made = books[defect.book]
    spoilt = defect.edit(files)
    assert spoilt != files
    assert defect.code in codes(spoilt, made, defect.book)


def test_defects_are_many_and_have_names_of_their_own() -> None:
    assert len({defect.name for defect in SEEN_BY_LINT}) == len(SEEN_BY_LINT) > 100
