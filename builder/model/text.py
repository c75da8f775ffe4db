"""Text with the few inline marks that authors may use."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from html import escape
from typing import Literal

MARKS = re.compile(r"[\\`*_\[<&~^=\n]")
"""One of these characters stands in every text that is more than plain words."""
MOST_CHARACTERS = 10_000
"""In one text, or between two empty lines of a chapter: marks are looked for in each stretch with a
time that grows with its square, a quarter of a second at this length."""
ACTIVE = re.compile(r"[\\`*\[<~^]")
"""What would be a mark again, were it written as it is."""

Script = Literal["", "sub", "sup"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one style.

    Attributes:
        emphasis, strong: how it is told from the words around it.
        script: whether it stands lower or higher than these, and smaller.
        href: where a link leads, or nothing.
        term: the glossary term it names, or nothing.
        code: letter for letter, as a machine has it; only in chapters.
        note: the label of the note that it refers to; only in chapters.
        at: index of its first character, or of its first mark, in what was written.
    """

    text: str
    emphasis: bool = False
    strong: bool = False
    script: Script = ""
    href: str = ""
    term: str = ""
    code: bool = False
    note: str = ""
    at: int = field(default=0, compare=False, repr=False)

    @property
    def source(self) -> str:
        """The span as an author may write it."""
        if self.term:
            return f":term[{self.term}]"
        words = _escaped(self.text)
        if self.script:
            sign = "~" if self.script == "sub" else "^"
            words = f"{sign}{self.text}{sign}"
        stars = "*" * (self.emphasis + 2 * self.strong)
        words = f"{stars}{words}{stars}"
        return f"[{words}]({self.href})" if self.href else words

    def __html__(self) -> str:
        """The span as inline markup: em, strong, sub, sup, a and term."""
        words = escape(self.text)
        if self.term:
            return f'<term name="{escape(self.term)}">{words}</term>'
        for tag, applies in (
            (self.script, self.script),
            ("em", self.emphasis),
            ("strong", self.strong),
        ):
            words = f"<{tag}>{words}</{tag}>" if applies else words
        return f'<a href="{escape(self.href)}">{words}</a>' if self.href else words


def _escaped(words: str) -> str:
    """Return ``words`` so that no mark is read in them; what is none stays as it is."""
    plain = not MARKS.search(words) or Text.parse(words).spans == (Span(words),)
    return words if plain else ACTIVE.sub(r"\\\g<0>", words)


BREAK = Span("\n")
"""The end of a line that its author asked for; only in chapters."""


@dataclass(frozen=True, slots=True)
class Stray:
    """What looks like markup and is none that the grammar, or the place, knows.

    Attributes:
        kind: a key of the table of hints, see ``reading/strays.py``.
        written: the part of the text that looks so.
        at: index of its first character.
    """

    kind: str
    written: str
    at: int


@dataclass(frozen=True, slots=True)
class Text:
    """What an author wrote, as spans; ``str()`` gives it without its marks.

    Templates print it with its marks as inline markup.

    Attributes:
        strays: what in it looks like markup and was left as it is.
    """

    spans: tuple[Span, ...]
    strays: tuple[Stray, ...] = field(default=(), compare=False, repr=False)

    @classmethod
    def parse(cls, source: str) -> Text:
        """Return ``source`` with its marks told apart: see ``model/markdown``."""
        if not MARKS.search(source):
            return cls((Span(source),))
        if len(source) > MOST_CHARACTERS:
            return cls((Span(source),), (Stray("long", "", MOST_CHARACTERS),))
        from builder.model.markdown.line import read_line  # a tenth of a second to load

        return read_line(source)

    @classmethod
    def strong(cls, words: str) -> Text:
        """Return ``words``, which have no marks of their own, in bold."""
        return cls((Span(words, strong=True),))

    @property
    def source(self) -> str:
        """The text as an author may write it: one form for texts that look alike."""
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
