"""Which form of a text goes with a number: plural categories as CLDR 46 has them.

Rules: https://www.unicode.org/cldr/charts/46/supplemental/language_plural_rules.html. A number
that is whole counts as written without decimals.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, get_args

Category = Literal["zero", "one", "two", "few", "many", "other"]
CATEGORIES: tuple[Category, ...] = get_args(Category)
Rule = Callable[[float], Category]

COUNTED = range(200)
"""Among these are all whole numbers that any language here tells apart below a million."""
RARE = (0.1, 0.2, 0.5, 1.5, 1_000_000)
"""Fractions, and the number that Romance languages count by a form of its own."""


def category(language: str, number: float) -> Category:
    """Return the category of ``number`` (0 or more) in ``language`` (BCP 47).

    A language that is not known here has one form for all numbers.
    """
    return _rule(language)(number)


def needed(language: str) -> tuple[Category, ...]:
    """Return the categories that a text of ``language`` must have a form for."""
    return _in_order({*map(_rule(language), COUNTED), "other"})


def usable(language: str) -> tuple[Category, ...]:
    """Return the categories that some number has."""
    return _in_order({*needed(language), *map(_rule(language), RARE)})


def _in_order(categories: set[Category]) -> tuple[Category, ...]:
    return tuple(each for each in CATEGORIES if each in categories)


def _rule(language: str) -> Rule:
    tag = language.lower()
    return RULES.get(tag) or RULES.get(tag.partition("-")[0], _unknown)


def _unknown(_number: float) -> Category:
    return "other"


def _single(_number: float) -> Category:
    return "other"


def _germanic(number: float) -> Category:
    return "one" if number == 1 else "other"


def _romance(number: float) -> Category:
    return "many" if _are_millions(number) else _germanic(number)


def _danish(number: float) -> Category:
    return "one" if 0 < number < 2 else "other"


def _french(number: float) -> Category:
    if _are_millions(number):
        return "many"
    return "one" if int(number) < 2 else "other"


def _are_millions(number: float) -> bool:
    return number != 0 and number % 1_000_000 == 0


def _hindi(number: float) -> Category:
    return "one" if number <= 1 else "other"


def _hebrew(number: float) -> Category:
    if number == 1 or 0 < number < 1:
        return "one"
    return "two" if number == 2 else "other"


def _czech(number: float) -> Category:
    if number % 1:
        return "many"
    return "one" if number == 1 else "few" if number in (2, 3, 4) else "other"


def _polish(number: float) -> Category:
    if number % 1:
        return "other"
    return "one" if number == 1 else "few" if _ends_in_few(number) else "many"


def _east_slavic(number: float) -> Category:
    if number % 1:
        return "other"
    if number % 10 == 1 and number % 100 != 11:
        return "one"
    return "few" if _ends_in_few(number) else "many"


def _ends_in_few(number: float) -> bool:
    return number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14)


def _serbo_croatian(number: float) -> Category:
    counted = _told_last(number)
    if counted % 10 == 1 and counted % 100 != 11:
        return "one"
    return "few" if _ends_in_few(counted) else "other"


def _icelandic(number: float) -> Category:
    counted = _told_last(number)
    return "one" if counted % 10 == 1 and counted % 100 != 11 else "other"


def _told_last(number: float) -> int:
    """Return the digits after the decimal mark as a number, or a whole number itself."""
    if number == int(number):
        return int(number)
    return int(f"{number:.6f}".rstrip("0").partition(".")[2])


def _slovenian(number: float) -> Category:
    if number % 1:
        return "few"
    last: Mapping[float, Category] = {1: "one", 2: "two", 3: "few", 4: "few"}
    return last.get(number % 100, "other")


def _lithuanian(number: float) -> Category:
    if number % 1:
        return "many"
    if number % 10 == 0 or 11 <= number % 100 <= 19:
        return "other"
    return "one" if number % 10 == 1 else "few"


def _romanian(number: float) -> Category:
    if number == 1:
        return "one"
    few = bool(number % 1) or number == 0 or 1 <= number % 100 <= 19
    return "few" if few else "other"


def _irish(number: float) -> Category:
    if number in (1, 2):
        return "one" if number == 1 else "two"
    if number % 1 or not 3 <= number <= 10:
        return "other"
    return "few" if number <= 6 else "many"


def _welsh(number: float) -> Category:
    first: Mapping[float, Category] = {
        0: "zero", 1: "one", 2: "two", 3: "few", 6: "many",
    }  # fmt: skip
    return first.get(number, "other")


def _arabic(number: float) -> Category:
    first: Mapping[float, Category] = {0: "zero", 1: "one", 2: "two"}
    if number in first or number % 1:
        return first.get(number, "other")
    return "few" if 3 <= number % 100 <= 10 else "many" if number % 100 >= 11 else "other"


RULES: Mapping[str, Rule] = {
    **dict.fromkeys(("af", "bg", "de", "el", "en", "et", "eu", "fi", "hu"), _germanic),
    **dict.fromkeys(("fy", "gl", "ka", "lb", "nb", "nl", "nn", "no", "sq", "sv", "sw"), _germanic),
    **dict.fromkeys(("eo", "ta", "te", "tr", "ur"), _germanic),
    **dict.fromkeys(("ca", "es", "it", "pt-pt"), _romance),
    **dict.fromkeys(("fr", "pt"), _french),
    **dict.fromkeys(("cs", "sk"), _czech),
    **dict.fromkeys(("be", "ru", "uk"), _east_slavic),
    **dict.fromkeys(("id", "ja", "ko", "th", "vi", "zh"), _single),
    **dict.fromkeys(("bs", "hr", "sr"), _serbo_croatian),
    **dict.fromkeys(("is", "mk"), _icelandic),
    "ar": _arabic,
    "cy": _welsh,
    "da": _danish,
    "ga": _irish,
    "he": _hebrew,
    "hi": _hindi,
    "lt": _lithuanian,
    "pl": _polish,
    "ro": _romanian,
    "sl": _slovenian,
}
"""By language, or by language and region."""
