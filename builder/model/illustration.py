"""A picture as data; what its geometry means is known to the figure that draws it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from builder.model.base import FILLED_IN, Value


class Illustration(Value):
    """What a picture shows.

    Attributes:
        file: the author's own picture, relative to the guide's folder, instead of a figure.
        file_digest: of what that file holds: another picture makes the printed card out of date.
        options: keys that only this figure knows.
    """

    name: Annotated[str, FILLED_IN]
    alt: str = Field(max_length=140)
    title: str = ""
    description: str | None = None
    figure: str | None = None
    file: Annotated[str | None, FILLED_IN] = None
    file_digest: Annotated[str, FILLED_IN] = Field(default="", exclude_if=lambda given: not given)
    side: Literal["left", "right"] = "left"
    drape: Literal["left", "right"] | None = None
    frame: dict[str, Any] | None = None
    hands: tuple[dict[str, Any], ...] = ()
    strokes: tuple[dict[str, Any], ...] = ()
    zones: tuple[Any, ...] = ()
    labels: tuple[dict[str, Any], ...] = ()
    options: dict[str, Any] = Field(default_factory=dict)
