"""The project's own pages, and what they name."""

from __future__ import annotations

import re
from pathlib import Path

from tests.support.made import ROOT

NAMES = tuple(
    path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"))
)
TOP = {path.name for path in ROOT.iterdir() if path.is_dir()}
NOT_TRACKED = ("output/back-leg-massage", "output/tea", "output/.cache", "content/tea")
"""What a build, or a reader who follows along, puts there."""
PACKAGES = {path.name for path in (ROOT / "builder").iterdir() if path.is_dir()}


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def without_blocks(text: str) -> str:
    """Return ``text`` without what stands between lines of three back quotes."""
    return re.sub(r"^ *```.*?^ *```$", "", text, flags=re.MULTILINE | re.DOTALL)


def quoted(text: str) -> list[str]:
    """Return what stands in back quotes within lines."""
    return re.findall(r"`([^`\n]+)`", without_blocks(text))


def paths(text: str) -> list[str]:
    """Return the paths that ``text`` names, from the project's folder; a test without its name."""
    codes = [code for code in quoted(text) if "/" in code and not set(code) & set(" <…")]
    named = [code.partition("::")[0] for code in codes if not code.startswith(NOT_TRACKED)]
    return [path for path in named if path.split("/")[0] in TOP]


def named_tests(text: str) -> list[tuple[str, str]]:
    """Return the file and the name of each test that ``text`` names, as pytest does."""
    return re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", without_blocks(text))


def modules(text: str) -> list[str]:
    """Return the modules and packages of the builder that ``text`` names by path."""
    codes = [code for code in quoted(text) if "/" in code and not set(code) & set(" <…")]
    return [code for code in codes if code.split("/")[0] in PACKAGES]


def links(name: str) -> list[tuple[Path, str]]:
    """Return the file and the heading that each link of page ``name`` within the project means."""
    found = re.findall(r"\]\(([^)\s]+)\)", without_blocks(page(name)))
    local = [link.partition("#") for link in found if "://" not in link and "…" not in link]
    own = ROOT / name
    return [((own.parent / path) if path else own, heading) for path, _, heading in local]


def headings(file: Path) -> set[str]:
    """Return the headings of a page as links name them."""
    titles = re.findall(r"^#+ (.+)$", without_blocks(file.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def made(text: str) -> set[str]:
    """Return the targets that ``text`` tells to make."""
    return set(re.findall(r"(?:`|^)make ([a-z]+)", text, flags=re.MULTILINE))


def tables(text: str, first: str) -> list[list[str]]:
    """Return the cells of the rows of the table whose head begins with ``first``."""
    _, _, below = text.partition(f"| {first} |")
    rows = below.partition("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
