"""Texts that must have a certain form: ids, dates, addresses and the like."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from builder.diagnostics import Finding, nearest
from builder.model.address import address_fault, identifier_fault
from builder.model.relators import RELATORS
from builder.reading.draft import Draft, Entry, shortened
from builder.reading.patterns import EACH, texts_at

ID = re.compile(r"[a-z0-9-]+")
LANGUAGE = re.compile(
    r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-[A-Za-z0-9]{5,8})*"
)
"""Language, script, region and variants of BCP 47; no extensions."""
MOST_DAYS = 31
MONTH = re.compile("|".join(f"({name}).*" for name in (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)))  # fmt: skip
"""The English name of a month; its group is the number of the month."""
LANGUAGES = {"english": "en-GB", "german": "de", "deutsch": "de", "french": "fr", "spanish": "es"}
FULL_STOPS = (".", "。", "।", "։", "።")
"""Latin, Chinese and Japanese, Devanagari, Armenian, Ethiopic."""


class Fault(NamedTuple):
    """What is wrong with one text."""

    code: str
    message: str
    hint: str


Rule = Callable[[str], Fault | None]


def check_formats(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each text that has not the form its place asks for."""
    for entry in draft.entries():
        for pattern, rule in RULES[entry.group]:
            for path, text in texts_at(entry.written, pattern):
                fault = rule(text)
                if fault:
                    yield entry.finding(path, *fault)
    if draft.guide:
        yield from _zone_names(draft.guide)
        yield from _card_format(draft.guide)


IDS = "an id is made of the letters a to z, digits and hyphens"


def _id(text: str) -> Fault | None:
    if ID.fullmatch(text):
        return None
    return Fault("bad-id", f"{shortened(text)} cannot be an id", IDS)


def _date(text: str) -> Fault | None:
    try:
        known = date.fromisoformat(text).isoformat() == text
    except ValueError:
        known = False
    if known:
        return None
    days = " or ".join(dict.fromkeys(day.isoformat() for day in _days(text)))
    hint = f"write it as {days}" if days else "write year, month and day: 2026-11-22"
    return Fault("bad-value", f"{shortened(text)} is no date", hint)


def _days(text: str) -> Iterator[date]:
    """Yield the days that a date of another form may mean."""
    words = re.findall(r"[0-9]+|[^\W\d_]+", text.lower())
    numbers = [_month(word) if word.isalpha() else int(word) for word in words]
    named = [number for word, number in zip(words, numbers, strict=True) if word.isalpha()]
    match [number for number in numbers if number is not None]:
        case [year, month, day] if year > MOST_DAYS:
            orders = [(year, month, day)]
        case [one, two, year] if named:
            orders = [(year, named[0] or 0, two if one == named[0] else one)]
        case [day, month, year] if "." in text:
            orders = [(year, month, day)]
        case [one, two, year]:
            orders = [(year, two, one), (year, one, two)]
        case _:
            orders = []
    for order in orders:
        with suppress(ValueError):
            yield date(*order)


def _month(word: str) -> int | None:
    name = MONTH.fullmatch(word)
    return name.lastindex if name else None


def _language(text: str) -> Fault | None:
    if LANGUAGE.fullmatch(text) and not text.upper().endswith("-UK"):
        return None
    tag = LANGUAGES.get(text.lower()) or text.replace("_", "-").replace("UK", "GB")
    if LANGUAGE.fullmatch(tag) and tag.lower() not in LANGUAGES:
        return Fault("bad-value", f"{shortened(text)} is no language tag", f"write {tag}")
    hint = "write a BCP 47 tag such as en-GB (there is no region UK), de or zh-Hant"
    return Fault("bad-value", f"{shortened(text)} is no language tag", hint)


def _identifier(text: str) -> Fault | None:
    hint = identifier_fault(text)
    if hint is None:
        return None
    return Fault("bad-value", f"{shortened(text)} is no identifier", hint)


def _address(text: str) -> Fault | None:
    fault = address_fault(text, web=True)
    if fault is None:
        return None
    return Fault("bad-link", f"the address {shortened(text)} {fault[0]}", fault[1])


def _role(text: str) -> Fault | None:
    if text in RELATORS:
        return None
    hint = nearest(text.lower(), RELATORS) or f"one of {', '.join(RELATORS)}"
    return Fault("unknown-role", f"role {shortened(text)} is not known", hint)


def _alt(text: str) -> Fault | None:
    if text.rstrip().endswith(FULL_STOPS):
        return None
    hint = "end it with a full stop, so that a screen reader pauses"
    return Fault("alt-no-full-stop", "the text for 'alt' does not end in a full stop", hint)


RULES: Mapping[str, tuple[tuple[tuple[str, ...], Rule], ...]] = {
    "guide": (
        (("language",), _language),
        (("identifier",), _identifier),
        (("edition", "date"), _date),
        (("reviews", EACH, "date"), _date),
        (("creators", EACH, "role"), _role),
        (("sources", EACH, "url"), _address),
        (("sources", EACH, "id"), _id),
        (("parts", EACH, "id"), _id),
    ),
    "cautions": ((("id",), _id),),
    "cards": ((("video",), _address),),
    "illustrations": ((("alt",), _alt),),
}
"""Where in each group of entries texts of which form stand."""


def _zone_names(guide: Entry) -> Iterator[Finding]:
    zones = guide.written.get("zones")
    for name in zones if isinstance(zones, dict) else ():
        fault = _id(name)
        if fault:
            yield guide.finding(("zones", name), *fault)


def _card_format(guide: Entry) -> Iterator[Finding]:
    """A card has a named size or both lengths, never some of each."""
    written = guide.written.get("card")
    keys = set(written) & {"size", "width", "height"} if isinstance(written, dict) else {"size"}
    if keys not in ({"size"}, {"width", "height"}):
        message = "a card has either a 'size' or both 'width' and 'height'"
        yield guide.finding(("card",), "bad-value", message, "write for example {size: 99x132}")
