"""What every composed face needs to know of looks: theme, type family, measures in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from builder.drawing import Drawing
from builder.layout.measures import Measures
from builder.model.theme import Theme
from builder.typeset import Family


@dataclass(frozen=True, slots=True)
class Look:
    """The look of one face.

    Attributes:
        part: index of the part of the guide, from 0; picks colour and pattern.
        drawings: pictures by name.
        measures: their ``body`` is the size of running text, which fitting lowers.
    """

    theme: Theme
    family: Family
    drawings: Mapping[str, Drawing]
    measures: Measures
    part: int = 0

    @property
    def body_pt(self) -> float:
        return self.measures.body

    @property
    def safety_pt(self) -> float:
        """Type size of cautions: never below the floor for them."""
        return max(self.measures.safety, self.body_pt)

    def of_part(self, part: int) -> Look:
        return replace(self, part=part)

    def sized(self, **measures: float) -> Look:
        """Return the look with some of its ``measures`` changed."""
        return replace(self, measures=replace(self.measures, **measures))
