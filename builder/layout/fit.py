"""What gives way until all has room: the first look that fits, from the best to the least."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Protocol, TypeVar

from builder.diagnostics import ContentError, Finding

if TYPE_CHECKING:
    from builder.layout.look import Look

TOLERANCE = 1e-6
"""What sums of floats may be off by and still count as fitting: far below what a press can show."""


class Fitting(Protocol):
    """What is laid out, and the room that it leaves (mm); negative: it has too little."""

    @property
    def spare(self) -> float: ...


F = TypeVar("F", bound=Fitting)


def first_fitting(
    looks: Iterable[Look], lay: Callable[[Look], F], too_long: Callable[[Look, F], Finding]
) -> tuple[Look, F]:
    """Return the first of ``looks`` in which what ``lay`` makes has room, and what it makes.

    Raises:
        ContentError: none has. What the last of them is refused for: by ``lay``, or ``too_long``.
    """
    refused: tuple[Finding, ...] = ()
    for look in looks:
        try:
            laid = lay(look)
        except ContentError as error:
            refused = error.findings
            continue
        if has_room(laid.spare):
            return look, laid
        refused = (too_long(look, laid),)
    raise ContentError(refused)


def looks_down(look: Look, picture_step: float) -> Iterator[Look]:
    """Yield ``look`` in every size of type and of pictures, the best first.

    Pictures give way before the type does, by ``picture_step`` (mm) at each try.
    """
    sizes = look.measures
    for body in sizes_down(sizes.body, sizes.body_floor, sizes.step):
        for picture in sizes_down(sizes.picture, sizes.picture_floor, picture_step):
            yield look.sized(body=body, picture=picture)
            if not look.drawings:
                break


def sizes_down(size: float, floor: float, step: float) -> Iterator[float]:
    """Yield ``size``, then every smaller one, ``step`` apart, that is not below ``floor``."""
    for index in range(max(0, int((size - floor) / step + TOLERANCE)) + 1):
        yield size - step * index


def has_room(spare: float) -> bool:
    """Tell whether what leaves ``spare`` (mm) of its room over has room enough."""
    return spare >= -TOLERANCE
