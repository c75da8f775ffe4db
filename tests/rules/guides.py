"""Guides for the rules: the base guide with what one folder changes."""

from __future__ import annotations

import shutil
from pathlib import Path

from builder.diagnostics import ContentError, Finding
from builder.model import FigureWords, Vocabulary
from builder.reading import read_guide

RULES = Path(__file__).parent
BASE = RULES / "_base"
EXPECTED = "expected.txt"
WITHOUT = "without.txt"
"""Names the files of the base guide that a folder does without, one a line."""

LEG = FigureWords(zones=frozenset({"calf", "knee-back", "shin"}))


def covers(char: str) -> bool:
    """Tell whether a type family of Western Europe has ``char``."""
    return ord(char) < 0x17F or char in "–—‘’“”…"


VOCABULARY = Vocabulary({"posterior-leg": LEG}, covers)


def made_guide(rule: Path, folder: Path) -> Path:
    """Write the base guide with the changes of ``rule`` into ``folder`` and return it."""
    shutil.copytree(BASE, folder)
    unlike = shutil.ignore_patterns(EXPECTED, WITHOUT)
    shutil.copytree(rule, folder, symlinks=True, dirs_exist_ok=True, ignore=unlike)
    if (rule / WITHOUT).exists():
        for name in (rule / WITHOUT).read_text(encoding="utf-8").split():
            (folder / name).unlink()
    return folder


def findings_of(folder: Path) -> tuple[Finding, ...]:
    """Return everything that reading ``folder`` finds, whether or not it can be built."""
    try:
        return read_guide(folder, shown_as="guide", vocabulary=VOCABULARY).findings
    except ContentError as error:
        return error.findings
