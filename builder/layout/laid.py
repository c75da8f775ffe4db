"""A block that knows its height and can be put anywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from builder.drawing import Node

Kind = Literal["block", "item", "entry", "figure"]


@dataclass(frozen=True, slots=True)
class Laid:
    """A measured block.

    Attributes:
        height: mm.
        paint: gives its nodes for a left and a top edge (mm).
        kind: ``item`` and ``entry`` stand closer together; ``figure`` takes the room left over.
    """

    height: float
    paint: Callable[[float, float], tuple[Node, ...]]
    kind: Kind = "block"
