"""Illustrations for tests: read from a file with the place of every value."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from builder.diagnostics import InFile, Places
from builder.model import Illustration

CONTENT = Path(__file__).parents[2] / "content" / "back-leg-massage" / "illustrations"


def read(file: Path) -> tuple[Illustration, Places]:
    text = file.read_text(encoding="utf-8")
    name = file.stem
    places: dict[tuple[str | int, ...], InFile] = {}
    _walk(yaml.compose(text), ("illustrations", name), file.name, places)
    return Illustration(name=name, **_tuples(yaml.safe_load(text))), Places(places)


def illustration(**values: Any) -> Illustration:
    base = {
        "name": "leg", "alt": "A leg.", "figure": "posterior-leg", "side": "right",
        "drape": "left", "frame": {"from": 70, "to": 560},
    }  # fmt: skip
    return Illustration(**{**base, **_tuples(values)})


def _walk(node: Any, path: tuple[str | int, ...], file: str, places: dict[Any, InFile]) -> None:
    places[path] = InFile(file, node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            _walk(value, (*path, key.value), file, places)
            places[(*path, key.value)] = InFile(file, key.start_mark.line + 1)
    elif isinstance(node, yaml.SequenceNode):
        for i, value in enumerate(node.value):
            _walk(value, (*path, i), file, places)


def _tuples(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return tuple(_tuples(each) for each in value)
    return {k: _tuples(v) for k, v in value.items()} if isinstance(value, dict) else value


def words_of(folder: Path, tag: str) -> dict[str, str]:
    """Return all phrases of a figure's words by the keys that lead to them, in one form."""
    text = (folder / "words" / f"{tag}.toml").read_text(encoding="utf-8")
    return dict(_phrases("", tomllib.loads(text)))


def _phrases(at: str, value: Any) -> Iterator[tuple[str, str]]:
    match value:
        case str():
            yield at, value
        case {"plain": str(word)}:
            yield at, word
        case dict():
            for key, each in value.items():
                yield from _phrases(f"{at}/{key}", each)
        case list():
            for place, each in enumerate(value):
                yield from _phrases(f"{at}/{place}", each)
