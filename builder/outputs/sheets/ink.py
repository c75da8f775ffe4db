"""How much ink the sheets take, told in a line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from importlib.metadata import version

from builder.gates.ink import RESOLUTION, ink_coverage
from builder.gates.pdf import OpenedPdf
from builder.store.cache import Cache, kept

MOST_PAGES = 24
"""Of so many pages the ink of each is told; of longer files that of the palest and fullest."""
INK = ".ink"
ENGINES = " ".join(f"{name} {version(name)}" for name in ("pypdfium2", "pillow"))
"""Libraries whose versions decide how pages look."""


def ink_words(pdf: OpenedPdf, cache: Cache) -> str:
    """Return how much of the pages of ``pdf`` ink covers, as an earlier build measured it or anew.

    The same file takes the same ink.
    """
    digest = hashlib.sha256(pdf.content).hexdigest()
    key = hashlib.sha256(f"{ENGINES} {RESOLUTION} {digest}".encode()).hexdigest()
    totals = json.loads(kept(cache, pdf.name, key, INK, lambda: _totals(pdf)))
    return _told(totals)


def _totals(pdf: OpenedPdf) -> bytes:
    return json.dumps([page.total for page in ink_coverage(pdf)]).encode()


def _told(totals: Sequence[float]) -> str:
    mean = sum(totals) / len(totals)
    if len(totals) > MOST_PAGES:
        return f"{mean:.0f} % of a page, from {min(totals):.0f} to {max(totals):.0f} %"
    each = ", ".join(f"{total:.0f}" for total in totals)
    return f"{mean:.0f} % of a page on average; page by page {each} %"
