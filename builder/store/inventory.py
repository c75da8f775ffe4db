"""``build.json``: what a build made, of what, and how it came out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from importlib.metadata import version
from typing import Any

from builder import __version__
from builder.layout.context import set_stamp
from builder.pipeline.options import Options
from builder.pipeline.pages import Pages
from builder.pipeline.read import Read
from builder.store.earlier import Earlier
from builder.store.revisions import revisions
from builder.typeset import FACES

ENGINES = ("reportlab", "EbookLib", "Jinja2", "uharfbuzz", "pydantic", "resvg-py", "pillow")
"""Libraries whose versions can change the bytes of an output."""


def inventory(
    found: Read,
    options: Options,
    files: Mapping[str, bytes],
    earlier: Mapping[str, Earlier],
    pages: Pages,
) -> bytes:
    """Return ``build.json``: hashes of the outputs, engines, fonts, and how each face fits.

    Only what stays from earlier builds (``kept``) hangs on anything but the guide, the tool and
    what was asked for: into an empty folder the same build always gives the same bytes.
    """
    guide = found.guide
    said: dict[str, Any] = {
        "guide": guide.id,
        "title": guide.title,
        "edition": guide.edition.model_dump(),
        "stamp": set_stamp(guide),
        "asked": {
            "card_mm": [guide.card.width, guide.card.height],
            "paper": options.paper,
            "duplex": options.duplex,
            "ink": options.ink,
            "printer": options.printer is not None,
        },
        "reviews": [review.model_dump(exclude={"cautions"}) for review in guide.reviews],
        "cautions": {caution.id: caution.state for caution in guide.cautions},
        "unseen_by_reviews": [caution.id for caution in guide.unseen_cautions],
        "cards": [asdict(revision) for revision in revisions(guide)],
        "outputs": {name: hashlib.sha256(files[name]).hexdigest() for name in sorted(files)},
        "engines": {"cardbook": __version__} | {name: version(name) for name in ENGINES},
        "fonts": {name: found.family.font(name).postscript_name for name in FACES},
        **_fits(pages),
    }
    if earlier:
        said["kept"] = {name: asdict(earlier[name]) for name in earlier}
    return (json.dumps(said, indent=2, ensure_ascii=False) + "\n").encode()


def _fits(pages: Pages) -> dict[str, Any]:
    """Return type size and spare room of what was composed, and what the sheets come to."""
    faces = pages.card_set.fits if pages.card_set else ()
    said: dict[str, Any] = {
        "faces": [
            {"name": fit.name, "size_pt": fit.size_pt, "spare_mm": fit.spare} for fit in faces
        ]
    }
    panels = pages.folded.panels if pages.folded else None
    for name, fit in (
        ("quick_reference", pages.quick),
        ("quick_reference_card", panels),
        ("print_and_laminate", pages.advice),
    ):
        if fit:
            said[name] = {"size_pt": fit.size_pt, "spare_mm": fit.spare}
    if pages.sheets:
        sheets = pages.sheets
        said["sheets"] = {
            "sheets": sheets.sheets,
            "cards": sheets.cards,
            "cards_a_sheet": sheets.grid.capacity,
            "cuts": sheets.cuts,
            "folds": sheets.folds,
        }
    return said
