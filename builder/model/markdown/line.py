"""What stands in one text: spans, and what only looks like marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any
from unicodedata import normalize

from markdown_it.token import Token

from builder.model.address import written_address
from builder.model.markdown.parser import inline_tokens
from builder.model.text import BREAK, Span, Stray, Text

Place = Callable[[int], int]
"""From the index of a character in a line's text to its index in the file's."""

LEFT_OVER = re.compile(
    r"(?P<stars>\*\*+|(?<![\w*])\*\w(?:[^*]*\w)?\*\w|\w\*\w(?:[^*]*\w)?\*(?![\w*]))"
    r"|(?P<entity>&#?\w+;)"
    r"|(?P<comment><!--)"
    r"|(?P<reference>\]\[|\]\(|:term\b|\[\^)"
    r"|(?P<highlight>==\S(?:[^=]*\S)?==)"
)
"""What looks like a mark, stands in words, and is none."""
WHITE = re.compile(r"[ \t]*\t[ \t]*")
STYLES: dict[str, dict[str, Any]] = {"em_open": {"emphasis": True}, "strong_open": {"strong": True}}
STRAYS = {"image": "picture", "s_open": "struck", "hardbreak": "break"}
"""What is noted wherever it stands; a chapter may hold the last."""


def read_line(source: str) -> Text:
    """Return ``source``, one text, with its marks told apart."""
    return line_of(inline_tokens(source), lambda at: at)


def line_of(tokens: Sequence[Token], place: Place) -> Text:
    """Return the text that ``tokens`` make; ``place`` tells where they were written."""
    reader = _Reader(place)
    for token in tokens:
        reader.take(token)
    return Text(tuple(_joined(reader.spans)), tuple(reader.strays))


class _Reader:
    """Goes through tokens, with the styles that are open."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._styles = [Span("")]
        self._tags: list[str] = []
        self._links: list[tuple[int, int]] = []
        self._end = 0
        self.spans: list[Span] = []
        self.strays: list[Stray] = []

    def take(self, token: Token) -> None:
        at = self._end
        if token.type != "text":  # of these the parser joins several, and forgets where they stood
            at, self._end = token.meta.get("at", (at, at))
        kind = token.type
        if kind in STRAYS:
            self._stray(STRAYS[kind], token.content or token.markup, at)
        if kind in STYLES:
            self._styles.append(replace(self._styles[-1], **STYLES[kind]))
        elif kind in ("em_close", "strong_close"):
            self._styles.pop()
        elif kind == "link_open":
            self._open_link(token, at)
        elif kind == "link_close":
            self._close_link()
        elif kind == "html_inline":
            self._tag(token.content, at)
        elif kind == "text":
            self._words(token.content, at)
        else:
            self._mark(token, at)

    def _mark(self, token: Token, at: int) -> None:
        """Add what is a span by itself."""
        words = token.content
        match token.type:
            case "sub" | "sup":
                self._add(words, at, script=token.type)
            case "term":
                self._add(words, at, term=words)
            case "code_inline":
                self._add(words, at, code=True)
            case "note":
                self._add("", at, note=words)
            case "s_open" | "s_close":
                self._add("~~", at)
            case "image":
                self._add(words, at)
            case "softbreak":
                self._add(" ", at)
            case "hardbreak":
                self._add(BREAK.text, at)
            case "text_special":
                self._add(words, at)

    def _words(self, words: str, at: int) -> None:
        self._add(WHITE.sub(" ", words), at)
        for match in LEFT_OVER.finditer(words):
            self._stray(match.lastgroup or "", match[0], at + match.start())

    def _add(self, text: str, at: int, **style: Any) -> None:
        composed = text if text.isascii() else normalize("NFC", text)
        if text or style:
            span = replace(self._styles[-1], text=composed, at=self._place(at), **style)
            self.spans.append(span)

    def _open_link(self, token: Token, at: int) -> None:
        href = written_address(str(token.attrs.get("href", "")))
        self._styles.append(replace(self._styles[-1], href=href))
        self._links.append((at, len(self.spans)))
        self._end = at + 1
        if title := token.attrs.get("title"):
            self._stray("link-title", str(title), at)

    def _close_link(self) -> None:
        self._styles.pop()
        at, before = self._links.pop()
        if len(self.spans) == before:
            self._add("[]", at)
            self._stray("empty-link", "[](", at)

    def _tag(self, tag: str, at: int) -> None:
        """Note a tag once, where it opens; what is no markup here stays as it is."""
        self._add(tag, at)
        name = tag.strip("</>").split()[0].lower()
        if tag.startswith("<!--"):
            self._stray("comment", tag, at)
        elif not tag.startswith("</"):
            self._tags.append(name)
            self._stray("tag", tag, at)
        elif name not in self._tags:
            self._stray("tag", tag, at)

    def _stray(self, kind: str, written: str, at: int) -> None:
        self.strays.append(Stray(kind, written, self._place(at)))


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield ``spans``, neighbours of one style as one."""
    last: Span | None = None
    for span in spans:
        if last and not last.note and replace(last, text="") == replace(span, text=""):
            last = replace(last, text=last.text + span.text)
            continue
        if last:
            yield last
        last = span
    if last:
        yield last
