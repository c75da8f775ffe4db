"""What the project's pages name is there: paths, modules, links, targets, floors."""

from __future__ import annotations

import re
from configparser import ConfigParser

import pytest

from tests.docs.pages import NAMES, links, made, modules, page, paths, quoted, tables
from tests.support.made import ROOT

ARCHITECTURE = "ARCHITECTURE.md"
MOST_LINES = 250


def test_every_target_that_is_named_can_be_made() -> None:
    said = set().union(*(made(page(name)) for name in NAMES))
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert said >= {"pdf", "epub", "all", "test", "check", "bench", "golden", "pictures"}
    assert said <= set(targets)


@pytest.mark.parametrize(("name", "least"), [("README.md", 10), (ARCHITECTURE, 15)])
def test_every_path_exists(name: str, least: int) -> None:
    said = paths(page(name))
    assert len(said) >= least
    assert [path for path in said if not (ROOT / path).exists()] == []


def test_every_module_exists() -> None:
    said = modules(page(ARCHITECTURE))
    assert len(said) >= 12
    assert [code for code in said if not is_module(code)] == []


def is_module(code: str) -> bool:
    """``layout/laid.Laid`` is a name in a module; ``layout/keys.py`` is a file."""
    path = ROOT / "builder" / code
    if path.exists():
        return True
    module, name = path.with_suffix(".py"), path.suffix.removeprefix(".")
    pattern = rf"^(?:class|def) {name}\b"
    return module.is_file() and bool(re.search(pattern, module.read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize(("name", "least"), [("README.md", 8), (ARCHITECTURE, 1)])
def test_every_link_leads_somewhere(name: str, least: int) -> None:
    local = [link for link in links(page(name)) if not link.startswith("https://")]
    assert len(local) >= least
    assert [link for link in local if not (ROOT / link).is_file()] == []


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
