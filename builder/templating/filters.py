"""The filters and tests that templates may use: those that always give the same text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
    "capitalize", "e", "escape", "float", "int", "lower", "replace", "safe",
    "string", "title", "trim", "truncate", "upper", "urlencode", "wordcount",
)  # fmt: skip
OF_ITEMS = (
    "count", "dictsort", "first", "groupby", "items", "join", "last", "length", "list", "map",
    "max", "min", "reject", "rejectattr", "reverse", "select", "selectattr", "sort", "sum",
    "unique",
)  # fmt: skip
OF_ANYTHING = ("abs", "d", "default", "round", "spans")
TESTED = (
    "!=", "<", "<=", "==", ">", ">=", "boolean", "defined", "divisibleby", "eq", "equalto",
    "even", "false", "float", "ge", "greaterthan", "gt", "in", "integer", "iterable", "le",
    "lessthan", "lower", "lt", "mapping", "ne", "none", "number", "odd", "sequence", "string",
    "true", "undefined", "upper",
)  # fmt: skip

LOOPED = "items of a loop"
WHOLE = "all that it holds"
BEGUN = "a stretch begins"
"""Filters that the sandbox puts in; no template can write their names."""


def filters(effort: Effort) -> dict[str, Filter]:
    """Return every filter by name; what they do counts toward ``effort``."""
    known: dict[str, Any] = {
        **FILTERS,
        "join": _join(effort),
        "round": _round,
        "spans": spans,
        "sum": _sum,
    }
    guards: dict[str, Filter] = {
        **dict.fromkeys(OF_TEXT, effort.text),
        **dict.fromkeys(OF_ITEMS, effort.items),
        **dict.fromkeys(OF_ANYTHING, effort.whole),
    }
    return {
        **{name: _counted(effort, guard, known[name]) for name, guard in guards.items()},
        LOOPED: _put_in(effort.items),
        WHOLE: _put_in(effort.whole),
        BEGUN: _put_in(effort.step),
    }


def tests(effort: Effort) -> dict[str, Filter]:
    """Return every test by name; what they compare counts toward ``effort``."""
    known: dict[str, Any] = TESTS
    whole = effort.whole
    return {name: _counted(effort, whole, known[name], whole) for name in TESTED}


def _counted(effort: Effort, guard: Filter, asked: Filter, beside: Filter | None = None) -> Filter:
    """Return ``asked`` with its first value guarded, its others and its result counted."""
    at, beside = 1 if hasattr(asked, "jinja_pass_arg") else 0, beside or effort.beside

    @wraps(asked)
    def counted(*arguments: Any, **named: Any) -> Any:
        value, others = guard(arguments[at]), map(beside, arguments[at + 1 :])
        named = {name: beside(each) for name, each in named.items()}
        made = asked(*arguments[:at], value, *others, **named)
        return effort.whole(list(made) if isinstance(made, Iterator) else made)

    return counted


def _put_in(guard: Filter) -> Filter:
    """Return ``guard`` as a filter that is asked in each turn, never once while compiling."""

    @pass_context
    def counted(_context: Context, value: Any) -> Any:
        return guard(value)

    return counted


def _join(effort: Effort) -> Filter:
    @pass_eval_context
    def join(context: EvalContext, value: Any, d: str = "", attribute: Any = None) -> Any:
        if attribute is not None:
            value = map(make_attrgetter(context.environment, attribute), value)
        texts = [effort.text(item) for item in value]
        effort.write(len(texts) * len(str(effort.text(d))))
        return FILTERS["join"](context, texts, d)

    return join


@pass_environment
def _sum(asked: Environment, value: Any, attribute: Any = None, start: float = 0) -> Any:
    return FILTERS["sum"](asked, value, attribute, number(start))


def _round(value: Any, precision: int = 0, method: str = "common") -> Any:
    if abs(precision) > MOST_DIGITS:
        raise ValueError(f"numbers are rounded to {MOST_DIGITS} digits at most")
    return FILTERS["round"](number(value), precision, method)


def spans(text: Text | str | None) -> Safe:
    """Return ``text`` as inline markup; a template's own string may have marks."""
    marked = Text.parse(text) if isinstance(text, str) else text
    return escape(marked) if marked else Safe("")
