"""What is told of outside checkers is what is locked."""

from __future__ import annotations

import json
import re

from tests.docs.pages import page
from tests.support.made import ROOT

EXPLANATION = page("docs/explanation.md")


def test_the_checkers_are_those_that_are_locked() -> None:
    locked = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")
    checkers = re.findall(r"(EPUBCheck|page-validation|opendataloader-pdf) ([\d.]+\d)", EXPLANATION)
    assert len(checkers) == 3
    for name, version in checkers:
        assert f"{name.lower()}=={version}" in locked


def test_the_engines_are_those_that_are_locked() -> None:
    locked = json.loads((ROOT / "tests" / "engines" / "package-lock.json").read_bytes())
    names = {"Ace": "@daisy/ace-cli", "axe-core": "axe-core", "foliate-js": "foliate-js"}
    names["pdf.js"] = "pdfjs-dist"
    versions = dict(re.findall(r"(Ace|axe-core|foliate-js|pdf\.js)\s+([\d.]+\d)", EXPLANATION))
    assert versions == {
        name: locked["packages"][f"node_modules/{package}"]["version"]
        for name, package in names.items()
    }
