"""The filters and tests that templates may use: those that always give the same text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any

from jinja2 import Environment, Undefined, pass_context, pass_eval_context
from jinja2.filters import FILTERS, make_attrgetter
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, markup_join, str_join
from jinja2.tests import TESTS
from markupsafe import Markup as Safe
from markupsafe import escape

from builder.model.text import Span, Text
from builder.templating.effort import Effort

Filter = Callable[..., Any]

OF_TEXT = (
    "capitalize", "e", "escape", "float", "int", "lower", "safe", "string",
    "striptags", "title", "trim", "truncate", "upper", "urlencode", "wordcount",
)  # fmt: skip
OF_ITEMS = (
    "count", "dictsort", "first", "groupby", "items", "last", "length", "list", "map", "max",
    "min", "reject", "rejectattr", "reverse", "select", "selectattr", "sort", "sum", "unique",
)  # fmt: skip
OF_ANYTHING = ("abs", "d", "default")
TESTED = (
    "!=", "<", "<=", "==", ">", ">=", "boolean", "defined", "divisibleby", "eq", "equalto",
    "even", "false", "float", "ge", "greaterthan", "gt", "in", "integer", "iterable", "le",
    "lessthan", "lower", "lt", "mapping", "ne", "none", "number", "odd", "sequence", "string",
    "true", "undefined", "upper",
)  # fmt: skip

LOOPED = "items of a loop"
JOINED = "texts joined"
"""Filters that the sandbox puts in; no template can write their names."""

MOST_DIGITS = 15
"""As many as a float holds; no page needs more, and a few multiplications would hang a build."""

_PLAIN = (str, int, float, Text, type(None), Undefined)


def filters(effort: Effort) -> dict[str, Filter]:
    """Return every filter by name; what they do counts toward ``effort``."""
    of_text = _guarded(OF_TEXT, lambda value: counted_text(value, effort))
    of_items = _guarded(OF_ITEMS, lambda value: counted_items(value, effort))
    of_anything: dict[str, Any] = {name: FILTERS[name] for name in OF_ANYTHING}
    own = {"spans": spans, "join": _join(effort), "replace": _replace(effort)}
    numbers = {"round": _round, "sum": _sum(of_items["sum"])}
    hidden = {LOOPED: _looped(effort), JOINED: _joined(effort)}
    return {**of_text, **of_items, **of_anything, **own, **numbers, **hidden}


def tests() -> dict[str, Any]:
    """Return every test by name."""
    return {name: TESTS[name] for name in TESTED}


def counted_text(value: Any, effort: Effort) -> Any:
    """Return ``value``, which is text or what has one plain way to be written.

    Raises:
        TypeError: it is a list, a card or the like, which would be written in Python's words.
        RunawayError: there is too much of it.
    """
    if isinstance(value, str):
        effort.write(len(value))
    elif not isinstance(value, _PLAIN):
        raise TypeError(f"a {type(value).__name__} is no text: write one of the things it holds")
    return value


def counted_items(value: Any, effort: Effort) -> Any:
    """Return ``value``, which has items in an order of their own.

    Raises:
        TypeError: it has none, such as a card, or an order that changes, such as a set.
        RunawayError: there are too many.
    """
    if isinstance(value, (list, tuple)):
        effort.step(len(value))
        return value
    if isinstance(value, Undefined):
        return value
    if isinstance(value, (set, frozenset)) or not hasattr(type(value), "__len__"):
        raise TypeError(f"a {type(value).__name__} has no items in a row")
    effort.step(len(value))
    return value


def _guarded(names: Iterable[str], guard: Callable[[Any], Any]) -> dict[str, Filter]:
    return {name: _behind(guard, FILTERS[name]) for name in names}


def _behind(guard: Callable[[Any], Any], filtering: Filter) -> Filter:
    at = 1 if hasattr(filtering, "jinja_pass_arg") else 0

    @wraps(filtering)
    def guarded(*given: Any, **named: Any) -> Any:
        made = filtering(*given[:at], guard(given[at]), *given[at + 1 :], **named)
        return list(made) if isinstance(made, Iterator) else made

    return guarded


def _join(effort: Effort) -> Filter:
    @pass_eval_context
    def join(context: EvalContext, value: Any, d: str = "", attribute: Any = None) -> Any:
        items = counted_items(value, effort)
        if attribute is not None:
            items = map(make_attrgetter(context.environment, attribute), items)
        texts = [counted_text(item, effort) for item in items]
        effort.write(len(texts) * len(str(counted_text(d, effort))))
        return FILTERS["join"](context, texts, d)

    return join


def _replace(effort: Effort) -> Filter:
    @pass_eval_context
    def replace(context: EvalContext, s: Any, old: str, new: str, count: int = -1) -> Any:
        before, sought, after = (str(counted_text(text, effort)) for text in (s, old, new))
        effort.write(before.count(sought) * len(after))
        return FILTERS["replace"](context, s, old, new, count)

    return replace


def _sum(summed: Filter) -> Filter:
    @wraps(summed)
    def sum_of_numbers(
        environment: Environment, value: Any, attribute: Any = None, start: float = 0
    ) -> Any:
        return summed(environment, value, attribute, number(start))

    return sum_of_numbers


def _round(value: Any, precision: int = 0, method: str = "common") -> Any:
    if abs(precision) > MOST_DIGITS:
        raise ValueError(f"numbers are rounded to {MOST_DIGITS} digits at most")
    return FILTERS["round"](number(value), precision, method)


def number(value: Any) -> Any:
    """Return ``value``, which is a number of MOST_DIGITS digits at most.

    Raises:
        TypeError: it is no number.
        OverflowError: it is greater.
    """
    if not isinstance(value, (int, float, Undefined)):
        raise TypeError(f"a {type(value).__name__} is no number")
    if not isinstance(value, Undefined) and abs(value) >= 10**MOST_DIGITS:
        raise OverflowError(f"the number has more than {MOST_DIGITS} digits")
    return value


def _looped(effort: Effort) -> Filter:
    @pass_context
    def looped(_context: Context, value: Any) -> Any:
        return counted_items(value, effort)

    return looped


def _joined(effort: Effort) -> Filter:
    @pass_eval_context
    def joined(context: EvalContext, items: Iterable[Any]) -> str:
        counted = [counted_text(item, effort) for item in items]
        return markup_join(counted) if context.autoescape else str_join(counted)

    return joined


def spans(text: Text | str | None) -> Safe:
    """Return marked text as inline markup: em, strong, a and term."""
    if text is None:
        return Safe("")
    if isinstance(text, str):
        text = Text.parse(text)
    return Safe("").join(_span(span) for span in text.spans)


def _span(span: Span) -> Safe:
    if span.href:
        return Safe('<a href="{}">{}</a>').format(span.href, span.text)
    if span.term:
        return Safe('<term name="{}">{}</term>').format(span.term, span.text)
    if span.style == "strong":
        return Safe("<strong>{}</strong>").format(span.text)
    if span.style == "emphasis":
        return Safe("<em>{}</em>").format(span.text)
    return escape(span.text)
