"""What a build came to, as far as its proof page tells of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from builder.diagnostics import Finding
from builder.gates.cautions import Place
from builder.model import Guide
from builder.model.theme import Theme

Words = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A build that is about to be saved.

    Attributes:
        theme: lends the page its colours.
        files: every output by name, ``build.json`` among them.
        inventory: what ``build.json`` says.
        findings: warnings and notes; errors would have ended the build.
        places: where cautions were found in the written files; none if nobody looked.
    """

    guide: Guide = field(repr=False)
    theme: Theme = field(repr=False)
    files: Mapping[str, bytes] = field(repr=False)
    inventory: Mapping[str, Any] = field(repr=False)
    findings: tuple[Finding, ...] = ()
    places: tuple[Place, ...] = ()


def kind_of(name: str) -> str:
    """Return what kind of output the file ``name`` is: its key in the fixed words."""
    stem, _, suffix = name.rpartition(".")
    if suffix == "epub":
        return "kindle" if stem.endswith("-kindle") else "book"
    return stem


def told(number: float, digits: int, words: Words) -> str:
    """Return ``number`` with so many ``digits`` after the decimal mark of the language."""
    return f"{number:.{digits}f}".replace(".", str(words["sheet"]["decimal"]))
