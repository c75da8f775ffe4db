"""What a face covers and how wide words run in it."""

import io
import string
import unicodedata
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from builder.drawing import Word
from builder.typeset import (
    FACES,
    MissingCharacter,
    load_family,
    missing,
    size_for_x_height,
    x_height_mm,
)

FAMILY = load_family(Path(__file__).parents[2] / "fonts")
REGULAR = FAMILY.font("regular")
FILES = {face: TTFont(io.BytesIO(FAMILY.font(face).data)) for face in FACES}

LACKING_LATIN_A = "ĈĉĔĕĜĝĤĥĨĩĬĭĴĵĸĿŀŉŊŋŌōŎŏŖŗŜŝŦŧŨũŬŭſ"
PUNCTUATION = "“”‘’‚„‹›«»–—…•·†‡×÷±−°½¼¾≈≠≤≥‰€£¢¥©®™§¶¡¿"
NOT_IN_THE_FONT = "→↑←↓✓✗⚠▲■☐★′″⅓αж"


def fresh(text: str, face: str) -> Word:
    return FAMILY.font(face).shape(text)


def pair_kern(face: str, left: str, right: str) -> int:
    """Read the kerning of two glyphs from the GPOS table, in font units."""
    gpos = FILES[face]["GPOS"].table
    kern = next(r.Feature for r in gpos.FeatureList.FeatureRecord if r.FeatureTag == "kern")
    lookups = [gpos.LookupList.Lookup[index] for index in kern.LookupListIndex]
    return sum(_lookup_kern(lookup, left, right) for lookup in lookups)


def _lookup_kern(lookup: Any, left: str, right: str) -> int:
    for table in lookup.SubTable:
        if left not in table.Coverage.glyphs:
            continue
        if table.Format == 1:
            pairs = table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord
            kerns = [pair for pair in pairs if pair.SecondGlyph == right]
            if kerns:
                return int(kerns[0].Value1.XAdvance)
        else:
            first = table.ClassDef1.classDefs.get(left, 0)
            second = table.ClassDef2.classDefs.get(right, 0)
            value = table.Class1Record[first].Class2Record[second].Value1
            return int(getattr(value, "XAdvance", 0)) if value else 0
    return 0


@pytest.mark.parametrize("face", FACES)
def test_a_face_covers_what_western_languages_need(face: str) -> None:
    font = FAMILY.font(face)
    latin = {chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x100))}
    assert [char for char in sorted(latin) + list(PUNCTUATION) if not font.covers(char)] == []


@pytest.mark.parametrize("face", FACES)
def test_what_a_face_lacks_is_what_its_readme_says(face: str) -> None:
    font = FAMILY.font(face)
    latin_a = (chr(code) for code in range(0x100, 0x180))
    assert "".join(char for char in latin_a if not font.covers(char)) == LACKING_LATIN_A
    assert [char for char in NOT_IN_THE_FONT if font.covers(char)] == []


def test_all_faces_cover_the_same() -> None:
    assert {FAMILY.font(face).coverage for face in FACES} == {REGULAR.coverage}


def test_glyphs_are_those_of_the_character_map() -> None:
    file = FILES["regular"]
    for code, name in file.getBestCmap().items():
        assert REGULAR.glyph(chr(code)) == file.getGlyphID(name)
    assert REGULAR.glyph("→") == 0


def test_marks_that_need_placing_are_not_covered() -> None:
    assert not REGULAR.covers("\u0301")
    assert REGULAR.glyph("\u0301") > 0


def test_kerning_by_hand() -> None:
    """A 626 + V 593, drawn 40 thousandths closer."""
    file = FILES["regular"]
    assert (file["hmtx"]["A"][0], file["hmtx"]["V"][0]) == (626, 593)
    assert fresh("AV", "regular") == Word("AV", 1.179, ((0, -40),))


@pytest.mark.parametrize("face", FACES)
def test_advances_are_those_of_hmtx_and_gpos(face: str) -> None:
    file, names = FILES[face], FILES[face].getBestCmap()
    letters = string.ascii_letters + ".,’-éÅ"
    seen = set()
    for left, right in product(letters[::3] + ".,’", letters):
        first, second = names[ord(left)], names[ord(right)]
        kern = pair_kern(face, first, second)
        units = file["hmtx"][first][0] + file["hmtx"][second][0] + kern
        word = fresh(left + right, face)
        assert word.advance == pytest.approx(units / 1000, abs=1e-9)
        assert word.kerns == (((0, kern),) if kern else ())
        seen.add(kern)
    assert len(seen) > 10


