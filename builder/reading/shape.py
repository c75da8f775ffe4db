"""An entry as written to a value of the model, or to findings in our own words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from builder.diagnostics import Finding, nearest
from builder.model.base import Value
from builder.reading.blanks import no_value
from builder.reading.draft import Entry, described, named, shortened
from builder.reading.expected import expected_at, keys_at, may_be_text, words_at
from builder.reading.keys import example, meant
from builder.reading.syntax import Path
from builder.reading.types import Misfit, type_hint

V = TypeVar("V", bound=Value)


def shaped(
    model: type[V],
    entry: Entry,
    filled_in: Mapping[str, Any],
    context: Mapping[str, Any] | None = None,
) -> V | list[Finding]:
    """Return ``entry`` as a ``model``, or what is wrong with it.

    Args:
        filled_in: the fields that no key may set.
        context: what the checks of the model ask for, such as the language.
    """
    stolen = sorted(filled_in.keys() & entry.written.keys())
    findings = [_unknown_key(_Fault(model, entry, (key,))) for key in stolen]
    try:
        value = model.model_validate({**entry.written, **filled_in}, context=context)
    except ValidationError as error:
        findings += _findings(model, entry, error.errors(include_url=False))
        return findings
    return findings or value


@dataclass(frozen=True, slots=True)
class _Fault:
    """One place of an entry that the model refuses, with the limits of the broken rule."""

    model: type[Value]
    entry: Entry
    path: Path
    limits: Mapping[str, Any] = field(default_factory=dict)

    @property
    def found(self) -> Any:
        value: Any = self.entry.written
        for key in self.path:
            value = value[key]
        return value

    @property
    def wanted(self) -> str:
        return expected_at(self.model, self.path)

    def finding(self, code: str, message: str, hint: str = "") -> Finding:
        return self.entry.finding(self.path, code, message, hint)


def _findings(model: type[Value], entry: Entry, errors: list[ErrorDetails]) -> Iterator[Finding]:
    """Yield one finding for each place that is wrong, however many rules it breaks."""
    placed: dict[Path, ErrorDetails] = {}
    for error in errors:
        path = _real_path(error, entry.written)
        text = _text_around(model, entry, path)
        if text:
            error = {**error, "type": "text"}
        placed.setdefault(text or path, error)
    around = {path[:length] for path in placed for length in range(len(path))}
    for path, error in placed.items():
        if path not in around:
            finding_for = FINDING_FOR.get(error["type"], _wrong_type)
            yield finding_for(_Fault(model, entry, path, error.get("ctx", {})))


def _text_around(model: type[Value], entry: Entry, path: Path) -> Path:
    """Return the path of the text with a colon that ``path`` lies in: no key of it is known."""
    written: Any = entry.written
    for end, key in enumerate(path[:-1], 1):
        written, at = written[key], path[:end]
        if isinstance(written, dict) and may_be_text(model, at):
            return () if any(known in written for known in keys_at(model, at)) else at
    return ()


def _real_path(error: ErrorDetails, written: Any) -> Path:
    """Return the keys of a pydantic location that the author wrote, without its union tags."""
    path: list[str | int] = []
    missing = error["loc"][-1] if error["type"] == "missing" else None
    for key in error["loc"]:
        if isinstance(written, tuple) and isinstance(key, int):
            written = written[key]
        elif isinstance(written, dict) and (key in written or key == missing):
            written = written.get(key)
        else:
            continue
        path.append(key)
    return tuple(path)


def _missing(fault: _Fault) -> Finding:
    key = str(fault.path[-1])
    message = f"the key {key!r} is missing"
    shown = example(key)
    hint = f"add it, such as {shown}" if shown else f"add '{key}: …' with {fault.wanted}"
    return fault.entry.finding(fault.path[:-1], "missing-key", message, hint)


def _unknown_key(fault: _Fault) -> Finding:
    key = str(fault.path[-1])
    hint = meant(key, fault.model, fault.path[:-1])
    return fault.finding("unknown-key", f"unknown key {key!r}", hint)


def _wrong_type(fault: _Fault) -> Finding:
    if fault.found is None:
        return no_value(fault.entry, fault.path)
    message = f"{named(fault.path)} must be {fault.wanted}, found {described(fault.found)}"
    hint = type_hint(Misfit(fault.model, fault.entry, fault.path, fault.found))
    return fault.finding("wrong-type", message, hint)


def _bad_word(fault: _Fault) -> Finding:
    if not isinstance(fault.found, str):
        return _wrong_type(fault)
    message = f"{named(fault.path)} is {shortened(fault.found)}, must be {fault.wanted}"
    return fault.finding(
        "bad-value", message, nearest(fault.found, words_at(fault.model, fault.path))
    )


def _too_long(fault: _Fault) -> Finding:
    limit = fault.limits["max_length"]
    length = fault.limits.get("length", len(fault.found))
    message = f"{named(fault.path)} has {length} characters, the limit is {limit}"
    return fault.finding("too-long", message, f"take out {length - limit}")


def _too_short(fault: _Fault) -> Finding:
    return no_value(fault.entry, fault.path)


def _out_of_range(fault: _Fault) -> Finding:
    wanted = " and ".join(f"{BOUNDS[key]} {limit:g}" for key, limit in fault.limits.items())
    return fault.finding("bad-value", f"{named(fault.path)} is {fault.found}, must be {wanted}")


def _too_many_digits(fault: _Fault) -> Finding:
    digits, rounded = fault.limits["digits"], fault.limits["rounded"]
    message = (
        f"{named(fault.path)} is {fault.found}, at most {digits} digits after the point are told"
    )
    return fault.finding("bad-value", message, f"write {rounded}")


def _bad_form(fault: _Fault) -> Finding:
    form = FORMS.get(fault.limits["pattern"], fault.limits["pattern"])
    message = f"{named(fault.path)} is {shortened(fault.found)}, must be {form}"
    return fault.finding("bad-value", message)


def _blanks(fault: _Fault) -> Finding:
    """Return what is wrong with the places of a text where names and numbers are filled in."""
    wrong, lacks, known = (", ".join(fault.limits[key]) for key in ("wrong", "lacks", "known"))
    faults = [f"lacks {lacks}" if lacks else "", f"has no use for {wrong}" if wrong else ""]
    message = f"{named(fault.path)} {' and '.join(filter(None, faults))}"
    hint = f"the blanks of this text are {known}" if known else "this text has no blanks"
    return fault.finding("words-blank", message, hint)


def _plural(fault: _Fault) -> Finding:
    """Return what is wrong with the forms of a plural."""
    lacks, unused, wanted = (", ".join(fault.limits[key]) for key in ("lacks", "unused", "wanted"))
    faults = [f"lacks the form {lacks}" if lacks else "", f"never uses {unused}" if unused else ""]
    message = f"{named(fault.path)} {' and '.join(filter(None, faults))}"
    hint = f"in {fault.limits['language']!r} numbers ask for {wanted}"
    return fault.finding("words-plural", message, hint)


def _at_odds(fault: _Fault) -> Finding:
    """Return what a model says of values that are at odds with each other."""
    return fault.finding("bad-value", str(fault.limits["error"]))


FORMS = {r"^#[0-9a-f]{6}$": "a colour such as #1d2528"}
BOUNDS = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}
FINDING_FOR: Mapping[str, Callable[[_Fault], Finding]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "literal_error": _bad_word,
    "string_too_long": _too_long,
    "text_too_long": _too_long,
    "string_too_short": _too_short,
    "too_short": _too_short,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
    "greater_than": _out_of_range,
    "less_than": _out_of_range,
    "string_pattern_mismatch": _bad_form,
    "value_error": _at_odds,
    "digits": _too_many_digits,
    "blanks": _blanks,
    "plural": _plural,
}
"""Pydantic's names of the rules; everything else is a value of the wrong type."""
