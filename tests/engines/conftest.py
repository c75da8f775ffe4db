"""The one browser, the books, and the place where their readings are kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from tests.engines.engine import Engine
from tests.engines.spoilt import members
from tests.engines.tools import need_packages
from tests.support.made import Made

NAV = "EPUB/nav.xhtml"


@dataclass(frozen=True)
class Book:
    """A built e-book and what is in it."""

    path: Path

    @cached_property
    def files(self) -> dict[str, bytes]:
        return members(self.path)

    @property
    def name(self) -> str:
        return self.path.stem

    @property
    def documents(self) -> list[str]:
        return [name for name in self.files if name.endswith(".xhtml")]

    @property
    def pages(self) -> list[str]:
        """The documents that somebody reads: not the one that menus are made of."""
        return [name for name in self.documents if name != NAV]


@pytest.fixture(scope="session")
def engine() -> Iterator[Engine]:
    """The browser of this worker."""
    need_packages()
    with Engine() as started:
        yield started


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers share."""
    base = tmp_path_factory.getbasetemp()
    return (base.parent if base.name.startswith("popen-") else base) / "engines"


@pytest.fixture(scope="session")
def real_book(real: Made) -> Book:
    """The real guide's, with outlines."""
    return Book(real.path(f"{real.guide.id}-vector.epub"))


@pytest.fixture(scope="session")
def plant_book(plant: Made) -> Book:
    return Book(plant.path(f"{plant.guide.id}-vector.epub"))


@pytest.fixture(scope="session")
def pixel_book(real: Made) -> Book:
    """The real guide's, with pixels."""
    return Book(real.path(f"{real.guide.id}.epub"))


@pytest.fixture(params=["real", "plant"])
def book(request: pytest.FixtureRequest) -> Book:
    """Each of the two books, one after the other."""
    built: Book = request.getfixturevalue(f"{request.param}_book")
    return built
