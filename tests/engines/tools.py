"""Programs that come from outside, and what happens where they are not installed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

HERE = Path(__file__).parent
HOW = {
    "chromium": "apt-get install --no-install-recommends chromium",
    "node": "apt-get install --no-install-recommends nodejs npm",
    "ebook-convert": "apt-get install --no-install-recommends calibre",
    "fbreader": "apt-get install --no-install-recommends fbreader",
    "Xvfb": "apt-get install --no-install-recommends xvfb",
}


def need(*programs: str) -> None:
    """Skip the test that asks, aloud, if one of ``programs`` is missing; with ``CI=true``, fail."""
    for program in programs:
        if not shutil.which(program):
            _absent(f"{program} is not installed: {HOW[program]}")


def need_packages() -> None:
    """Ask likewise for what ``make engines`` installs."""
    need("chromium", "node")
    if not (HERE / "node_modules" / "puppeteer-core").is_dir():
        _absent("the reading engines are not installed: make engines")


def _absent(reason: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI must have every program, but {reason}", pytrace=False)
    pytest.skip(reason)
