"""Ink that a page takes, beside what is reckoned by hand."""

from __future__ import annotations

import io

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.gates.ink import Coverage, ink_coverage
from builder.gates.pdf import OpenedPdf


def paper(*pages: bytes) -> OpenedPdf:
    """Return a file of pages 72 by 144 points with these contents."""
    pdf = pikepdf.new()
    for content in pages:
        pdf.add_blank_page(page_size=(72, 144))
        pdf.pages[-1].Contents = pdf.make_stream(content)
    pdf.save(buffer := io.BytesIO())
    return OpenedPdf(buffer.getvalue(), "it.pdf")


def inks(page: Coverage) -> tuple[float, ...]:
    return page.cyan, page.magenta, page.yellow, page.black


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", (0, 0, 0, 0)),
        (b"0 g 0 0 72 144 re f", (0, 0, 0, 100)),
        (b"1 0 0 rg 0 0 36 144 re f", (0, 50, 50, 0)),
        (b"0 1 1 rg 0 0 36 72 re f", (25, 0, 0, 0)),
        (b".8 .4 .2 rg 0 0 72 72 re f", (0, 20, 30, 10)),
        (b"0 g 0 0 1 144 re f", (0, 0, 0, 100 / 72)),
    ],
    ids=["paper", "black", "red", "cyan", "brown", "hairline"],
)
def test_inks_are_those_of_the_standard(content: bytes, expected: tuple[float, ...]) -> None:
    (page,) = ink_coverage(paper(content))
    assert inks(page) == pytest.approx(expected, abs=0.3)
    assert page.total == pytest.approx(sum(expected), abs=0.6)
    assert (page.page, page.pages) == (1, 1)


def test_of_a_long_file_pages_are_taken_evenly_and_said_so() -> None:
    file = paper(*[b""] * 41)
    some = ink_coverage(file, most_pages=5)
    assert [each.page for each in some] == [1, 11, 21, 31, 41]
    assert {each.pages for each in some} == {41}
    assert len(ink_coverage(file)) == 41
    assert [each.page for each in ink_coverage(file, most_pages=1)] == [1]


@given(st.integers(1, 30), st.integers(1, 30))
def test_no_page_is_taken_twice(count: int, most: int) -> None:
    taken = [each.page for each in ink_coverage(paper(*[b""] * count), most)]
    assert len(taken) == len(set(taken)) == min(count, most)
    assert taken == sorted(taken)


def test_nothing_is_asked_of_no_page() -> None:
    with pytest.raises(ValueError, match="must be at least 1"):
        ink_coverage(paper(b""), most_pages=0)
