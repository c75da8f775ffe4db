"""The project's own pages, and what they name."""

from __future__ import annotations

import re

from tests.support.made import ROOT

NAMES = ("README.md", "ARCHITECTURE.md", "CHANGELOG.md")
TOP = {path.name for path in ROOT.iterdir() if path.is_dir()}
NOT_TRACKED = ("output/back-leg-massage", "output/.cache", "content/tea")
"""What a build, or a reader who follows along, puts there."""
PACKAGES = {path.name for path in (ROOT / "builder").iterdir() if path.is_dir()}


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def without_blocks(text: str) -> str:
    """Return ``text`` without what stands between lines of three back quotes."""
    return re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)


def quoted(text: str) -> list[str]:
    """Return what stands in back quotes within lines."""
    return re.findall(r"`([^`\n]+)`", without_blocks(text))


def paths(text: str) -> list[str]:
    """Return the paths that ``text`` names, from the project's folder."""
    found = [code for code in quoted(text) if "/" in code and not set(code) & set(" <")]
    return [
        code for code in found if code.split("/")[0] in TOP and not code.startswith(NOT_TRACKED)
    ]


def modules(text: str) -> list[str]:
    """Return the modules and packages of the builder that ``text`` names by path."""
    found = [code for code in quoted(text) if "/" in code and "<" not in code]
    return [code for code in found if code.split("/")[0] in PACKAGES]


def links(text: str) -> list[str]:
    return re.findall(r"\]\(([^)]+)\)", without_blocks(text))


def made(text: str) -> set[str]:
    """Return the targets that ``text`` tells to make."""
    return set(re.findall(r"(?:`|^)make ([a-z]+)", text, flags=re.MULTILINE))


def tables(text: str, first: str) -> list[list[str]]:
    """Return the cells of the rows of the table whose head begins with ``first``."""
    _, _, below = text.partition(f"| {first} |")
    rows = below.partition("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
