"""The fixed words: the program's own, with what a guide lays over them or brings along."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from builder.diagnostics import ContentError
from builder.model import Guide
from builder.model.words import Words
from builder.outputs import OUTPUTS
from builder.reading import WordsFolder, read_guide, read_words, stray_words, words_of
from tests.rules.guides import BASE, VOCABULARY, covers, made_guide
from tests.support.made import ROOT

TEMPLATES = ROOT / "templates"
SHIPPED = WordsFolder(TEMPLATES / "words", "templates/words")
FOLDERS = tuple(ROOT / "builder" / name for name in ("layout", "outputs", "press", "calibrate"))
ENGLISH: dict[str, Any] = yaml.safe_load(
    (TEMPLATES / "words" / "en.yaml").read_text(encoding="utf-8")
)


def guide_in(folder: Path, language: str) -> Guide:
    made = made_guide(BASE, folder / "g")
    guide = read_guide(made, shown_as="g", vocabulary=VOCABULARY).guide
    return guide.model_copy(update={"language": language})


def words_with(
    folder: Path, written: str, language: str = "en", file: str | None = None
) -> tuple[Guide, WordsFolder]:
    """Write words of a guide's own and return the guide and their folder."""
    own = WordsFolder(folder / "own", "g/templates/words")
    own.folder.mkdir()
    (own.folder / (file or f"{language}.yaml")).write_text(written, encoding="utf-8")
    return guide_in(folder, language), own


def refused(guide: Guide, own: WordsFolder) -> list[str]:
    with pytest.raises(ContentError) as error:
        read_words(guide, SHIPPED, own, covers)
    return [str(finding) for finding in error.value.findings]


@pytest.mark.parametrize("tag", ["de", "DE", "de-AT", "De-Latn-AT"])
def test_capitals_of_a_language_tag_carry_no_meaning(tmp_path: Path, tag: str) -> None:
    guide, own = words_with(tmp_path, "{}", tag, "xx.yaml")
    assert read_words(guide, SHIPPED, own).signal["danger"] == "GEFAHR"


def test_capitals_of_a_file_of_words_carry_no_meaning(tmp_path: Path) -> None:
    guide, own = words_with(tmp_path, "card: {tip: Hint}", "en-GB", "EN-gb.yaml")
    assert read_words(guide, SHIPPED, own).card.tip == "Hint"


def test_a_guide_changes_some_words_and_keeps_the_others(tmp_path: Path) -> None:
    guide, own = words_with(tmp_path, "card: {tip: Hint, pressure: {firm: strong}}")
    words, shipped = read_words(guide, SHIPPED, own), words_of("en", SHIPPED)
    assert shipped is not None
    assert (words.card.tip, words.card.pressure["firm"]) == ("Hint", "strong")
    assert words.card.pressure["light"] == shipped.card.pressure["light"]
    assert words.book == shipped.book


def test_words_of_a_region_are_laid_over_those_of_the_language(tmp_path: Path) -> None:
    guide, own = words_with(tmp_path, "card: {tip: Rat}", "de-AT", "de.yaml")
    (own.folder / "de-AT.yaml").write_text("card: {tips: Ratschläge}", encoding="utf-8")
    words = read_words(guide, SHIPPED, own, covers)
    assert (words.card.tip, words.card.tips, words.card.card) == ("Rat", "Ratschläge", "Karte")


def test_a_guide_brings_a_language_of_its_own(tmp_path: Path) -> None:
    french = {**ENGLISH, "signal": {**ENGLISH["signal"], "danger": "ATTENTION"}}
    guide, own = words_with(tmp_path, yaml.safe_dump(french), "fr-CA", "fr.yaml")
    words = read_words(guide, SHIPPED, own, covers)
    assert words.signal["danger"] == "ATTENTION"
    assert [words.card.minutes.of(n) for n in (1, 1.5, 2)] == ["minute", "minute", "minutes"]


