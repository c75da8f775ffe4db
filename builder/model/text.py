"""Text with the few inline marks that authors may use."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape
from typing import Literal

MARKS = re.compile(
    r"\*\*(?P<strong>[^*]+)\*\*"
    r"|\*(?P<emphasis>[^*\s](?:[^*]*[^*\s])?)\*"
    r"|\[(?P<label>[^\]]+)\]\((?P<href>(?:[^()\s]|\([^()\s]*\))+)\)"
    r"|:term\[(?P<term>[^\]]+)\]"
)


STARS = {"plain": "", "emphasis": "*", "strong": "**"}
TAGS = {"plain": "", "emphasis": "em", "strong": "strong"}


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

    @property
    def source(self) -> str:
        """The span as its author wrote it."""
        if self.href:
            return f"[{self.text}]({self.href})"
        if self.term:
            return f":term[{self.term}]"
        stars = STARS[self.style]
        return f"{stars}{self.text}{stars}"

    def __html__(self) -> str:
        """The span as inline markup: em, strong, a and term."""
        words = escape(self.text)
        if self.href:
            return f'<a href="{escape(self.href)}">{words}</a>'
        if self.term:
            return f'<term name="{escape(self.term)}">{words}</term>'
        tag = TAGS[self.style]
        return f"<{tag}>{words}</{tag}>" if tag else words


@dataclass(frozen=True, slots=True)
class Text:
    """What an author wrote, as spans; ``str()`` gives it without its marks.

    Templates print it with its marks as inline markup.
    """

    spans: tuple[Span, ...]

    @classmethod
    def parse(cls, source: str) -> Text:
        """Return ``source`` with ``*emphasis*``, ``**strong**``, links and terms told apart."""
        if "*" not in source and "[" not in source:
            return cls((Span(source),))
        return cls(tuple(_spans(source)))

    @classmethod
    def strong(cls, words: str) -> Text:
        """Return ``words``, which have no marks of their own, in bold."""
        return cls((Span(words, "strong"),))

    @property
    def source(self) -> str:
        """The text as its author wrote it."""
        return "".join(span.source for span in self.spans)

    def changed(self, change: Callable[[str], str]) -> Text:
        """Return the text with ``change`` made to the words of each span."""
        return Text(tuple(replace(span, text=change(span.text)) for span in self.spans))

    def __str__(self) -> str:
        return "".join(span.text for span in self.spans)

    def __html__(self) -> str:
        return "".join(span.__html__() for span in self.spans)

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
    groups = match.groupdict()
    if groups["strong"]:
        return Span(groups["strong"], "strong")
    if groups["emphasis"]:
        return Span(groups["emphasis"], "emphasis")
    if groups["term"]:
        return Span(groups["term"], term=groups["term"])
    return Span(groups["label"], href=groups["href"])
