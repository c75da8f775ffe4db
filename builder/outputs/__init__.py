"""Each output of a guide in a room of its own; this is the table of them all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from builder.outputs.advice import ADVICE
from builder.outputs.cards import CARDS
from builder.outputs.epub import EPUB
from builder.outputs.folded import FOLDED
from builder.outputs.output import Output
from builder.outputs.pictures import PICTURES, SHEET_PICTURES
from builder.outputs.proof import PROOF
from builder.outputs.quick import QUICK
from builder.outputs.sheets import CHANGED, SHEETS
from builder.outputs.shop import SHOP
from builder.outputs.vector import VECTOR

__all__ = [
    "ADVICE", "CARDS", "CHANGED", "EPUB", "FOLDED", "OUTPUTS", "PICTURES", "PROOF",
    "QUICK", "SHEETS", "SHEET_PICTURES", "SHOP", "VECTOR", "Output", "asking",
]  # fmt: skip

OUTPUTS: tuple[Output[Any], ...] = (
    CARDS, SHEETS, CHANGED, SHOP, QUICK, FOLDED, ADVICE, EPUB, VECTOR, PROOF, PICTURES,
    SHEET_PICTURES,
)  # fmt: skip
"""In the order in which they are made, told and shown."""


def asking(outputs: Sequence[Output[Any]] | None = None) -> dict[str, tuple[str, ...]]:
    """Return the words of ``--only``, each with the names of the outputs that it asks for."""
    outputs = OUTPUTS if outputs is None else outputs
    words = [word for output in outputs for word in output.asked_by]
    words += [output.name for output in outputs]
    return {
        word: tuple(each.name for each in outputs if word in (each.name, *each.asked_by))
        for word in dict.fromkeys(words)
    }
