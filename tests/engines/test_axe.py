"""axe-core on every page of both books, in the narrowest window."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.engines.conftest import Book
from tests.engines.engine import WCAG, Engine, Seen
from tests.engines.once import once
from tests.engines.spoilt import Spoil, edit, style, unpacked

WIDTHS = (320,)
QUICK = "EPUB/text/quick-reference.xhtml"
MUST_HAVE_RUN = 8
"""Rules that apply to each page that has text; fewer would mean that axe did not look."""


ALLOWED = ("aria-prohibited-attr", 'role="doc-pagebreak"')
"""axe refuses page breaks the name that DPUB-ARIA 1.1 wants them to have, and Ace asks for."""


def faults(seen: Iterable[Seen]) -> list[str]:
    return [
        f"{page.name} at {page.width} px: {fault}"
        for page in seen
        for fault in (*page.violations, *page.wrong)
        if not all(word in fault for word in ALLOWED)
    ]


def test_axe_finds_nothing(engine: Engine, book: Book, shared: Path) -> None:
    seen = once(
        shared,
        f"axe-{book.name}",
        lambda at: engine.examine(unpacked(book.files, at), book.documents, WIDTHS, WCAG),
    )
    assert len(seen) == len(book.documents) * len(WIDTHS)
    assert all(page.rules >= MUST_HAVE_RUN for page in seen)
    wrong = faults(seen)
    assert not wrong, "\n".join(wrong)


def test_a_page_is_shot_whole(engine: Engine, plant_book: Book, tmp_path: Path) -> None:
    folder = unpacked(plant_book.files, tmp_path / "book")
    (seen,) = engine.examine(folder, [QUICK], [320], shots=tmp_path)
    assert seen.shot is not None
    assert seen.shot.read_bytes().startswith(b"\x89PNG")
    assert seen.sideways == 0


DEFECTS: dict[str, tuple[Spoil, str]] = {
    "picture without words": (edit(QUICK, ' alt=""', ""), "image-alt"),
    "page without title": (edit(QUICK, "<title>", "<title/><!--"), "document-title"),
    "no language": (edit(QUICK, ' lang="de-DE" xml:lang="de-DE"', ""), "html-has-lang"),
    "pale text": (style("td { color: #aaa }"), "color-contrast"),
    "name unlike its words": (
        edit(QUICK, "<th ", '<th><a href="x" aria-label="Go">Come here</a></th><th '),
        "label-content-name-mismatch",
    ),
    "links too close": (
        edit(QUICK, "<table", '<p class="near"><a href="x">x</a><br/><a href="y">y</a></p><table'),
        "target-size",
    ),
    "label of nothing": (edit(QUICK, "<table ", '<table aria-foo="x" '), "aria-valid-attr"),
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_defect_is_seen(engine: Engine, plant_book: Book, tmp_path: Path, defect: str) -> None:
    spoil, rule = DEFECTS[defect]
    folder = unpacked(spoil(plant_book.files), tmp_path)
    wrong = faults(engine.examine(folder, [QUICK], [320], WCAG))
    assert any(rule in fault for fault in wrong), wrong
