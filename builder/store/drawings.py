"""Pictures drawn once: kept between builds by all that they were drawn from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from builder import figures
from builder.diagnostics import ContentError, Finding
from builder.drawing import Drawing
from builder.model import Guide, Illustration
from builder.model.ink import ink_of
from builder.model.theme import Theme
from builder.reading import read_picture
from builder.store.cache import Cache, put, take

SOURCES = (
    "figures",
    "units.py",
    "geometry.py",
    "drawing/shapes.py",
    "model/contrast.py",
    "model/illustration.py",
    "model/ink.py",
    "store/cache.py",
    "store/drawings.py",
)
"""Code and tables that decide how a picture looks: when they change, every one is drawn again."""

LIBRARIES = ("shapely", "numpy", "contourpy", "skia-pathops", "tinycss2", "pillow")
"""Libraries whose versions decide it too."""


def draw_all(
    guide: Guide, theme: Theme, cache: Cache | None, *, folder: Path | None = None
) -> dict[str, Drawing]:
    """Return every picture of ``guide`` by name.

    Args:
        cache: nothing keeps none.
        folder: the guide's, where the author's own pictures are.

    Raises:
        ContentError: the findings of all pictures that cannot be drawn.
        MachineError: a picture of the author's own cannot be read.
    """
    drawings: dict[str, Drawing] = {}
    findings: list[Finding] = []
    code = _code_digest()
    for name in sorted(guide.illustrations):
        illustration = guide.illustrations[name]
        try:
            own = read_picture(folder, illustration) if folder and illustration.file else b""
            key = _key(code, illustration, guide, theme, own)
            kept = take(cache.folder, name, key) if cache else None
            drawings[name] = kept or _draw(illustration, guide, theme, own)
            if kept is None and cache and cache.use == "keep":
                put(cache.folder, drawings[name], key)
        except ContentError as error:
            findings += error.findings
    if findings:
        raise ContentError(findings)
    return drawings


def _draw(illustration: Illustration, guide: Guide, theme: Theme, own: bytes) -> Drawing:
    if illustration.file is not None:
        from builder.figures.own.inked import own_in_ink
        from builder.figures.own.picture import own_picture

        drawn = own_picture(own, illustration, guide.places)
        return own_in_ink(drawn, ink_of(theme))
    palette = figures.Palette.of(theme.figures)
    return figures.draw(illustration, palette, guide.places, guide.language)


def _key(code: str, illustration: Illustration, guide: Guide, theme: Theme, own: bytes) -> str:
    """Return the digest of all that decides how the picture looks."""
    parts = [code, illustration.model_dump_json(), json.dumps(theme.figures, sort_keys=True)]
    parts += [guide.language, hashlib.sha256(own).hexdigest()]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


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
        files = (each for kind in ("*.py", "*.toml") for each in path.rglob(kind))
        yield from sorted(files) if path.is_dir() else [path]
