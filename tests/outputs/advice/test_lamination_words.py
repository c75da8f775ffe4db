"""The words of the page on laminating: the same in every language, with blanks that are known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

import pytest

from builder.model import PouchName
from builder.model.words import LaminateWords
from builder.outputs.advice.saying import said
from builder.outputs.sheets.numbers import Numbers
from builder.press.job import DUPLEX, PAPERS
from builder.press.lamination import sealing
from tests.support.books import leg_guide
from tests.support.words import fixed_words

LANGUAGES = ("en", "de")
EVERY_POUCH: tuple[PouchName | str, ...] = (
    "a4", "a5", "a6", "a7", "letter", "credit-card", "business-card", "id", "custom",
)  # fmt: skip


def texts(phrases: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(phrases, Mapping):
        for key, below in phrases.items():
            yield from texts(below, f"{path}.{key}")
    else:
        yield path, str(phrases)


def laminate(language: str) -> LaminateWords:
    return fixed_words(language).laminate


@pytest.mark.parametrize("language", LANGUAGES)
def test_papers_pouches_and_ways_to_print_have_words(language: str) -> None:
    phrases = laminate(language)
    assert set(phrases.papers) == set(PAPERS) == set(phrases.know.film_text)
    assert set(phrases.pouches) == set(EVERY_POUCH)
    assert set(phrases.steps.print_text) == set(DUPLEX)


@pytest.mark.parametrize(("language", "paper"), [*product(LANGUAGES, PAPERS.values())])
def test_no_blank_is_left(language: str, paper: Any) -> None:
    spoken = said(laminate(language), Numbers(20, 5, 30), sealing(leg_guide()), paper)
    found = list(texts(spoken))
    assert len(found) > 70
    assert not [path for path, text in found if re.search(r"[{}]", text)]
    assert "lengths" not in spoken


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_fill_in_the_same_numbers(language: str) -> None:
    blanks, own = (
        {path: set(re.findall(r"\{(\w+)\}", text)) for path, text in texts(plain)}
        for plain in (laminate(each).model_dump(warnings=False) for each in ("en", language))
    )
    unlike = {path for path, names in own.items() if names - {"pouch"} != blanks[path] - {"pouch"}}
    assert unlike == set()


def test_halves_are_rounded_upward_and_sizes_are_not_broken() -> None:
    spoken = said(laminate("en"), Numbers(1, 1, 1), sealing(leg_guide()), PAPERS["common"])
    assert "6.4 mm" in str(spoken["steps"]["round_plastic_text"])
    assert "3.4 mm" in str(spoken["steps"]["round_paper_text"])
    assert "99\u00a0×\u00a0132\u00a0mm" in str(spoken["sizes"]["paper"])


def test_an_unknown_blank_is_our_own_mistake() -> None:
    broken = laminate("en").model_copy(update={"title": "{nonsense}"})
    with pytest.raises(KeyError):
        said(broken, Numbers(1, 1, 1), sealing(leg_guide()), PAPERS["common"])
