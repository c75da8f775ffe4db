"""Every name that one part of a guide uses for another must lead somewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from builder.diagnostics import Finding, InFile, nearest
from builder.model import Vocabulary
from builder.reading.draft import Draft, Entry, shortened
from builder.reading.patterns import EACH, texts_at

REFERENCES: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    "guide": (
        (("parts", EACH, "cards", EACH), "card"),
        (("quick_reference", "groups", EACH), "part"),
    ),
    "cautions": (
        (("zones", EACH), "zone"),
        (("cards", EACH), "card"),
        (("sources", EACH), "source"),
    ),
    "cards": (
        (("technique",), "term"),
        (("zones", EACH), "zone"),
        (("illustration",), "illustration"),
        (("cautions", EACH), "caution"),
        (("steps", EACH, "caution"), "caution"),
    ),
    "illustrations": ((("figure",), "figure"),),
}
"""Where in each group of entries names of what stand."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names that are defined, by kind. A kind is absent where its file cannot be read."""

    known: Mapping[str, Collection[str]]

    def lacks(self, kind: str, name: str) -> bool:
        """Tell whether ``name`` leads nowhere; a term may start a sentence with a capital."""
        written = name.casefold() if kind == "term" else name
        return kind in self.known and written not in self.known[kind]

    def finding(self, kind: str, name: str, position: InFile) -> Finding:
        message = f"{kind} {shortened(name)} is not defined"
        hint = nearest(name, self.known[kind]) or WHERE_DEFINED[kind]
        return Finding(position, f"unknown-{kind}", message, hint)


WHERE_DEFINED = {
    "card": "a card 'x' is a file cards/<number>-x.md",
    "part": "parts are listed in guide.yaml",
    "zone": "zones are known to the figures, or defined under 'zones' in guide.yaml",
    "source": "sources are listed in guide.yaml",
    "term": "terms are defined under 'glossary' in guide.yaml",
    "illustration": "an illustration 'x' is a file illustrations/x.yaml",
    "caution": "cautions are defined in cautions.yaml",
    "figure": "'cardbook doctor' lists the figures",
}


def defined_names(draft: Draft, vocabulary: Vocabulary | None) -> Names:
    """Return all names that ``draft`` and the figures define."""
    known: dict[str, Collection[str]] = {
        "card": {name for name, _ in draft.folder.card_ids},
        "illustration": draft.folder.illustration_names,
    }
    if draft.cautions is not None:
        known["caution"] = {entry.name for entry in draft.cautions}
    if draft.guide:
        known |= _defined_in(draft.guide)
    if vocabulary:
        known["figure"] = vocabulary.figures.keys()
    if vocabulary and draft.guide:
        known["zone"] = vocabulary.zones | _keys(draft.guide, "zones")
    return Names(known)


def check_references(draft: Draft, names: Names) -> Iterator[Finding]:
    """Yield a finding for each name that is not defined."""
    for entry in draft.entries():
        for pattern, kind in REFERENCES[entry.group]:
            for path, name in texts_at(entry.written, pattern):
                if names.lacks(kind, name):
                    yield names.finding(kind, name, entry.position(path))


def _defined_in(guide: Entry) -> dict[str, Collection[str]]:
    return {
        "part": {name for _, name in texts_at(guide.written, ("parts", EACH, "id"))},
        "source": {name for _, name in texts_at(guide.written, ("sources", EACH, "id"))},
        "term": {term.casefold() for term in _keys(guide, "glossary")},
    }


def _keys(guide: Entry, key: str) -> frozenset[str]:
    written = guide.written.get(key)
    return frozenset(written if isinstance(written, dict) else ())
