"""What all tests share: golden files, laws that hold every time, and the guides built once."""

from __future__ import annotations

import pytest
from hypothesis import settings

from tests.support.made import PLANT, REAL, Made, made_once

settings.register_profile("cardbook", deadline=None, derandomize=True, database=None)
settings.load_profile("cardbook")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "golden: compares with a file that can be written anew")
    config.addinivalue_line("markers", "slow: takes seconds; leave out with -m 'not slow'")


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The real guide, built once for all tests and workers."""
    return made_once(REAL, tmp_path_factory)


@pytest.fixture(scope="session")
def plant(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The guide about house plants, built once for all tests and workers."""
    return made_once(PLANT, tmp_path_factory)
