"""Each language of each figure says all that the English one says, and asks for the same names."""

from __future__ import annotations

import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import builder.figures
from builder.figures import FIGURES
from builder.figures.kit.hand.spec import POSES
from builder.figures.kit.tables import Forms, spoken
from builder.figures.limb.figure import LimbFigure
from builder.figures.limb.phrases import Phrases, phrases_of
from builder.figures.posterior_leg import POSTERIOR_LEG
from tests.figures.support import words_of

FOLDERS = sorted(folder.parent for folder in Path(builder.figures.__file__).parent.glob("*/words"))
LANGUAGES = sorted(file.stem for file in (FOLDERS[0] / "words").glob("*.toml"))
LIMBS = [figure for figure in FIGURES if isinstance(figure, LimbFigure)]


def test_there_are_figures_and_languages_to_compare() -> None:
    assert len(FOLDERS) >= 5
    assert {"de", "en"} <= set(LANGUAGES)
    assert LIMBS == [POSTERIOR_LEG]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_figure_speaks_every_language(folder: Path) -> None:
    assert sorted(file.stem for file in (folder / "words").glob("*.toml")) == LANGUAGES


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_language_has_the_phrases_of_english(folder: Path, tag: str) -> None:
    english, other = words_of(folder, "en"), words_of(folder, tag)
    assert other.keys() == english.keys()
    assert {key for key, text in english.items() if not text} == set()
    assert {key: asked(text) for key, text in other.items()} == {
        key: asked(text) for key, text in english.items()
    }


def asked(text: str) -> set[str]:
    """Return the names that a phrase asks for; which form of them is the language's own."""
    fields = (field for _, field, _, _ in string.Formatter().parse(text) if field)
    return {field.partition("[")[0] for field in fields}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_name_has_the_forms_that_phrases_ask_for(tag: str) -> None:
    phrases = phrases_of(POSTERIOR_LEG.folder, tag)
    sentences = list(every_sentence(phrases))
    assert len(sentences) > 100
    assert [each for each in sentences if "{" in each or "'" in each] == []


def every_sentence(phrases: Phrases) -> Iterator[str]:
    for pose in POSES:
        yield phrases.pose(pose, hands=1)
        yield phrases.pose(pose, hands=2)
    for key in ("up", "down", "across", "opposite"):
        for spot in phrases.own.spots.values():
            yield phrases.say(key, start=spot, end=spot)
    for key in ("release", "ease", "ease-light"):
        for zone in phrases.own.zones.values():
            yield phrases.say(key, zone=zone)
    names: list[Forms] = [*phrases.own.zones.values(), *phrases.own.spots.values()]
    yield from (phrases.listed([name]) for name in names)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_zone_and_pose_has_a_name_and_every_named_spot_is_a_landmark(tag: str) -> None:
    for figure in LIMBS:
        phrases = phrases_of(figure.folder, tag)
        assert phrases.own.zones.keys() == figure.tables.zones.keys()
        assert phrases.own.spots.keys() <= figure.tables.landmarks.keys()
        assert phrases.general.poses.keys() == POSES.keys()


def test_the_nearest_language_is_taken_and_english_where_there_is_none() -> None:
    folder = POSTERIOR_LEG.folder
    assert [spoken(tag, folder) for tag in ("de", "de-AT", "DE-de", "en-GB", "eo", "zh-Hant")] == [
        "de", "de", "de", "en", "en", "en",
    ]  # fmt: skip
    assert spoken("de", folder, "builder.figures.own") == "en"


def test_numbers_beyond_words_are_figures() -> None:
    phrases = phrases_of(POSTERIOR_LEG.folder, "en")
    assert (phrases.number(2), phrases.number(40)) == ("Two", "40")
