"""What a person read on a test sheet, as typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from builder.calibrate.layout import EDGES, LETTERS, REACH, RULER, RULERS, STEPS
from builder.diagnostics import nearest

READING = re.compile(
    r"\s*(?P<letter>[^\W\d_]+)\s*=\s*(?P<sign>[-+\u2212\u2013]?)\s*"
    r"(?P<number>\d+(?:[.,]\d+)?)\s*(?:mm\b\s*)?(?:[,;]|(?=\s)|$)"
)
STRETCH = 0.1
"""Most that a ruler may be off, as part of its length; viewers that shrink a page take 4 %."""


class ReadingError(Exception):
    """Readings that cannot be right; one line a mistake."""


def parse_readings(text: str, wanted: Sequence[str] = LETTERS) -> Mapping[str, float]:
    """Return the readings of ``text``, such as ``A=0.5, B=-1``, by letter.

    A comma may stand for the decimal point, a semicolon or a space between readings.

    Raises:
        ReadingError: something is no reading, too large, there twice, not asked for or missing.
    """
    parsed, mistakes = _parsed(text)
    readings = dict(parsed)
    mistakes += [f"{letter} stands there twice" for letter in _twice([one for one, _ in parsed])]
    mistakes += [_unknown(letter, wanted) for letter in readings if letter not in wanted]
    mistakes += [
        mistake for letter in wanted if letter in readings for mistake in _odd(letter, readings)
    ]
    if not mistakes:  # a mistyped reading is not also missing
        mistakes += list(_missing(readings, wanted))
    if mistakes:
        raise ReadingError("\n".join(mistakes))
    return readings


def _parsed(text: str) -> tuple[list[tuple[str, float]], list[str]]:
    readings: list[tuple[str, float]] = []
    at = 0
    while at < len(text.rstrip()):
        match = READING.match(text, at)
        if match is None:
            rest = text[at:].strip()
            return readings, [f"{rest[:20]!r} is no reading; write A=0.5,B=-1 and so on"]
        value = float(match["number"].replace(",", "."))
        minus = match["sign"] not in ("", "+")
        readings.append((match["letter"].upper(), -value if minus else value))
        at = match.end()
    return readings, []


def _twice(letters: Sequence[str]) -> list[str]:
    return sorted({letter for letter in letters if letters.count(letter) > 1})


def _unknown(letter: str, wanted: Sequence[str]) -> str:
    hint = nearest(letter, wanted) or f"there are {wanted[0]} to {wanted[-1]}"
    return f"no reading is called {letter}; {hint}"


def _odd(letter: str, readings: Mapping[str, float]) -> Iterator[str]:
    value = readings[letter]
    if letter in RULERS:
        low, high = RULER * (1 - STRETCH), RULER * (1 + STRETCH)
        if not low <= value <= high:
            yield (
                f"{letter}={value:g} cannot be: the line is about {RULER:g} mm long; "
                "measure it from end to end, in mm"
            )
    elif letter in EDGES:
        if not 0 <= value <= STEPS + 1:
            yield f"{letter}={value:g} cannot be: the steps at the edge go from 0 to {STEPS}"
    elif abs(value) > REACH:
        yield f"{letter}={value:g} cannot be: the scale goes from {-REACH:g} to {REACH:g}"


def _missing(readings: Mapping[str, float], wanted: Sequence[str]) -> Iterator[str]:
    missing = [letter for letter in wanted if letter not in readings]
    if missing:
        verb = "is" if len(missing) == 1 else "are"
        yield f"{', '.join(missing)} {verb} missing: the sheet asks for {''.join(wanted)}"
