"""Plural categories: the numbers that CLDR gives as examples of each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.plurals import CATEGORIES, RULES, category, needed, usable

EXAMPLES: dict[str, dict[str, list[float]]] = {
    "en": {"one": [1], "other": [0, 2, 16, 100, 1000, 1.5, 0.5]},
    "de": {"one": [1], "other": [0, 2, 16, 100, 1.5]},
    "nl": {"one": [1], "other": [0, 2, 17, 1.5]},
    "tr": {"one": [1], "other": [0, 2, 16, 1.1]},
    "el": {"one": [1], "other": [0, 2, 16, 0.9]},
    "da": {"one": [1, 0.1, 1.6], "other": [0, 2, 16, 2.5]},
    "es": {"one": [1], "many": [1_000_000, 2_000_000], "other": [0, 2, 16, 1000, 1.5]},
    "it": {"one": [1], "many": [1_000_000], "other": [0, 2, 16, 1.5]},
    "fr": {"one": [0, 1, 0.5, 1.5], "many": [1_000_000], "other": [2, 17, 100, 2.5]},
    "pt": {"one": [0, 1, 1.5], "many": [1_000_000], "other": [2, 17, 100]},
    "pt-PT": {"one": [1], "many": [1_000_000], "other": [0, 2, 1.5]},
    "hi": {"one": [0, 1, 0.5], "other": [2, 17, 100, 1.5]},
    "pl": {
        "one": [1],
        "few": [2, 3, 4, 22, 23, 24, 102, 1002],
        "many": [0, 5, 12, 13, 14, 19, 21, 25, 100, 112],
        "other": [0.5, 1.5],
    },
    "cs": {"one": [1], "few": [2, 3, 4], "many": [0.5, 1.5], "other": [0, 5, 22, 100]},
    "uk": {
        "one": [1, 21, 31, 101],
        "few": [2, 4, 22, 24, 102],
        "many": [0, 5, 11, 12, 14, 19, 25, 100, 111],
        "other": [0.5, 1.5],
    },
    "ru": {"one": [1, 21, 1001], "few": [3, 23], "many": [0, 11, 13, 20], "other": [1.5]},
    "ar": {
        "zero": [0],
        "one": [1],
        "two": [2],
        "few": [3, 10, 103, 110, 1003],
        "many": [11, 26, 99, 111, 1011],
        "other": [100, 101, 102, 200, 300, 0.1, 10.1],
    },
    "hr": {"one": [1, 21, 0.1], "few": [2, 4, 22, 0.2, 1.3], "other": [0, 5, 11, 12, 0.5, 100]},
    "sr": {"one": [1, 21, 31], "few": [2, 3, 34], "other": [0, 5, 12, 19]},
    "is": {"one": [1, 21, 0.1, 1.1], "other": [0, 2, 11, 16, 1.5]},
    "mk": {"one": [1, 21, 0.1], "other": [0, 2, 11, 1.5]},
    "sl": {"one": [1, 101], "two": [2, 102], "few": [3, 4, 103, 0.5], "other": [0, 5, 19, 100]},
    "lt": {"one": [1, 21], "few": [2, 9, 22], "many": [0.1, 1.5], "other": [0, 10, 11, 19, 20]},
    "ro": {"one": [1], "few": [0, 2, 16, 102, 1.5], "other": [20, 35, 100]},
    "ga": {"one": [1], "two": [2], "few": [3, 6], "many": [7, 10], "other": [0, 11, 25, 1.5]},
    "cy": {"zero": [0], "one": [1], "two": [2], "few": [3], "many": [6], "other": [4, 5, 7, 1.5]},
    "he": {"one": [1, 0.5], "two": [2], "other": [0, 3, 10, 17, 100, 1.5]},
    "vi": {"other": [0, 1, 2, 1.5]},
    "ja": {"other": [0, 1, 2, 100]},
    "zh-Hant": {"other": [0, 1, 2, 100]},
    "ko": {"other": [0, 1, 2, 100]},
    "tlh": {"other": [0, 1, 2]},
}
CASES = [
    (language, wanted, number)
    for language, examples in EXAMPLES.items()
    for wanted, numbers in examples.items()
    for number in numbers
]


@pytest.mark.parametrize(("language", "wanted", "number"), CASES)
def test_a_number_has_the_category_of_cldr(language: str, wanted: str, number: float) -> None:
    assert category(language, number) == wanted


@pytest.mark.parametrize("language", EXAMPLES)
def test_every_category_of_the_examples_may_be_written(language: str) -> None:
    assert set(EXAMPLES[language]) <= set(usable(language))
    assert set(needed(language)) <= set(usable(language))


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("en-GB", ("one", "other")),
        ("es", ("one", "other")),
        ("cs", ("one", "few", "other")),
        ("pl", ("one", "few", "many", "other")),
        ("ar", CATEGORIES),
        ("ja", ("other",)),
        ("tlh", ("other",)),
    ],
)
def test_what_whole_numbers_ask_for_is_needed(language: str, wanted: tuple[str, ...]) -> None:
    assert needed(language) == wanted


def test_a_language_that_is_not_known_has_one_form() -> None:
    """A form that no number ever asked for would be left out in silence."""
    assert needed("tlh") == usable("tlh") == ("other",)


@given(st.sampled_from(sorted(RULES)), st.integers(0, 999_999))
def test_every_number_has_a_form_that_is_needed(language: str, number: int) -> None:
    assert category(language, number) in needed(language)
