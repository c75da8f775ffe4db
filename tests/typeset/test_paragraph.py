"""Styled text in lines: what stays together, what is kept, where it stands."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.drawing import TextRun
from builder.model.bars import SCRIPT
from builder.typeset import (
    FACES,
    PROSE,
    SAFETY,
    TITLE,
    Line,
    MissingCharacter,
    Rules,
    StyledSpan,
    TooWide,
    break_lines,
    load_family,
    measure,
    set_paragraph,
)
from builder.units import PT_PER_MM, pt_to_mm

FAMILY = load_family(Path(__file__).parents[2] / "fonts")
EM = PT_PER_MM
"""The type size whose em is one millimetre, so that widths are advances."""

TIGHT = 1e-6


def broken(text: str, mm: float, rules: Rules = PROSE, size_pt: float = EM) -> list[str]:
    spans = [StyledSpan(text)]
    return [line.text for line in break_lines(FAMILY, spans, mm, size_pt, rules)]


def width(text: str, font: str = "regular") -> float:
    words = text.split(" ")
    advances = sum(FAMILY.word(word, font).advance for word in words)
    return advances + (len(words) - 1) * FAMILY.space(font)


def bare(text: str) -> str:
    return "".join(text.split())


WORDS = st.text(st.sampled_from("abimsAVT.,’-/é5–\u00a0"), min_size=1, max_size=9)
TEXTS = st.lists(WORDS, max_size=24).map(" ".join)
SPANS = st.lists(
    st.builds(
        StyledSpan,
        st.one_of(TEXTS, TEXTS.map(" ".__add__), TEXTS.map("{} ".format), st.just(" ")),
        st.sampled_from(FACES),
        st.sampled_from(["#000000", "#aa0000"]),
        st.sampled_from(["", "#card-1"]),
        st.sampled_from(["", "", "sub", "sup"]),
    ),
    max_size=5,
)
RULES = st.sampled_from([PROSE, SAFETY, TITLE])


def test_a_text_that_fits_stays_on_one_line() -> None:
    fits = width("Press and glide.")
    assert broken("Press and glide.", fits) == ["Press and glide."]
    assert len(broken("Press and glide.", fits - 0.001)) == 2


def test_no_text_has_no_lines() -> None:
    assert break_lines(FAMILY, [], 50, 12) == ()
    assert broken("", 50) == broken(" \n ", 50) == broken("\u200b", 50) == []
    assert measure(FAMILY, []).count(50, 12) == 0
    assert measure(FAMILY, []).width(12) == 0


def test_white_space_runs_together() -> None:
    assert broken("  one\n two \t three ", 50) == ["one two three"]


def test_a_no_break_space_does_not_break() -> None:
    assert broken("hold 5\u00a0mm", width("hold 5\u00a0mm") - 0.01) == ["hold", "5\u00a0mm"]


@pytest.mark.parametrize("number", ["30", "(30", "2–3", "1.5", "½", "1½", "~20", "10:30", "×3"])
def test_a_number_keeps_what_it_counts(number: str) -> None:
    text = f"hold on for {number} seconds"
    lines = broken(text, width(f"hold on for {number}") + 0.1)
    assert lines == ["hold on for", f"{number} seconds"]


@pytest.mark.parametrize("word", ["3.", "2,", "B12", "x3y"])
def test_a_number_that_ends_a_phrase_keeps_nothing(word: str) -> None:
    text = f"hold it for {word} rest now"
    lines = broken(text, width(f"hold it for {word}") + 0.1)
    assert lines == [f"hold it for {word}", "rest now"]


def test_a_number_lets_go_where_both_are_too_wide() -> None:
    assert broken("30 kilometres", width("kilometres")) == ["30", "kilometres"]


def test_a_lone_letter_goes_with_the_next_word() -> None:
    mm = width("now that this is as") + 0.01
    assert broken("now that this is as leg rest", mm) == ["now that this is as", "leg rest"]
    assert broken("now that this is a leg rest", mm) == ["now that this is", "a leg rest"]
    assert broken("with a", width("with")) == ["with", "a"]


def test_a_compound_is_parted_after_its_hyphen_or_slash() -> None:
    at_hyphen = width("the mid-")
    assert broken("the mid-calf", at_hyphen) == ["the mid-", "calf"]
    assert broken("the calf/shin", width("the calf/")) == ["the calf/", "shin"]
    assert broken("the calf—knee", width("the calf—")) == ["the calf—", "knee"]


def test_safety_text_is_parted_inside_a_word_only_where_it_has_no_room() -> None:
    """'Choose a shorter one or add a hyphen' is then a hint that helps."""
    assert broken("the mid-calf", width("mid-calf"), SAFETY) == ["the", "mid-calf"]
    assert broken("the mid-calf", width("mid-calf") - 0.01, SAFETY) == ["the", "mid-", "calf"]
    with pytest.raises(TooWide):
        broken("midcalf", width("midcalf") - 0.01, SAFETY)


@pytest.mark.parametrize("word", ["1/2", "2–3", "T-shirt", "x-y", "re-", "-less", "non\u2011stop"])
def test_ranges_fractions_and_short_ends_stay_whole(word: str) -> None:
    with pytest.raises(TooWide):
        broken(word, FAMILY.word(word, "regular").advance - 0.01)


def test_a_zero_width_space_lets_a_word_part() -> None:
    assert broken("effleu\u200brage", width("effleurage") - 0.1) == ["effleu", "rage"]
    assert broken("effleu\u200brage", width("effleurage")) == ["effleurage"]


def test_a_word_wider_than_the_line_is_reported_not_broken() -> None:
    """'effleurage' at 10 pt against 10 mm."""
    wide = width("effleurage") * pt_to_mm(10)
    with pytest.raises(TooWide, match=r"'effleurage' is 5\.7 mm wider than its line") as caught:
        broken("with effleurage", 10, size_pt=10)
    assert caught.value.word == "effleurage"
    assert caught.value.by_mm == pytest.approx(wide - 10)
    with pytest.raises(TooWide):
        measure(FAMILY, [StyledSpan("with effleurage")]).count(10, 10)


def test_the_widest_word_is_the_one_reported() -> None:
    with pytest.raises(TooWide) as caught:
        broken("wide wideness", 0.5)
    assert caught.value.word == "wideness"


def test_spans_that_touch_are_never_parted() -> None:
    spans = [StyledSpan("Nowhere "), StyledSpan("stop", "bold"), StyledSpan(", rest")]
    fits = width("Nowhere") + FAMILY.space("regular") + width("stop", "bold")
    (first, second) = break_lines(FAMILY, spans, fits + 0.01, EM)
    assert (first.text, second.text) == ("Nowhere", "stop, rest")
    stop, comma = second.pieces
    assert (stop.x, stop.touches, comma.touches) == (0.0, False, True)
    assert comma.x == pytest.approx(width("stop", "bold"))


def test_a_space_has_the_font_it_is_written_in() -> None:
    spans = [StyledSpan("a", "regular"), StyledSpan(" b", "bold")]
    ((line),) = break_lines(FAMILY, spans, 50, EM)
    assert line.pieces[1].x == pytest.approx(width("a") + FAMILY.space("bold"))
    spans = [StyledSpan("a ", "regular"), StyledSpan(" b", "bold")]
    ((line),) = break_lines(FAMILY, spans, 50, EM)
    assert line.pieces[1].x == pytest.approx(width("a") + FAMILY.space("regular"))


def test_neighbours_of_one_style_are_one_piece() -> None:
    spans = [StyledSpan("A"), StyledSpan(""), StyledSpan("V to"), StyledSpan(" ask")]
    ((line),) = break_lines(FAMILY, spans, 50, EM)
    assert [piece.text for piece in line.pieces] == ["AV to ask"]
    assert line.width == pytest.approx(width("AV to ask"))


def test_a_compound_in_mixed_styles_is_one_word_unless_parted() -> None:
    spans = [StyledSpan("the "), StyledSpan("mid-calf", "bold", link="#card-2")]
    (whole,) = break_lines(FAMILY, spans, 50, EM)
    assert [word.text for word in whole.pieces[1].words] == ["mid-calf"]
    whole_width = whole.width
    assert whole_width == pytest.approx(
        width("the") + FAMILY.space("regular") + width("mid-calf", "bold")
    )
    first, second = break_lines(FAMILY, spans, whole_width - 0.01, EM)
    assert (first.text, second.text) == ("the mid-", "calf")
    assert second.width == pytest.approx(width("calf", "bold"))
    assert [piece.link for piece in (*first.pieces, *second.pieces)] == ["", "#card-2", "#card-2"]


def test_decomposed_letters_are_composed() -> None:
    assert broken("cafe\u0301", 50) == ["café"]


def test_a_missing_character_is_refused() -> None:
    with pytest.raises(MissingCharacter):
        broken("up → down", 50)


def test_a_title_is_broken_evenly() -> None:
    text = "Knead the inner calf slowly now"
    mm = width("Knead the inner calf slowly") + 0.01
    assert broken(text, mm, PROSE) == ["Knead the inner calf", "slowly now"]
    assert broken(text, mm, TITLE) == ["Knead the inner", "calf slowly now"]


@given(SPANS, st.floats(15, 60), RULES)
def test_no_word_is_lost_added_or_moved(spans: list[StyledSpan], mm: float, rules: Rules) -> None:
    lines = _lines_or_none(spans, mm, rules)
    if lines is not None:
        assert bare("".join(line.text for line in lines)) == bare("".join(s.text for s in spans))


@given(TEXTS, st.floats(15, 60))
def test_lines_that_part_no_compound_join_to_the_text(text: str, mm: float) -> None:
    lines = _lines_or_none([StyledSpan(text)], mm, SAFETY)
    if lines is not None:
        assert " ".join(line.text for line in lines) == text


@given(SPANS, st.floats(5, 60), RULES)
def test_every_word_stands_within_the_measure(
    spans: list[StyledSpan], mm: float, rules: Rules
) -> None:
    for line in _lines_or_none(spans, mm, rules) or ():
        assert line.width <= mm + TIGHT
        assert line.pieces[0].x == 0
        assert not line.pieces[0].touches
        last = line.pieces[-1]
        assert last.x + last.width == pytest.approx(line.width, abs=TIGHT)
        for left, right in pairwise(line.pieces):
            gap = right.x - left.x - left.width
            assert gap >= -TIGHT
            assert right.touches == (gap < TIGHT)


@given(SPANS, st.floats(5, 60), RULES)
def test_a_piece_is_as_wide_as_its_words_and_spaces(
    spans: list[StyledSpan], mm: float, rules: Rules
) -> None:
    for line in _lines_or_none(spans, mm, rules) or ():
        for piece in line.pieces:
            advances = sum(word.advance for word in piece.words)
            spaces = (len(piece.words) - 1) * FAMILY.space(piece.font)
            size = SCRIPT if piece.script else 1.0
            assert piece.width == pytest.approx((advances + spaces) * size, abs=TIGHT)


@given(SPANS, st.floats(5, 60), RULES)
def test_the_count_is_the_number_of_lines(spans: list[StyledSpan], mm: float, rules: Rules) -> None:
    text = measure(FAMILY, spans, rules)
    lines = _lines_or_none(spans, mm, rules)
    if lines is None:
        with pytest.raises(TooWide):
            text.count(mm, EM)
    else:
        assert text.count(mm, EM) == len(lines)
        assert text.lines(mm, EM) == text.lines(mm, EM) == lines


@given(SPANS, st.floats(30, 60), st.floats(6, 30))
def test_size_and_measure_scale_together(
    spans: list[StyledSpan], mm: float, size_pt: float
) -> None:
    once = _lines_or_none(spans, mm, PROSE)
    if once is not None:
        scale = pt_to_mm(size_pt)
        again = break_lines(FAMILY, spans, mm * scale * (1 + 1e-12), size_pt)
        assert [line.text for line in again] == [line.text for line in once]
        widths = [line.width * scale for line in once]
        assert [line.width for line in again] == pytest.approx(widths)


def test_a_paragraph_is_as_high_as_its_lines() -> None:
    """Leading 1.5 em = 1.5 mm; capitals 0.668 mm centred: first baseline (1.5 + 0.668) / 2."""
    paragraph = set_paragraph(FAMILY, [StyledSpan("one two")], width("one"), EM, leading=1.5)
    assert len(paragraph.lines) == 2
    assert paragraph.leading == pytest.approx(1.5)
    assert paragraph.height == pytest.approx(3.0)
    assert paragraph.first_baseline == pytest.approx(1.084)
    assert paragraph.width == pytest.approx(max(width("one"), width("two")))


def test_a_paragraph_paints_its_lines_below_one_another() -> None:
    spans = [StyledSpan("one", colour="#112233"), StyledSpan(" two", "bold")]
    paragraph = set_paragraph(FAMILY, spans, width("two", "bold"), EM, leading=2.0)
    one, two = paragraph.runs(10, 20)
    first = 20 + (2 + 0.668) / 2
    words = (FAMILY.word("one", "regular"),)
    assert one == TextRun(10, one.baseline, one.width, words, "regular", EM, "#112233")
    assert (one.baseline, one.width) == pytest.approx((first, width("one")))
    assert (two.x, two.font, two.text) == (10, "bold", "two")
    assert two.baseline == pytest.approx(first + 2)


def test_an_empty_paragraph_takes_no_room() -> None:
    paragraph = set_paragraph(FAMILY, [], 50, 12, leading=1.4)
    assert (paragraph.height, paragraph.width, paragraph.runs(0, 0)) == (0, 0, ())


def _lines_or_none(spans: list[StyledSpan], mm: float, rules: Rules) -> tuple[Line, ...] | None:
    try:
        return break_lines(FAMILY, spans, mm, EM, rules)
    except TooWide:
        return None


def test_a_soft_hyphen_parts_a_word_and_shows_only_where_it_does() -> None:
    spans = [StyledSpan("Warm\u00adwasser\u00adkanne")]
    whole, parted = (break_lines(FAMILY, spans, mm, EM) for mm in (99.0, width("Warmwasser-")))
    assert [line.text for line in whole] == ["Warmwasserkanne"]
    assert [line.text for line in parted] == ["Warmwasser\u00ad", "kanne"]
    assert parted[0].width == pytest.approx(width("Warmwasser-"))
    with pytest.raises(TooWide):
        break_lines(FAMILY, spans, width("Warmwasser-") / 2, EM)


def test_what_stands_lower_is_smaller_and_clings_to_its_word() -> None:
    line, second = break_lines(FAMILY, [
        StyledSpan("aa H"), StyledSpan("2", script="sub"), StyledSpan("O bb")
    ], width("aa H2O"), EM)  # fmt: skip
    assert (line.text, second.text) == ("aa H2O", "bb")
    low = line.runs(0.0, 10.0, EM)[1]
    assert (low.text, low.script, low.size_pt) == ("2", True, EM * SCRIPT)
    assert low.baseline > 10.0


def test_a_lowered_digit_that_the_type_lacks_is_drawn_so() -> None:
    (line,) = break_lines(FAMILY, [StyledSpan("H₂O m²")], 99.0, EM)
    assert line.text == "H₂O m²"
    assert [(piece.text, piece.script) for piece in line.pieces] == [
        ("H", ""), ("₂", "sub"), ("O m²", "")
    ]  # fmt: skip
