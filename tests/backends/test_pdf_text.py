"""What a PDF says: read back with engines that did not write it."""

from __future__ import annotations

import pymupdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.backends.pdf import write_pdf
from builder.drawing import Artifact, Document, Element, Page, TextRun, Word
from builder.drawing.page import leaves
from tests.support.gates import runs_of as printed_runs
from tests.support.pages import FAMILY, INK, METRICS, run, sample, word


def written(*runs: TextRun) -> bytes:
    page = Page("only", 99.0, 132.0, (Element("P", runs),))
    return write_pdf(Document("Test", "en", (page,)), FAMILY)


def spelt(pdf: bytes) -> str:
    """Return the characters of the first page as they are painted, spaces and all."""
    with pymupdf.open(stream=pdf) as opened:
        return "".join(chr(c[0]) for span in opened[0].get_texttrace() for c in span["chars"])


def test_every_run_is_read_back_at_its_place_in_its_font_and_size() -> None:
    document = sample()
    laid = [leaf for page in document.pages for leaf in runs_of(page)]
    runs = printed_runs(write_pdf(document, FAMILY))
    assert len(laid) == len(runs) > 20
    for expected, read in zip(laid, runs, strict=True):
        assert read.text == expected.text
        assert read.origin == pytest.approx((expected.x, expected.baseline), abs=0.01)
        assert read.size_pt == pytest.approx(expected.size_pt)
        assert read.font.encode() == METRICS[expected.font].name


def runs_of(page: Page) -> list[TextRun]:
    return [leaf for leaf in leaves(page.body) if isinstance(leaf, TextRun)]


def test_another_engine_reads_the_same_size_and_font() -> None:
    pdf = written(run("Sit beside the calf", 10, 20, font="bold", size=13.25))
    (block,) = pymupdf.open(stream=pdf)[0].get_text("dict")["blocks"]
    (span,) = block["lines"][0]["spans"]
    assert span["text"] == "Sit beside the calf"
    assert span["size"] == pytest.approx(13.25)
    assert span["font"] == "BitstreamVeraSans-Bold"


def test_words_are_parted_by_real_spaces() -> None:
    pdf = written(run("one two", 10, 20), run("three", 10, 26), run("four", 60, 26))
    assert [each.text for each in printed_runs(pdf)] == ["one two", "three", "four"]
    assert spelt(pdf) == "one two three four"


def test_runs_that_touch_are_one_word() -> None:
    first = run("bold", 10, 20, font="bold")
    pdf = written(first, run(", plain", 10 + first.width, 20))
    assert spelt(pdf) == "bold, plain"


def test_a_word_broken_at_its_hyphen_stays_one_word() -> None:
    pdf = written(run("self-", 10, 20), run("care", 10, 26))
    assert spelt(pdf) == "self-care"


def test_a_kern_moves_the_letters_after_it_and_no_others() -> None:
    def starts(kerns: tuple[tuple[int, int], ...]) -> list[float]:
        kerned = word("AVA", kerns=kerns)
        pdf = written(TextRun(10, 20, 1, (kerned,), "regular", 10.0, INK))
        chars = pymupdf.open(stream=pdf)[0].get_text("rawdict")["blocks"][0]["lines"][0]["spans"]
        return [char["origin"][0] for span in chars for char in span["chars"]]

    plain, kerned = starts(()), starts(((0, -100),))
    assert [a - b for a, b in zip(plain, kerned, strict=True)] == pytest.approx([0, 1, 1], abs=0.01)


GLYPHS = METRICS["regular"].charToGlyph
COVERED = [
    char
    for char in map(chr, sorted(GLYPHS))
    if GLYPHS[ord(char)] and char.isprintable() and char not in " \ufb01\ufb02"
]
"""What the font prints; engines read its ligatures back as the letters they stand for."""


@settings(max_examples=25, deadline=None)
@given(st.text(st.sampled_from(COVERED), min_size=1, max_size=40))
def test_any_text_the_font_has_is_read_back_letter_for_letter(text: str) -> None:
    (read,) = printed_runs(written(TextRun(10, 20, 1, (word(text),), "regular", 10.0, INK)))
    assert read.text == text
    assert read.unpainted == ""


def test_a_character_the_font_lacks_is_refused() -> None:
    broken = TextRun(10, 20, 1, (Word("a\u2702b", 1.5),), "regular", 10.0, INK)
    with pytest.raises(ValueError, match=r"BitstreamVeraSans-Roman lacks U\+2702"):
        written(broken)


def test_a_character_the_font_has_no_outline_for_is_refused() -> None:
    assert GLYPHS[ord("\u2261")] == 0
    with pytest.raises(ValueError, match=r"lacks U\+2261"):
        written(run("\u2261", 10, 20))


def test_fonts_are_subset_with_a_tag_that_tells_what_they_hold() -> None:
    def names(text: str) -> set[str]:
        with pymupdf.open(stream=written(run(text, 10, 20))) as opened:
            return {font[3] for font in opened[0].get_fonts()}

    assert names("abc") == names("cab")
    assert names("abc") != names("abd")
    assert len(written(run("abc", 10, 20))) < 12_000


def test_no_other_font_is_in_the_file() -> None:
    pdf = write_pdf(sample(), FAMILY)
    assert b"Helvetica" not in pdf
    with pymupdf.open(stream=pdf) as opened:
        kinds = {font[1:4:2] for page in opened for font in page.get_fonts()}
    assert {kind for kind, _ in kinds} == {"ttf"}
    assert len(kinds) == 2


def test_artifacts_and_empty_runs_need_no_care() -> None:
    nothing = TextRun(10, 20, 0, (), "regular", 10.0, INK)
    page = Page("only", 99.0, 132.0, (Artifact((nothing, run("seen", 10, 30))), Artifact(())))
    pdf = write_pdf(Document("Test", "en", (page,)), FAMILY)
    assert [each.text for each in printed_runs(pdf)] == ["seen"]
