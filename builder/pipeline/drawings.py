"""Pictures drawn once: kept between builds by all that they were drawn from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from builder.diagnostics import ContentError, Finding
from builder.drawing import Drawing
from builder.model import Guide, Illustration
from builder.model.theme import Theme
from builder.pipeline import shelf

CacheUse = Literal["keep", "read"]
"""Whether a build keeps the pictures it draws, or only reads those that others kept."""

SOURCES = (
    "figures",
    "units.py",
    "geometry.py",
    "drawing/shapes.py",
    "model/illustration.py",
    "pipeline/drawings.py",
    "pipeline/shelf.py",
)
"""Code that decides how a picture looks: when it changes, every picture is drawn again."""

LIBRARIES = ("shapely", "numpy", "contourpy")
"""Libraries whose versions decide it too."""


def draw_all(
    guide: Guide, theme: Theme, cache: Path | None, use: CacheUse = "keep"
) -> dict[str, Drawing]:
    """Return every picture of ``guide`` by name.

    Args:
        cache: a folder that keeps the pictures of guides, safe to delete; nothing keeps none.

    Raises:
        ContentError: the findings of all pictures that cannot be drawn.
    """
    drawings: dict[str, Drawing] = {}
    findings: list[Finding] = []
    code = _code_digest() if cache else ""
    for name in sorted(guide.illustrations):
        illustration = guide.illustrations[name]
        try:
            if cache is None:
                drawings[name] = _draw(illustration, guide, theme)
            else:
                key = _key(code, illustration, guide, theme)
                drawings[name] = _kept_or_drawn(illustration, guide, theme, cache, key, use)
        except ContentError as error:
            findings += error.findings
    if findings:
        raise ContentError(findings)
    return drawings


def _kept_or_drawn(
    illustration: Illustration, guide: Guide, theme: Theme, cache: Path, key: str, use: CacheUse
) -> Drawing:
    own = cache / guide.id
    kept = shelf.take(own, illustration.name, key)
    if kept is not None:
        return kept
    drawing = _draw(illustration, guide, theme)
    if use == "keep":
        shelf.put(own, drawing, key)
    return drawing


def _draw(illustration: Illustration, guide: Guide, theme: Theme) -> Drawing:
    if illustration.file is not None:
        at = guide.places.at("illustrations", illustration.name)
        fact = f"a picture of one's own ({illustration.file}) cannot be placed yet"
        raise ContentError([Finding(at, "picture-format", fact, "draw it from data for now")])
    from builder import figures  # loads the polygon library, which takes longer than a build

    palette = figures.Palette.of(theme.figures)
    return figures.draw(illustration, palette, guide.places)


def _key(code: str, illustration: Illustration, guide: Guide, theme: Theme) -> str:
    """Return the digest of all that decides how the picture looks."""
    said = [code, illustration.model_dump_json(), json.dumps(theme.figures, sort_keys=True)]
    return hashlib.sha256("\0".join([*said, guide.language]).encode()).hexdigest()


def _code_digest() -> str:
    root = Path(__file__).resolve().parents[1]
    digest = hashlib.sha256()
    for library in LIBRARIES:
        digest.update(f"{library} {_version(library)}\0".encode())
    for file in _sources(root):
        digest.update(file.relative_to(root).as_posix().encode() + b"\0")
        digest.update(file.read_bytes() + b"\0")
    return digest.hexdigest()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "missing"


def _sources(root: Path) -> Iterator[Path]:
    for name in SOURCES:
        path = root / name
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]
