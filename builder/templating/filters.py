"""The filters and tests that templates may use: those that always give the same text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any

from jinja2 import Environment, pass_context, pass_environment, pass_eval_context
from jinja2.filters import FILTERS, make_attrgetter
from jinja2.nodes import EvalContext
from jinja2.runtime import Context
from jinja2.tests import TESTS
from markupsafe import Markup as Safe
from markupsafe import escape

from builder.model.text import Text
from builder.templating.effort import MOST_DIGITS, Effort, number

Filter = Callable[..., Any]

OF_TEXT = (
    "capitalize", "e", "escape", "float", "int", "lower", "safe", "string",
    "striptags", "title", "trim", "truncate", "upper", "urlencode", "wordcount",
)  # fmt: skip
OF_ITEMS = (
    "count", "dictsort", "first", "groupby", "items", "last", "length", "list", "map", "max",
    "min", "reject", "rejectattr", "reverse", "select", "selectattr", "sort", "unique",
)  # fmt: skip
OF_ANYTHING = ("abs", "d", "default")
TESTED = (
    "!=", "<", "<=", "==", ">", ">=", "boolean", "defined", "divisibleby", "eq", "equalto",
    "even", "false", "float", "ge", "greaterthan", "gt", "in", "integer", "iterable", "le",
    "lessthan", "lower", "lt", "mapping", "ne", "none", "number", "odd", "sequence", "string",
    "true", "undefined", "upper",
)  # fmt: skip

LOOPED = "items of a loop"
WHOLE = "all that it holds"
"""Filters that the sandbox puts in; no template can write their names."""


def filters(effort: Effort) -> dict[str, Filter]:
    """Return every filter by name; what they do counts toward ``effort``."""
    return {
        **_behind(effort.text, OF_TEXT),
        **_behind(effort.items, OF_ITEMS),
        **{name: FILTERS[name] for name in OF_ANYTHING},
        "join": _join(effort),
        "replace": _replace(effort),
        "round": _round,
        "spans": spans,
        "sum": _sum(effort),
        LOOPED: _put_in(effort.items),
        WHOLE: _put_in(effort.whole),
    }


def tests() -> dict[str, Any]:
    """Return every test by name."""
    return {name: TESTS[name] for name in TESTED}


def _behind(guard: Filter, names: Iterable[str]) -> dict[str, Filter]:
    return {name: _guarded(guard, FILTERS[name]) for name in names}


def _guarded(guard: Filter, filtering: Filter) -> Filter:
    at = 1 if hasattr(filtering, "jinja_pass_arg") else 0

    @wraps(filtering)
    def guarded(*arguments: Any, **named: Any) -> Any:
        value = guard(arguments[at])
        made = filtering(*arguments[:at], value, *arguments[at + 1 :], **named)
        return list(made) if isinstance(made, Iterator) else made

    return guarded


def _put_in(guard: Filter) -> Filter:
    """Return ``guard`` as a filter that is asked in each turn, never once while compiling."""

    @pass_context
    def counted(_context: Context, value: Any) -> Any:
        return guard(value)

    return counted


def _join(effort: Effort) -> Filter:
    @pass_eval_context
    def join(context: EvalContext, value: Any, d: str = "", attribute: Any = None) -> Any:
        items = effort.items(value)
        if attribute is not None:
            items = map(make_attrgetter(context.environment, attribute), items)
        texts = [effort.text(item) for item in items]
        effort.write(len(texts) * len(str(effort.text(d))))
        return FILTERS["join"](context, texts, d)

    return join


def _replace(effort: Effort) -> Filter:
    @pass_eval_context
    def replace(context: EvalContext, s: Any, old: str, new: str, count: int = -1) -> Any:
        before, sought, after = (str(effort.text(text)) for text in (s, old, new))
        effort.write(before.count(sought) * len(after))
        return FILTERS["replace"](context, s, old, new, count)

    return replace


def _sum(effort: Effort) -> Filter:
    @pass_environment
    def total(asked: Environment, value: Any, attribute: Any = None, start: float = 0) -> Any:
        return FILTERS["sum"](asked, effort.items(value), attribute, number(start))

    return total


def _round(value: Any, precision: int = 0, method: str = "common") -> Any:
    if abs(precision) > MOST_DIGITS:
        raise ValueError(f"numbers are rounded to {MOST_DIGITS} digits at most")
    return FILTERS["round"](number(value), precision, method)


def spans(text: Text | str | None) -> Safe:
    """Return ``text`` as inline markup; a template's own string may have marks."""
    marked = Text.parse(text) if isinstance(text, str) else text
    return escape(marked) if marked else Safe("")
