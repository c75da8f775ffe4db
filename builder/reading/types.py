"""A value of another kind than its place asks for: what to write instead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from builder.model.base import Value
from builder.reading.draft import Entry
from builder.reading.expected import expected_at, item_at, may_be_text
from builder.reading.keys import badly_set, example
from builder.reading.slips.line import LONGEST_LINE, QUOTES, as_item, quoted
from builder.reading.syntax import Path

TRUTHS = {"yes": "true", "on": "true", "y": "true", "true": "true"} | dict.fromkeys(
    ("no", "off", "n", "false"), "false"
)
NOTHING = frozenset({"none", "no", "nothing", "nobody", "-", "n/a", "0"})
IN_MINUTES = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:m|mins?|minuten?|minutes?|')?\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Misfit:
    """A value that is not of the kind that its place asks for."""

    model: type[Value]
    entry: Entry
    path: Path
    value: Any

    @property
    def wanted(self) -> str:
        return expected_at(self.model, self.path)

    @property
    def typed(self) -> str:
        """The value as it was typed, in one line."""
        return " ".join(self.entry.typed(self.path).split())


def type_hint(misfit: Misfit) -> str:
    """Return what to write instead of ``misfit``, or nothing."""
    wanted = misfit.wanted
    if wanted == "text" or may_be_text(misfit.model, misfit.path):
        return _for_text(misfit)
    if wanted == "true or false":
        truth = TRUTHS.get(str(misfit.value).lower())
        return f"write {truth}, without quotes" if truth else "write true or false, without quotes"
    if wanted in ("a number", "a whole number"):
        return _for_number(misfit)
    if wanted.endswith("a list"):
        return _for_list(misfit)
    return _for_keys(misfit)


def _for_text(misfit: Misfit) -> str:
    key = misfit.path[-1] if misfit.path else ""
    if key == "date":
        return "write year, month and day: 2026-11-22"
    match misfit.value:
        case dict(keys) if any(map(badly_set, keys)):
            return next(filter(None, map(badly_set, keys)))
        case dict(keys) if len(keys) == 1 or "\n" not in misfit.entry.typed(misfit.path).strip():
            return f"a colon and a space make a key: {QUOTES}: {quoted(misfit.typed)}"
        case dict():
            return "a colon and a space make a key: write one text here"
        case tuple(items) if misfit.typed.startswith("["):
            return f"put it in quotes: {quoted(misfit.typed)}"
        case tuple(items):
            return f"write one text, without dashes: {quoted(' '.join(map(str, items)))}"
        case _:
            return f"put it in quotes: {quoted(misfit.typed)}"


def _for_number(misfit: Misfit) -> str:
    number = IN_MINUTES.fullmatch(str(misfit.value).strip())
    if number:
        return f"write digits only: {number[1].replace(',', '.')}"
    if isinstance(misfit.value, float):
        return "write a whole number"
    return "write digits only, such as 4, without quotes or unit"


def _for_list(misfit: Misfit) -> str:
    """Return how one value, or lines that are no items, become a list."""
    match misfit.value:
        case dict():
            whole = misfit.typed
            return f"write it as a list: [{whole}]" if whole[0] == "{" else "start each with '- '"
        case str(text) if "\n" in misfit.entry.typed(misfit.path).strip():
            first = misfit.entry.typed(misfit.path).splitlines()[0]
            return f"start each line with '- ', such as {as_item(first)[:LONGEST_LINE]}"
        case str(text) if text.lower() in NOTHING:
            return "write [] if there is none"
        case str(text) | int(text) | float(text):
            return f"write it as a list: [{_item(misfit, text)}]"
        case _:
            return ""


def _item(misfit: Misfit, value: str | float) -> str:
    text = str(value)
    below = item_at(misfit.model, misfit.path)
    if below is None or may_be_text(misfit.model, (*misfit.path, 0)):
        listed = re.fullmatch(r"[\w-]+(?:, *[\w-]+)*", text)
        return text if listed and isinstance(value, str) else quoted(text)
    return _with_keys(below, text)


def _with_keys(model: type[Value], text: str) -> str:
    """Return a mapping that says ``text`` under the first key that must be there."""
    needed = [key for key, field in model.model_fields.items() if field.is_required()]
    first = next((key for key in ("name", "title", "text") if key in needed), needed[0])
    others = (key for key in needed if key != first)
    rest = "".join(f", {example(key) or f'{key}: …'}" for key in others)
    plain = re.fullmatch(r"[\w .-]+", text)
    return f"{{{first}: {text if plain else quoted(text)}{rest}}}"


def _for_keys(misfit: Misfit) -> str:
    """Return how something else becomes a mapping."""
    path, shown = misfit.path, example(str(misfit.path[-1])) if misfit.path else ""
    match misfit.value:
        case str(text) if path and isinstance(path[-1], int):
            below = item_at(misfit.model, path[:-1])
            return f"write it with its keys: {_with_keys(below, text)}" if below else ""
        case tuple(items) if items and all(
            isinstance(item, dict) and len(item) == 1 for item in items
        ):
            (key, _), *_ = items[0].items()
            return f"take out the dashes: {key}: …"
        case tuple() if shown:
            return f"write keys without dashes, such as {shown}"
        case _:
            return f"write its keys, such as {shown}" if shown else "write each as 'key: value'"