def test_nothing_is_joined_into_ligatures() -> None:
    assert fresh("fi", "regular").text == "fi"
    assert len(fresh("office", "regular").text) == 6


@given(
    st.text(st.sampled_from(sorted(REGULAR.coverage - set(" \t\n\r\f\v"))), max_size=12),
    st.sampled_from(FACES),
)
def test_a_word_is_the_sum_of_its_letters_and_kerns(text: str, face: str) -> None:
    word = FAMILY.word(text, face)
    font = FAMILY.font(face)
    letters = sum(font.advance(char) for char in word.text)
    assert word.advance == pytest.approx(letters + sum(by for _, by in word.kerns) / 1000)
    assert all(0 <= index < len(word.text) - 1 for index, _ in word.kerns)
    assert all(font.glyph(char) for char in word.text)


@given(st.text(st.sampled_from("AVTayo.,-’éW"), min_size=1, max_size=8), st.sampled_from(FACES))
def test_a_remembered_word_equals_a_fresh_one(text: str, face: str) -> None:
    assert FAMILY.word(text, face) == FAMILY.word(text, face) == fresh(text, face)


def test_characters_that_differ_in_meaning_only_have_stand_ins() -> None:
    printed = fresh("non\u2011stop", "regular")
    assert printed == replace(fresh("non-stop", "regular"), text="non\u2011stop")
    assert fresh("5\u202fm", "regular").advance == fresh("5\u2009m", "regular").advance
    assert REGULAR.glyph("\u2082") == REGULAR.glyph("2")
    assert missing("non\u2011stop 5\u202fµm", REGULAR) == []


def test_characters_that_only_steer_breaks_print_nothing() -> None:
    plain = fresh("massage", "regular")
    assert fresh("mas\u00adsa\u200bge\u2060", "regular") == plain
    assert fresh("mas\u200c\u00adsa\ufeffge", "regular") == plain


def test_a_soft_hyphen_is_drawn_where_a_word_ends_with_it() -> None:
    hyphened = fresh("mas-", "regular")
    assert fresh("mas\u00ad", "regular") == replace(hyphened, text="mas\u00ad")


def test_a_missing_character_is_refused_by_name() -> None:
    with pytest.raises(
        MissingCharacter, match=r"regular has no U\+2192 '→', which stands in 'a→b'"
    ):
        FAMILY.word("a→b", "regular")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("plain text", []),
        ("a→b✓", [(1, "→"), (3, "✓")]),
        ("cafe\u0301", []),
        ("xx\u0302y", [(1, "\u0302")]),
        ("two\nlines\tand tabs", []),
        ("a\x00b", [(1, "\x00")]),
        ("Māori kōrero", [(7, "ō")]),
        ("o\u0304", [(0, "ō")]),
    ],
)
def test_missing_names_character_and_place(text: str, places: list[tuple[int, str]]) -> None:
    assert missing(text, REGULAR) == places


@given(st.text(max_size=20))
def test_text_without_missing_characters_can_be_set(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    words = composed.split()
    if missing(text, REGULAR):
        with pytest.raises(MissingCharacter):
            [FAMILY.word(word, "regular") for word in [composed.replace(" ", "")]]
    else:
        assert [FAMILY.word(word, "regular").advance >= 0 for word in words] == [True] * len(words)


def test_an_x_of_two_millimetres_needs_eleven_and_a_half_points() -> None:
    """2.0 mm / 0.496 = 4.0323 mm of em = 11.43 pt."""
    assert size_for_x_height(REGULAR, 2.0) == pytest.approx(11.43, abs=0.001)
    assert x_height_mm(REGULAR, 11.43) == pytest.approx(2.0, abs=0.001)


@given(st.floats(1, 72))
def test_height_and_size_are_inverse(size_pt: float) -> None:
    assert size_for_x_height(REGULAR, x_height_mm(REGULAR, size_pt)) == pytest.approx(size_pt)
