"""Ace by DAISY, as its makers ship it, about both books."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.engines.conftest import Book
from tests.engines.once import once
from tests.engines.spoilt import Spoil, edit, packed, style
from tests.engines.tools import HERE, need_packages

VERSION = "1.4.6"
PRESENT = {
    "schema:accessMode",
    "schema:accessModeSufficient",
    "schema:accessibilityFeature",
    "schema:accessibilityHazard",
    "schema:accessibilitySummary",
}
UNCLAIMED = {
    "dcterms:conformsTo",
    "a11y:certifiedBy",
    "a11y:certifierCredential",
    "a11y:certifierReport",
}
"""What only a person's review may claim."""


def ace(book: Path, folder: Path) -> dict[str, Any]:
    """Return Ace's report of ``book``; ``folder`` is scratch."""
    need_packages()
    program = HERE / "node_modules" / "@daisy" / "ace-cli" / "bin" / "ace.js"
    ran = subprocess.run(
        ["node", program, "--force", "--outdir", folder / "ace", book],
        env=os.environ | {"PUPPETEER_EXECUTABLE_PATH": str(HERE / "chromium"),
                          "ACE_TIMEOUT_INITIAL": "120000", "XDG_STATE_HOME": str(folder),
                          "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    report: dict[str, Any] = json.loads((folder / "ace" / "report.json").read_text("utf-8"))
    return report


def faults(report: dict[str, Any]) -> list[str]:
    return [
        f"{page['earl:testSubject']['url']}: {each['earl:test']['dct:title']}: "
        f"{each['earl:result'].get('html', '')}"
        for page in report["assertions"]
        for each in page["assertions"]
    ]


def test_ace_finds_nothing_and_all_metadata(book: Book, shared: Path) -> None:
    report = once(shared, f"ace-{book.name}", lambda folder: ace(book.path, folder))
    assert report["earl:assertedBy"]["doap:release"]["doap:revision"] == VERSION
    assert faults(report) == []
    assert report["earl:result"] == {"earl:outcome": "pass"}
    metadata = report["a11y-metadata"]
    assert set(metadata["present"]) >= PRESENT
    assert metadata["empty"] == []
    assert set(metadata["missing"]) == UNCLAIMED
    _assert_all_was_read(report, book)


def _assert_all_was_read(report: dict[str, Any], book: Book) -> None:
    looked_at = {page["earl:testSubject"]["url"].removeprefix("/") for page in report["assertions"]}
    for name in book.pages:
        assert looked_at & {name, name.removeprefix("EPUB/")}, name
    pictures = sum(book.files[name].count(b"<img ") for name in book.pages)
    assert len(report["data"]["images"]) == pictures > 10


OPF, GLOSSARY = "EPUB/content.opf", "EPUB/text/glossary.xhtml"
DEFECTS: dict[str, tuple[Spoil, str]] = {
    "no summary": (edit(OPF, "schema:accessibilitySummary", "schema:about"), "metadata-access"),
    "no hazards": (edit(OPF, "schema:accessibilityHazard", "schema:about"), "metadata-access"),
    "list without items": (edit(GLOSSARY, "<dl>", "<ol><p>a</p></ol><dl>"), "list"),
    "picture without words": (
        edit(GLOSSARY, "<dl>", '<img src="../signs/sign-danger.svg"/><dl>'), "image-alt",
    ),
    "pale text": (style("dd { color: #bbb }"), "color-contrast"),
    "wrong role": (edit(GLOSSARY, "<dl>", '<p role="doc-nothing">a</p><dl>'), "aria-roles"),
}  # fmt: skip


@pytest.fixture
def spoilt(plant_book: Book, shared: Path) -> list[str]:
    """What Ace says of a book that has every one of the defects."""

    def report(folder: Path) -> list[str]:
        files = plant_book.files
        for spoil, _ in DEFECTS.values():
            files = spoil(files)
        return faults(ace(packed(files, folder / "spoilt.epub"), folder))

    return once(shared, "ace-spoilt", report)


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_defect_is_seen(spoilt: list[str], defect: str) -> None:
    assert any(f": {DEFECTS[defect][1]}" in fault for fault in spoilt), spoilt
