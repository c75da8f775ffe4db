"""What every composed face needs to know of looks: theme, type family, sizes in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from builder.drawing import Drawing
from builder.model.theme import Theme
from builder.typeset import Family


@dataclass(frozen=True, slots=True)
class Look:
    """The look of one face.

    Attributes:
        part: index of the part of the guide, from 0; picks colour and pattern.
        body_pt: size of running text; the fitting lowers it for the whole set.
        drawings: pictures by name.
    """

    theme: Theme
    family: Family
    drawings: Mapping[str, Drawing]
    body_pt: float
    part: int = 0

    @property
    def safety_pt(self) -> float:
        """Type size of cautions: never below the theme's floor for them."""
        return max(self.theme.type.safety, self.body_pt)

    def of_part(self, part: int) -> Look:
        return replace(self, part=part)

    def at_size(self, body_pt: float) -> Look:
        return replace(self, body_pt=body_pt)
