"""What the project's pages name is there: paths, modules, tests, links, targets, floors."""

from __future__ import annotations

import re
from configparser import ConfigParser

import pytest

from tests.docs.pages import (
    NAMES,
    headings,
    links,
    made,
    modules,
    named_tests,
    page,
    paths,
    quoted,
    tables,
)
from tests.support.made import ROOT

ARCHITECTURE = "ARCHITECTURE.md"
MOST_LINES = 250
FEWEST_PATHS = {"README.md": 4, ARCHITECTURE: 15, "CONTRIBUTING.md": 30, "SECURITY.md": 15}
FEWEST_LINKS = {"README.md": 12, ARCHITECTURE: 1, "docs/tutorial.md": 3, "docs/how-to.md": 5}
FEWEST_MODULES = {ARCHITECTURE: 12}
FEWEST_TESTS = {"SECURITY.md": 10}


def test_the_pages_are_there() -> None:
    named = (FEWEST_PATHS, FEWEST_LINKS, FEWEST_MODULES, FEWEST_TESTS)
    assert set().union(*named) <= set(NAMES)
    assert len(NAMES) == 10


def test_every_target_that_is_named_can_be_made() -> None:
    told = set().union(*(made(page(name)) for name in NAMES))
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert told >= {"pdf", "epub", "all", "test", "check", "bench", "golden", "reference"}
    assert told <= set(targets)


@pytest.mark.parametrize("name", NAMES)
def test_every_path_exists(name: str) -> None:
    told = paths(page(name))
    assert len(told) >= FEWEST_PATHS.get(name, 0)
    assert [path for path in told if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_module_exists(name: str) -> None:
    told = modules(page(name))
    assert len(told) >= FEWEST_MODULES.get(name, 0)
    assert [code for code in told if not is_module(code)] == []


def is_module(code: str) -> bool:
    """``layout/laid.Laid`` is a name in a module; ``layout/keys.py`` is a file."""
    path = ROOT / "builder" / code
    if path.exists() or (ROOT / code).exists():
        return True
    module, name = path.with_suffix(".py"), path.suffix.removeprefix(".")
    pattern = rf"^(?:(?:class|def) {name}\b|{name}\b.* = )"
    return module.is_file() and bool(re.search(pattern, module.read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("name", NAMES)
def test_every_test_exists(name: str) -> None:
    told = named_tests(page(name))
    assert len(told) >= FEWEST_TESTS.get(name, 0)
    missing = [
        f"{file}::{test}"
        for file, test in told
        if f"def {test}(" not in (ROOT / file).read_text(encoding="utf-8")
    ]
    assert missing == []


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_somewhere(name: str) -> None:
    told = links(name)
    assert len(told) >= FEWEST_LINKS.get(name, 0)
    assert [file for file, _ in told if not file.is_file()] == []
    assert [each for each in told if each[1] and each[1] not in headings(each[0])] == []


def test_the_floors_are_those_of_the_contract() -> None:
    contract = ConfigParser()
    contract.read(ROOT / ".importlinter", encoding="utf-8")
    layers = contract["importlinter:contract:floors"]["layers"].split("\n")
    kept = [set(re.findall(r"[a-z]+", layer)) for layer in layers if layer.strip()]
    rows = tables(page(ARCHITECTURE), "floor")
    assert [set(quoted(modules)) for _, modules, _ in rows] == kept
    assert [int(number) for number, _, _ in rows] == list(range(len(kept), 0, -1))


def test_architecture_can_be_read_in_one_sitting() -> None:
    assert len(page(ARCHITECTURE).splitlines()) <= MOST_LINES


def test_every_code_that_is_told_can_be_explained() -> None:
    pattern = r"cardbook explain ([a-z-]+)|\[([a-z]+-[a-z-]+)\]$"
    told = {
        code
        for name in NAMES
        for pair in re.findall(pattern, page(name), re.MULTILINE)
        for code in pair
        if code
    }
    assert told == {"unknown-caution"}
    assert all((ROOT / "builder" / "rules" / f"{code}.toml").is_file() for code in told)
