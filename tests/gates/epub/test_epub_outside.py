"""Planted defects that are EPUBCheck's to catch.

EPUBCheck names the file of each message, so one run takes many books with one defect each, laid
over one another: no two edits of a run touch one file, or else they have other messages there.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gates.epub.edits import files_in, packed
from tests.gates.epub.planted import SEEN_BY_EPUBCHECK
from tests.support.epubcheck import (
    COVER_ON_NO_PAGE,
    EXPLAINED,
    epubcheck_messages,
    epubcheck_places,
)
from tests.support.made import Made


@pytest.mark.slow
def test_epubcheck_catches_each_of_its_defects(real: Made, tmp_path: Path) -> None:
    spoilt = files_in(real.path(f"{real.guide.id}-vector.epub").read_bytes())
    for defect in SEEN_BY_EPUBCHECK.values():
        spoilt = defect.edit(spoilt)
    (tmp_path / "in").mkdir()
    book = tmp_path / "in" / "spoilt.epub"
    book.write_bytes(packed(spoilt))
    places = epubcheck_places(book, tmp_path)
    planted = {name: (d.message, d.place) for name, d in SEEN_BY_EPUBCHECK.items()}
    assert {name for name, place in planted.items() if place not in places} == set(), sorted(places)


def test_each_of_them_has_a_message_and_a_file_of_its_own() -> None:
    places = [(defect.place, defect.message) for defect in SEEN_BY_EPUBCHECK.values()]
    assert len(set(places)) == len(places) > 12


@pytest.mark.parametrize("name", SEEN_BY_EPUBCHECK)
def test_each_of_them_is_one_edit_that_can_be_made(name: str, real: Made) -> None:
    files = files_in(real.path(f"{real.guide.id}-vector.epub").read_bytes())
    defect = SEEN_BY_EPUBCHECK[name]
    spoilt = defect.edit(files)
    assert [path for path in files if spoilt[path] != files[path]] == [defect.path]


@pytest.mark.slow
@pytest.mark.parametrize("edition", ["", "-vector"])
@pytest.mark.parametrize("name", ["real", "plant"])
def test_epubcheck_finds_nothing_in_any_book(
    name: str, edition: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    made: Made = request.getfixturevalue(name)
    messages = epubcheck_messages(made.path(f"{made.guide.id}{edition}.epub"), tmp_path)
    assert set(messages) == EXPLAINED, messages
    (unshown,) = messages[COVER_ON_NO_PAGE]
    assert '"EPUB/cover.png"' in unshown
