"""Words that promise too much, and words that belittle, exclude or advertise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.diagnostics import Finding
from builder.wording.texts import Said
from builder.wording.usage import Usage


def check_phrases(texts: Iterable[Said], usage: Usage) -> Iterator[Finding]:
    """Yield each claim without a source, and each word that a kinder one could replace."""
    for said in texts:
        if not said.sourced:
            for claim in usage.claims.finditer(said.text):
                message = f"{claim[0]!r} claims an effect, and no source stands with it"
                hint = "say what people feel instead, or give a source"
                yield Finding(said.at, "health-claim", message, hint, "warning")
        for found in usage.style.finditer(said.text):
            instead = usage.instead.get(found[0].lower(), "")
            hint = instead or "leave it out or choose another word"
            message = f"{found[0]!r} could put a reader off"
            yield Finding(said.at, "word-choice", message, hint, "warning")
