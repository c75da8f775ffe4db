"""What all parts of the proof page ask of a build."""

from __future__ import annotations

from typing import Any

from builder.model.words import Words
from builder.outputs.output import Outcome, Output


def output_of(name: str, outcome: Outcome) -> Output[Any] | None:
    """Return the output that makes the file ``name``, or nothing for what tells of a build."""
    edition = outcome.edition
    return next((each for each in outcome.outputs if each.owns(name, edition)), None)


def kind_of(name: str, outcome: Outcome) -> str:
    """Return what kind of file ``name`` is: its key in the fixed words, ``proof.kinds``."""
    output = output_of(name, outcome)
    return output.name if output else name.partition(".")[0]


def decimal(number: float, digits: int, words: Words) -> str:
    """Return ``number`` with so many ``digits`` after the decimal mark of the language."""
    return f"{number:.{digits}f}".replace(".", words.sheet.decimal)