def test_a_new_language_lacks_nothing(tmp_path: Path) -> None:
    guide, own = words_with(tmp_path, "signal: {danger: VAARA}\ncard:\n  tip: Vihje\n", "fi")
    findings = refused(guide, own)
    at = "g/templates/words/fi.yaml"
    assert any(
        text.startswith(f"{at}:1:1: error: the key 'caution' is missing") for text in findings
    )
    assert any(text.startswith(f"{at}:2:1: error: the key 'tips' is missing") for text in findings)
    assert any("the key 'book' is missing" in text for text in findings)
    assert len(findings) == 3 + len(ENGLISH["card"]) - 1 + len(ENGLISH) - 2


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("card:\n  tipp: Hint", ":2:3: error: unknown key 'tipp' [unknown-key]"),
        ("card:\n  tipp: Hint", "hint: did you mean 'tip'?"),
        ("cards: {tip: Hint}", ":1:1: error: unknown key 'cards' [unknown-key]"),
        ("signal: {dangr: DANGER}", "hint: did you mean 'danger'?"),
        ("card: {pressure: {hard: hard}}", "the keys here are none, light, medium, firm"),
        ("book: {roles: {cook: Cook}}", ":1:16: error: unknown key 'cook' [unknown-key]"),
        ("card: {tip: 3}", "'tip' must be text, found the number 3 [wrong-type]"),
        ("card: {tip: 3}", 'hint: put it in quotes: "3"'),
        ("card: Hint", "'card' must be keys with values, found the text 'Hint'"),
        ("card: {tip: }", "'tip' has no value [empty-value]"),
        ('signal: {danger: " "}', "'danger' has no value [empty-value]"),
        ("signal: {danger: Caution}", "each level of 'signal' must have a word of its own"),
        ("sheet: {of: из}", "the type has no U+0438 CYRILLIC SMALL LETTER I [missing-glyph]"),
        ("sheet: {corner: Round corners}", "'corner' lacks {radius} [words-blank]"),
        ('sheet: {corner: "{r} mm"}', "'corner' lacks {radius} and has no use for {r}"),
        ('sheet: {corner: "{r} mm"}', "hint: the blanks of this text are {radius}"),
        ('card: {tip: "{n}"}', "hint: this text has no blanks"),
        ('card: {tip: "Tip }"}', "'tip' has no use for } [words-blank]"),
        ('card: {minutes: {other: "{n} min"}}', "'other' has no use for {n} [words-blank]"),
        ("card: {minutes: {two: min}}", "'minutes' never uses two [words-plural]"),
        ("card: {minutes: {two: min}}", "hint: in 'en' numbers ask for one, other"),
        ("card: {minutes: {all: min}}", "the keys here are zero, one, two, few, many, other"),
        ("card: {minutes: min}", "'minutes' must be zero, one, two, few, many, other, those"),
        ("card: {minutes: {one: 3}}", "'one' must be text, found the number 3"),
        ("signal: &a {danger: D}", "an anchor (&a) is not allowed [yaml-feature]"),
        ("- signal", "keys with values must stand here, found a list [wrong-type]"),
    ],
)
def test_what_is_wrong_with_words_is_a_finding_in_their_file(
    tmp_path: Path, written: str, found: str
) -> None:
    text = "\n".join(refused(*words_with(tmp_path, written)))
    assert text.startswith("g/templates/words/en.yaml:")
    assert found in text


def test_bytes_that_are_no_text_are_a_finding(tmp_path: Path) -> None:
    guide, own = words_with(tmp_path, "")
    (own.folder / "en.yaml").write_bytes(b"card: {tip: \xff}")
    assert "is not UTF-8 [not-utf8]" in "".join(refused(guide, own))


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    findings = refused(*words_with(tmp_path, 'card: {tipp: a, tip: 1, back: "{n}", card: ж}'))
    assert len(findings) == 4


@pytest.mark.parametrize(
    ("language", "lacks"), [("pl", "few, many"), ("ar", "zero, two, few, many")]
)
def test_a_plural_lacks_no_form_of_its_language(tmp_path: Path, language: str, lacks: str) -> None:
    guide, own = words_with(tmp_path, yaml.safe_dump(ENGLISH), language)
    lacking = [text for text in refused(guide, own) if "words-plural" in text]
    assert len(lacking) == 1 + len(ENGLISH["laminate"]["counted"])
    assert all(f"lacks the form {lacks}" in text for text in lacking)


def test_words_of_another_language_are_not_read(tmp_path: Path) -> None:
    guide, own = words_with(tmp_path, "nonsense: 1", "en", "fr.yaml")
    read_words(guide, SHIPPED, own)
    (finding,) = stray_words(guide, own)
    assert (finding.severity, finding.code) == ("warning", "unknown-file")
    assert str(finding.position) == "g/templates/words/fr.yaml:1:1"


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_words_that_we_ship_are_whole(language: str) -> None:
    assert words_of(language, SHIPPED) is not None


def test_every_fixed_word_is_said_somewhere() -> None:
    sources = [
        *TEMPLATES.rglob("*.j2"),
        *(file for folder in FOLDERS for file in folder.rglob("*.py")),
    ]
    code = "\n".join(source.read_text(encoding="utf-8") for source in sources)
    keys = [
        key for section in Words.model_fields if section != "signal" for key in ENGLISH[section]
    ]
    unsaid = [key for key in keys if not re.search(rf"[.\"\']{key}\b", code)]
    assert len(keys) > 40
    assert unsaid == []


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_output_that_the_proof_page_lists_has_a_name(language: str) -> None:
    words = words_of(language, SHIPPED)
    assert words is not None
    listed = {output.name for output in OUTPUTS} - {"proof"}
    assert set(words.proof.kinds) >= listed
