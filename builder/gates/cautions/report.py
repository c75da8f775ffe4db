"""The proof as ``cautions.json``."""

from __future__ import annotations

import json
from typing import Any, assert_never

from builder.gates.cautions.places import BookPlace, Place, PrintedPlace
from builder.gates.cautions.prove import Proof

SCHEMA = 1
"""Grows when a key changes its meaning or goes."""
DIGITS = 2


def cautions_json(proof: Proof) -> bytes:
    """Return the proof as JSON, the same bytes for the same proof.

    An object with ``schema`` (1), ``files`` and ``places``. By the name of each file that was read,
    ``files`` tells how many ``places`` were found in it and, for files of cards, how many ``cards``
    were looked for: all, or of a large set some, where faces are shown again on sheets and for
    print shops. ``places`` is a list of objects in the order of the files. Each has

    * ``caution``: the id, or null for the line that tells whom to call;
    * ``role``: why it stands there: ``front`` (the gravest of a card), ``card`` (before its steps),
      ``step`` (directly before step ``step``), ``quick-reference``, ``safety`` (the chapter of all
      cautions), ``chapter`` (before the steps of a chapter);
    * ``card``: the card's number, or null; ``step``: the step's number, or null;
    * ``file``, ``page``: in a PDF the number of the page from 1, in a book the path of the page;
    * ``signal``, ``text``: what was found there to read.

    In a PDF also ``label`` (of the page or, on sheets, of the face), ``box_mm`` (left, top, right,
    bottom, from the top left of the trim), ``size_pt``, ``x_height_mm`` and ``contrast``; in a book
    ``id`` (of the element or its heading) and ``order`` (its place among cautions and steps of the
    page, from 1).
    """
    proved = {
        "schema": SCHEMA,
        "files": {name: _counted(name, proof) for name in proof.files},
        "places": [_row(place) for place in proof.places],
    }
    return (json.dumps(proved, ensure_ascii=False, indent=1) + "\n").encode()


def _counted(name: str, proof: Proof) -> dict[str, int]:
    counted = {"places": sum(place.file == name for place in proof.places)}
    return counted | ({"cards": proof.cards[name]} if name in proof.cards else {})


def _row(place: Place) -> dict[str, Any]:
    shared = {
        "caution": place.caution,
        "role": place.role,
        "card": place.card or None,
        "step": place.step or None,
        "file": place.file,
        "page": place.page,
        "signal": place.signal,
        "text": place.text,
    }
    match place:
        case PrintedPlace():
            return shared | {
                "label": place.label,
                "box_mm": [round(edge, DIGITS) for edge in place.box],
                "size_pt": place.size_pt,
                "x_height_mm": place.x_height,
                "contrast": place.contrast,
            }
        case BookPlace():
            return shared | {"id": place.anchor, "order": place.order}
        case _:
            assert_never(place)
