"""A build is a short batch: it ends before a search for garbage pays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_resting() -> Iterator[None]:
    """Keep Python from searching for cycles of garbage in the work inside.

    For 1,000 cards the searches took 1.7 s of 5 s: each walks through all the values of the
    guide and its pages, which stay to the end, and finds next to nothing: cards leave no cycles
    at all, a book of 18 chapters one MB. Values without cycles are freed at once as ever.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
