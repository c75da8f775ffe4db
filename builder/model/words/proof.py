"""The fixed words of the proof page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from builder.diagnostics import Severity
from builder.model.base import Value
from builder.model.words.phrase import Each, Word

Role = Literal["front", "card", "step", "quick-reference", "safety", "chapter"]


class FileWords(Value):
    """What a file is called, and what it is for where its pages are shown."""

    name: Word
    about: str = ""


class ProofWords(Value):
    """What the page says; ``roles`` are reasons why a caution stands where it does.

    Attributes:
        kinds: by what an output is called.
    """

    title: Word
    lede: Word
    skip: Word
    on_this_page: Word
    none: Word
    cards: Word
    faces: Word
    type_size: Word
    least_room: Word
    paper: Word
    cuts: Word
    cautions: Word
    places_found: Word
    findings: Word
    review: Word
    edition: Word
    revision: Word
    says: Word
    spare: Word
    page: Word
    left_out: Word
    more: Word
    cautions_about: Word
    cautions_caption: Word
    caution: Word
    not_needed: Word
    not_proved: Word
    place_by_place: Word
    place_by_place_about: Word
    unseen: Word
    where: Word
    file: Word
    why: Word
    box: Word
    type_size_pt: Word
    x_height: Word
    contrast: Word
    roles: Each[Role, Word]
    fit: Word
    fit_about: Word
    face: Word
    spare_mm: Word
    fullest: Word
    severities: Each[Severity, Word]
    nothing_found: Word
    files: Word
    files_about: Word
    what: Word
    earlier: Word
    made_with: Word
    kinds: Mapping[str, FileWords]
