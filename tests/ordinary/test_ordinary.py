"""Guides that people could write build everything, or their hints lead there."""

from __future__ import annotations

import pytest

from builder.outputs import OUTPUTS
from builder.store.project import Project
from tests.ordinary.guides import draft
from tests.ordinary.run import run
from tests.support.made import with_pictures

SEEDS = (3, 16, 1119, 1180, 1373, 1885, 5040)
"""Guides that were refused once, for lines too long, heads too small and feet too tall."""
ONLY = tuple(each.name for each in OUTPUTS if each.name in ("cards", "quick", "folded", "epub"))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(output=with_pictures(tmp_path_factory.mktemp("output")))


@pytest.mark.parametrize("seed", SEEDS)
def test_an_ordinary_guide_is_built(seed: int, project: Project) -> None:
    assert run(seed, project, ONLY).faults == []


def test_the_same_seed_is_the_same_guide_and_another_is_another() -> None:
    assert draft(7).cards == draft(7).cards
    assert draft(7).pictures == draft(7).pictures
    assert draft(7).guide != draft(8).guide


def test_every_key_is_there_in_some_guide_and_missing_in_another() -> None:
    """A key that no guide has is never tried."""
    keys: list[set[object]] = [set(draft(seed).guide) for seed in range(60)]
    optional = set.union(*keys) - set.intersection(*keys)
    assert optional >= {
        "subtitle", "series", "creators", "reviews", "rights", "subjects", "card",
        "quick_reference", "glossary", "sources", "emergency", "lamination",
    }  # fmt: skip
