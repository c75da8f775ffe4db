"""Pictures drawn once: kept between builds by the content they were drawn from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from builder.diagnostics import ContentError, Finding
from builder.drawing import Drawing, Label, Shape, Stroke
from builder.geometry import Path as Outline
from builder.geometry import Point
from builder.model import Guide, Illustration
from builder.model.theme import Theme

SOURCES = ("figures", "geometry.py", "drawing/shapes.py", "pipeline/drawings.py")
"""Code that decides how a picture looks: when it changes, every picture is drawn again."""


def draw_all(guide: Guide, theme: Theme, cache: Path | None) -> dict[str, Drawing]:
    """Return every picture of ``guide`` by name.

    Args:
        cache: a folder that keeps pictures between builds, safe to delete; nothing keeps none.

    Raises:
        ContentError: the findings of all pictures that cannot be drawn.
    """
    drawings: dict[str, Drawing] = {}
    findings: list[Finding] = []
    code = _code_digest() if cache else ""
    for name in sorted(guide.illustrations):
        illustration = guide.illustrations[name]
        try:
            drawings[name] = _kept_or_drawn(illustration, guide, theme, cache, code)
        except ContentError as error:
            findings += error.findings
    if findings:
        raise ContentError(findings)
    return drawings


def _kept_or_drawn(
    illustration: Illustration, guide: Guide, theme: Theme, cache: Path | None, code: str
) -> Drawing:
    if cache is None:
        return _draw(illustration, guide, theme)
    said = [code, illustration.model_dump_json(), json.dumps(theme.figures, sort_keys=True)]
    digest = hashlib.sha256("\0".join([*said, guide.language]).encode()).hexdigest()[:24]
    kept = cache / f"{illustration.name}-{digest}.json"
    try:
        return _from_plain(json.loads(kept.read_bytes()))
    except (OSError, ValueError, LookupError, TypeError):
        drawing = _draw(illustration, guide, theme)
        _keep(kept, drawing)
        return drawing


def _keep(file: Path, drawing: Drawing) -> None:
    """Keep ``drawing``; a disk that refuses costs time, never the build."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        for old in file.parent.glob(f"{drawing.name}-????????????????????????.json"):
            old.unlink()
        fresh = file.with_suffix(".new")
        fresh.write_text(json.dumps(_to_plain(drawing), separators=(",", ":")))
        fresh.replace(file)
    except OSError:
        return


def _draw(illustration: Illustration, guide: Guide, theme: Theme) -> Drawing:
    if illustration.file is not None:
        at = guide.places.at("illustrations", illustration.name)
        fact = f"a picture of one's own ({illustration.file}) cannot be placed yet"
        raise ContentError([Finding(at, "picture-format", fact, "draw it from data for now")])
    from builder import figures  # loads the polygon library, which takes longer than a build

    palette = figures.Palette.of(theme.figures)
    return figures.draw(illustration, palette, guide.places)


def _code_digest() -> str:
    root = Path(__file__).resolve().parents[1]
    digest = hashlib.sha256()
    for file in _sources(root):
        digest.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _sources(root: Path) -> Iterator[Path]:
    for name in SOURCES:
        path = root / name
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]


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
    }


def _plain_shape(shape: Shape) -> list[Any]:
    line = shape.stroke
    stroke = [line.colour, line.width, line.cap, line.join] if line else None
    path = shape.path
    return [path.ops, path.coords, shape.fill, stroke, shape.fill_opacity, shape.rule]


def _from_plain(plain: Mapping[str, Any]) -> Drawing:
    shapes = tuple(
        Shape(Outline(ops, tuple(coords)), fill, Stroke(*line) if line else None, opacity, rule)
        for ops, coords, fill, line, opacity, rule in plain["shapes"]
    )
    labels = tuple(Label(Point(x, y), *rest) for x, y, *rest in plain["labels"])
    return Drawing(**{**plain, "shapes": shapes, "labels": labels})
