"""Drawings and what was made of them, kept between builds as files with digests.

A file that was cut short, altered or swapped for another is none: it is never shown.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from builder.disk import read_file
from builder.drawing import Drawing, Label, Photograph, Raster, Shape, Stroke
from builder.geometry import Box, Point
from builder.geometry import Path as Outline
from builder.store.save import write_whole

CacheUse = Literal["keep", "read"]
"""Whether a build keeps the pictures it draws, or only reads those that others kept."""

DRAWING = ".json"
MOST_KEPT = 256_000_000
"""Bytes of a file that is kept."""
KEY_DIGITS = 24
"""Hex digits of a key in the name of a file."""


@dataclass(frozen=True, slots=True)
class Cache:
    """Where the pictures of one guide are kept, which is safe to delete."""

    folder: Path = Path()
    use: CacheUse = "keep"


NO_CACHE = Cache(use="read")
"""Keeps nothing."""


def take(folder: Path, name: str, key: str) -> Drawing | None:
    """Return the drawing ``name`` kept in ``folder`` under ``key``, if it is there whole."""
    content = take_file(folder, name, key, DRAWING)
    try:
        drawing = _from_plain(json.loads(content)) if content is not None else None
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    return drawing if drawing and drawing.name == name else None


def put(folder: Path, drawing: Drawing, key: str) -> None:
    """Keep ``drawing`` under ``key`` in place of its older states."""
    content = json.dumps(_to_plain(drawing), separators=(",", ":")).encode()
    put_file(folder, drawing.name, key, content, DRAWING)


def kept(cache: Cache, name: str, key: str, suffix: str, make: Callable[[], bytes]) -> bytes:
    """Return what ``cache`` keeps as ``name`` under ``key``; what is made anew may be kept."""
    content = take_file(cache.folder, name, key, suffix)
    if content is None:
        content = make()
        if cache.use == "keep":
            put_file(cache.folder, name, key, content, suffix)
    return content


def take_file(folder: Path, name: str, key: str, suffix: str) -> bytes | None:
    """Return what is kept in ``folder`` as ``name`` under ``key``, if it is there whole."""
    try:
        seal, _, content = read_file(_file(folder, name, key, suffix), MOST_KEPT).partition(b"\n")
    except (OSError, ValueError):
        return None
    return content if seal == _seal(key, content) else None


def put_file(folder: Path, name: str, key: str, content: bytes, suffix: str) -> None:
    """Keep ``content`` as ``name`` under ``key`` in place of its older states.

    A disk that refuses costs time, never the build.
    """
    file = _file(folder, name, key, suffix)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(file, _seal(key, content) + b"\n" + content)
        for old in folder.iterdir():
            if old != file and _named_in(old.name, suffix) == name:
                old.unlink(missing_ok=True)
    except OSError:
        return


def _file(folder: Path, name: str, key: str, suffix: str) -> Path:
    return folder / f"{name}-{key[:KEY_DIGITS]}{suffix}"


def _named_in(file_name: str, suffix: str) -> str:
    """Return the name of what a file of this name keeps, or nothing."""
    name, _, key = file_name.removesuffix(suffix).rpartition("-")
    return name if file_name.endswith(suffix) and len(key) == KEY_DIGITS else ""


def _seal(key: str, content: bytes) -> bytes:
    return hashlib.sha256(key.encode() + b"\0" + content).hexdigest().encode()


def _to_plain(drawing: Drawing) -> dict[str, Any]:
    return {
        "name": drawing.name,
        "width": drawing.width,
        "height": drawing.height,
        "title": drawing.title,
        "alt": drawing.alt,
        "description": drawing.description,
        "labels": [[*label.at, label.text, label.side, label.tone] for label in drawing.labels],
        "shapes": [_plain_shape(shape) for shape in drawing.shapes],
        "photograph": drawing.photograph and _plain_photograph(drawing.photograph),
    }


def _plain_photograph(photograph: Photograph) -> list[Any]:
    raster = photograph.raster
    content = base64.b64encode(raster.content).decode()
    kind = [raster.width, raster.height, raster.channels, raster.media_type]
    return [photograph.box, kind, content]


def _plain_shape(shape: Shape) -> list[Any]:
    line = shape.stroke
    stroke = [line.colour, line.width, line.cap, line.join] if line else None
    path = shape.path
    look = [shape.fill, stroke, shape.fill_opacity, shape.rule, shape.teaches]
    return [path.ops, path.coords, *look]


def _from_plain(plain: Mapping[str, Any]) -> Drawing:
    shapes = tuple(
        Shape(Outline(ops, tuple(coords)), fill, Stroke(*line) if line else None, *look)
        for ops, coords, fill, line, *look in plain["shapes"]
    )
    labels = tuple(Label(Point(x, y), *rest) for x, y, *rest in plain["labels"])
    kept = plain["photograph"]
    photograph = kept and _photograph(*kept)
    return Drawing(**{**plain, "shapes": shapes, "labels": labels, "photograph": photograph})


def _photograph(box: list[float], kind: list[Any], content: str) -> Photograph:
    width, height, channels, media_type = kind
    raster = Raster(width, height, channels, media_type, base64.b64decode(content))
    return Photograph(raster, Box(*box))
