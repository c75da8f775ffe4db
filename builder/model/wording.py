"""What a guide's author says to the gate of wording: words of their own, and what is meant so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from builder.model.base import Value

WordList = Literal["claims", "style", "then", "no_command"]
WordingRule = Literal[
    "health-claim", "reading-grade", "sentence-too-long", "signal-word", "step-one-action",
    "step-opening", "word-choice", "words-disagree",
]  # fmt: skip


class Allowance(Value):
    """Findings of one rule that are meant so.

    Attributes:
        rule: a code of a finding.
        text: only those that say this, whatever its capitals.
        file: only those in a file whose name holds this.
        reason: why; printed with each of them.
    """

    rule: WordingRule
    reason: str = Field(min_length=8)
    text: str | None = None
    file: str | None = None


class Wording(Value):
    """What the gate of wording is told.

    Attributes:
        more: words of the author's own beside the lists of the language.
        allow: what is meant as it is written.
    """

    more: Mapping[WordList, tuple[str, ...]] = Field(default_factory=dict)
    allow: tuple[Allowance, ...] = ()
