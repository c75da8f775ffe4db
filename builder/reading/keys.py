"""Keys that are unknown or missing: what their author may have meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from builder.diagnostics import nearest
from builder.model import Card, Caution, Guide, Illustration
from builder.model.base import Value
from builder.model.theme import Theme
from builder.reading.expected import keys_at, parts_of
from builder.reading.slips.line import ODD_BLANKS
from builder.reading.syntax import Path

LIKENESS = 0.7
"""How like a known key an unknown one is at least, for it to be meant."""
SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "address": ("url",),
    "author": ("creators",),
    "authors": ("creators",),
    "by": ("creators",),
    "caption": ("title", "alt"),
    "copyright": ("rights",),
    "creator": ("creators",),
    "danger": ("cautions", "hazard"),
    "definitions": ("glossary",),
    "duration": ("minutes",),
    "headline": ("title",),
    "heading": ("title",),
    "id": ("identifier",),
    "image": ("illustration",),
    "instruction": ("steps", "text"),
    "instructions": ("steps",),
    "isbn": ("identifier",),
    "keywords": ("subjects",),
    "lang": ("language",),
    "level": ("level", "severity"),
    "licence": ("rights",),
    "license": ("rights",),
    "link": ("url", "video"),
    "locale": ("language",),
    "message": ("short",),
    "min": ("minutes",),
    "mins": ("minutes",),
    "name": ("title", "id"),
    "note": ("tips",),
    "notes": ("tips",),
    "photo": ("illustration",),
    "picture": ("illustration",),
    "publisher": ("creators",),
    "references": ("sources",),
    "risk": ("hazard",),
    "severity": ("level",),
    "step": ("steps", "text"),
    "summary": ("cue", "description"),
    "tags": ("subjects",),
    "terms": ("glossary",),
    "time": ("minutes",),
    "topics": ("subjects",),
    "translator": ("creators",),
    "type": ("kind",),
    "uuid": ("identifier",),
    "warning": ("cautions", "caution", "hazard"),
    "warnings": ("cautions",),
    "work": ("title",),
}
"""Words of other formats, and the keys here that say it, the likeliest first."""
FILES: Mapping[str, type[Value]] = {
    "guide.yaml": Guide,
    "a file in cards/": Card,
    "cautions.yaml": Caution,
    "a file in illustrations/": Illustration,
    "theme.yaml": Theme,
}
FROM_NAMES: Mapping[str, str] = {
    "body": "write it below the second line of ---",
    "cards": "take it out: each part lists its cards under 'cards'",
    "cautions": "cautions are written in cautions.yaml",
    "file": "take it out: a picture file is known by its name",
    "id": "take it out: the name of the file or folder is the id",
    "illustrations": "each illustration is a file in illustrations/",
    "name": "take it out: the name of the file is its name",
    "theme": "write what the theme changes in theme.yaml",
}
"""What no key says, since the place of a file says it."""
EXAMPLES: Mapping[str, str] = {
    "alt": "A round pot of tea with a spout, a handle and a lid.",
    "avoid": "Hold the pot by its handle and pour away from you.",
    "cards": "[pour]",
    "caution": "scald",
    "cautions": "[scald]",
    "consequence": "Steam can scald a hand in a second.",
    "covers": "all cautions",
    "creators": "[{name: Maria, role: author}]",
    "credential": "Physiotherapist",
    "cue": "Pour boiling water on the leaves.",
    "date": "2026-11-22",
    "description": "One card that shows how to make a pot of tea.",
    "edition": '{version: "1.0", date: 2026-11-22}',
    "emergency": '{label: Emergency, number: "112"}',
    "glossary": "{steep: leave leaves in hot water}",
    "groups": "[brew]",
    "hazard": "Boiling water comes out of the spout.",
    "id": "brew",
    "identifier": "https://example.org/guides/tea",
    "illustration": "pot",
    "kind": "technique",
    "label": "Emergency",
    "language": "en-GB",
    "level": "warning",
    "minutes": "4",
    "name": "Maria",
    "number": '"112"',
    "parts": "[{id: brew, title: Brew, cards: [pour]}]",
    "quick_reference": "{rule: Boil, columns: 2}",
    "reviews": "[{name: Eva, credential: Nurse, date: 2026-11-22, covers: all cautions}]",
    "rights": "CC BY 4.0",
    "role": "author",
    "series": "{name: Drinks, number: 1}",
    "short": "Do not hold the lid with bare fingers.",
    "sources": "[{id: nhs, title: Burns and scalds}]",
    "steps": "[Boil the water.]",
    "subjects": "[Tea]",
    "text": "Pour the water on.",
    "tips": "[Warm the pot first.]",
    "title": "A Pot of Tea",
    "url": "https://example.org/burns",
    "version": '"1.0"',
    "video": "https://example.org/pour",
    "zones": "[]",
}
"""What may stand at a key. Examples of numbers are texts where the key is one."""


def example(key: str) -> str:
    """Return a line with ``key`` as it may be written, or nothing where no example is known."""
    return f"{key}: {EXAMPLES[key]}" if key in EXAMPLES else ""


def meant(key: str, model: type[Value], path: Path) -> str:
    """Return the hint for ``key``, which is no key of the mapping at ``path`` of a ``model``."""
    keys = keys_at(model, path)
    known = next(_meanings(key, keys), "")
    if not path and key in FROM_NAMES and key in model.model_fields:
        return FROM_NAMES[key]
    if known:
        shown = example(known)
        return f"did you mean {known!r}?" + (f" For example: {shown}" if shown else "")
    return (
        badly_set(key)
        or nearest(key.lower(), keys, LIKENESS)
        or _elsewhere(key, model, path)
        or f"the keys here are {', '.join(keys)}"
    )


def _meanings(key: str, keys: Sequence[str]) -> Iterator[str]:
    """Yield the known keys that ``key`` is another form of, or another word for."""
    plain = re.sub(r"[^a-z]+", "_", key.lower()).strip("_")
    forms = (plain, f"{plain}s", plain.removesuffix("s"), plain.replace("_", ""))
    yield from (form for form in (*forms, *SYNONYMS.get(plain, ())) if form in keys)


def badly_set(key: str) -> str:
    """Return the hint for what is no key, but a line that is not set as YAML wants it."""
    if re.search(f"[{ODD_BLANKS}]", key):
        return "delete the odd blanks in it and type spaces"
    if re.match(r"-\S", key):
        return f"write a space behind the dash: - {key[1:]}"
    name, colon, value = key.partition(":")
    return f"write a space behind the colon: {name}: {value}" if colon and value else ""


def _elsewhere(key: str, model: type[Value], path: Path) -> str:
    """Return where a key of this name belongs."""
    for name, part in parts_of(model, path):
        if key in part.written_keys():
            shown = example(name)
            return f"it belongs into {name!r}" + (f", as in {shown}" if shown else "")
    if path and key in keys_at(model, ()):
        return f"it belongs one level up, beside {str(path[0])!r}"
    if model not in FILES.values():
        return ""
    others = ((file, other) for file, other in FILES.items() if other is not model)
    file = next((file for file, other in others if any(_meanings(key, other.written_keys()))), None)
    return f"it belongs into {file}" if file else ""
