"""Text with the few inline marks that authors may use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

MARKS = re.compile(
    r"\*\*(?P<strong>[^*]+)\*\*"
    r"|\*(?P<emphasis>[^*\s](?:[^*]*[^*\s])?)\*"
    r"|\[(?P<label>[^\]]+)\]\((?P<href>(?:[^()\s]|\([^()\s]*\))+)\)"
    r"|:term\[(?P<term>[^\]]+)\]"
)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one style.

    Attributes:
        href: where a link leads, or nothing.
        term: the glossary term it names, or nothing.
    """

    text: str
    style: Literal["plain", "emphasis", "strong"] = "plain"
    href: str = ""
    term: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """What an author wrote, as spans; ``str()`` gives it without its marks."""

    spans: tuple[Span, ...]

    @classmethod
    def parse(cls, source: str) -> Text:
        """Return ``source`` with ``*emphasis*``, ``**strong**``, links and terms told apart."""
        if "*" not in source and "[" not in source:
            return cls((Span(source),))
        return cls(tuple(_spans(source)))

    def __str__(self) -> str:
        return "".join(span.text for span in self.spans)

    def __bool__(self) -> bool:
        return any(span.text for span in self.spans)


def _spans(source: str) -> list[Span]:
    spans, at = [], 0
    for match in MARKS.finditer(source):
        if match.start() > at:
            spans.append(Span(source[at : match.start()]))
        spans.append(_marked(match))
        at = match.end()
    if at < len(source):
        spans.append(Span(source[at:]))
    return spans


def _marked(match: re.Match[str]) -> Span:
    found = match.groupdict()
    if found["strong"]:
        return Span(found["strong"], "strong")
    if found["emphasis"]:
        return Span(found["emphasis"], "emphasis")
    if found["term"]:
        return Span(found["term"], term=found["term"])
    return Span(found["label"], href=found["href"])
