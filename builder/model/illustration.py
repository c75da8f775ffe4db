"""A picture as data; what its geometry means is known to the figure that draws it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from builder.model.base import FILLED_IN, Line, Value


class Illustration(Value):
    """What a picture shows.

    Attributes:
        alt: what the picture shows, for those who do not see it.
        title: of the picture, in the e-book's list of pictures.
        description: a long one, in place of what the figure says of its data.
        figure: what draws it; without one there is an SVG, PNG or JPEG of the same name.
        file: the author's own picture, relative to the guide's folder, instead of a figure.
        file_digest: of what that file holds: another picture makes the printed card out of date.
        side: of the body.
        drape: the side that is covered.
        frame: which part of the body is seen: ``from``, ``to``, ``shift`` (mm), ``heart``.
        hands: placed one by one; without them each stroke brings its own.
        strokes: what the hands do, an arrow each.
        zones: places that are marked.
        labels: what numbered discs point at.
        options: keys that only this figure knows.
    """

    name: Annotated[str, FILLED_IN]
    alt: Line = Field(max_length=140)
    title: Line = ""
    description: Line | None = None
    figure: str | None = None
    file: Annotated[str | None, FILLED_IN] = None
    file_digest: Annotated[str, FILLED_IN] = Field(default="", exclude_if=lambda digest: not digest)
    side: Literal["left", "right"] = "left"
    drape: Literal["left", "right"] | None = None
    frame: dict[str, Any] | None = None
    hands: tuple[dict[str, Any], ...] = ()
    strokes: tuple[dict[str, Any], ...] = ()
    zones: tuple[Any, ...] = ()
    labels: tuple[dict[str, Any], ...] = ()
    options: dict[str, Any] = Field(default_factory=dict)
