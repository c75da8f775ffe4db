"""``build.json``: what a build made, of what, and how it came out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from importlib.metadata import version
from typing import Any

from builder import __version__
from builder.backends.contents import content_digest
from builder.layout.stamp import set_stamp
from builder.model import Guide
from builder.packing import ENGINE
from builder.store.earlier import Earlier, revisions
from builder.typeset import FACES, Family

ENGINES = ("reportlab", "EbookLib", "Jinja2", "uharfbuzz", "pydantic", "resvg-py", "pillow")
"""Libraries whose versions can change the bytes of an output."""


def inventory(
    guide: Guide,
    asked: Mapping[str, Any],
    family: Family,
    files: Mapping[str, bytes],
    earlier: Mapping[str, Earlier],
    records: Iterable[Mapping[str, Any]],
) -> bytes:
    """Return ``build.json``: digests of the outputs, engines, fonts, and how each face fits.

    Each output has two: of its bytes, and of what it holds, however it is packed.

    Only what stays from earlier builds (``kept``) hangs on anything but the guide, the tool and
    what was asked for: into an empty folder the same build always gives the same bytes.

    Args:
        asked: paper, ink and what else was asked of the build.
        records: what each output tells of itself.
    """
    entries: dict[str, Any] = {
        "guide": guide.id,
        "title": guide.title,
        "edition": guide.edition.model_dump(),
        "stamp": set_stamp(guide),
        "asked": dict(asked),
        "reviews": [review.model_dump(exclude={"cautions"}) for review in guide.reviews],
        "cautions": {caution.id: caution.state for caution in guide.cautions},
        "unseen_by_reviews": [caution.id for caution in guide.unseen_cautions],
        "cards": [asdict(revision) for revision in revisions(guide)],
        "outputs": {name: hashlib.sha256(files[name]).hexdigest() for name in sorted(files)},
        "contents": {name: content_digest(files[name], name) for name in sorted(files)},
        "engines": dict([("cardbook", __version__), *map(_versioned, ENGINES), ENGINE]),
        "fonts": {name: family.font(name).postscript_name for name in FACES},
        "faces": [],
    }
    for record in records:
        entries |= record
    if earlier:
        entries["kept"] = {name: asdict(earlier[name]) for name in earlier}
    return (json.dumps(entries, indent=2, ensure_ascii=False) + "\n").encode()


def _versioned(name: str) -> tuple[str, str]:
    return name, version(name)
