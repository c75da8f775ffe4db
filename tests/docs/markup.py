"""The markup that templates may write, as its blocks declare it, for people."""

from __future__ import annotations

import inspect
import math
from collections.abc import Iterator
from dataclasses import is_dataclass
from types import ModuleType

from builder.layout.markup import MARKED, PLAIN, TagField, TagForm, form_of

TEXTS = {MARKED: "text with marks", PLAIN: "text without marks"}
Row = tuple[str, str, str, str]


def blocks(module: ModuleType) -> Iterator[Row]:
    """Yield tag, attributes, content and meaning of each block that ``module`` declares."""
    for kind in vars(module).values():
        if isinstance(kind, type) and is_dataclass(kind) and kind.__module__ == module.__name__:
            form, (about, *_) = form_of(kind), str(inspect.getdoc(kind)).split("\n\n")
            meaning = " ".join(about.split()).replace("``", "`")
            yield f"`<{form.tag}>`", _attributes(form), _content(form), meaning


def _attributes(form: TagForm) -> str:
    named = ((name, part) for name, part in form.parts.items() if part.attribute)
    return ", ".join(f"`{name}`{_values(part)}" for name, part in named)


def _values(part: TagField) -> str:
    """Return the words of a closed set; its values are looked up in a mapping."""
    words = getattr(part.attribute, "__self__", None)
    return f" ({', '.join(map(str, words))})" if isinstance(words, dict) else ""


def _content(form: TagForm) -> str:
    inner = (f"{_count(part)} {_tags(part)}" for part in form.parts.values() if part.inner)
    return "; ".join((*filter(None, [TEXTS.get(form.text)]), *inner))


def _count(part: TagField) -> str:
    if math.isinf(part.most):
        return "any number of"
    return f"{part.least}" if part.least else "at most 1"


def _tags(part: TagField) -> str:
    """Return tags that may stand in place of one another, those of mere text with its kind."""
    return ", ".join(
        f"`<{form.tag}>`" + (f" ({TEXTS[form.text]})" if set(form.parts) == {""} else "")
        for form in part.inner.values()
    )
