"""Stretches of XHTML: what authors wrote, escaped, its marks turned into elements."""

from __future__ import annotations

from html import escape

from builder.model import Span, Text
from builder.outputs.epub.links import Links


class Xhtml(str):
    """Markup that templates take as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def inline(text: Text | None, links: Links) -> Xhtml:
    """Return ``text`` as phrasing content."""
    return Xhtml("".join(phrase(span, links) for span in text.spans) if text else "")


def plain(words: str) -> Xhtml:
    """Return ``words``, which have no marks, as phrasing content."""
    return Xhtml(escape(words))


TERM = ' epub:type="glossref" role="doc-glossref"'
"""What tells readers that a link leads to the meaning of a word, which many show over the page."""


def anchored(label: str, href: str, meaning: str = "") -> str:
    """Return a link; one that leads nowhere is its label."""
    return f'<a{meaning} href="{escape(href)}">{label}</a>' if href else label


def phrase(span: Span, links: Links) -> str:
    """Return ``span`` with its marks as elements."""
    words = escape(span.text)
    for tag, applies in (
        (span.script, span.script),
        ("em", span.emphasis),
        ("strong", span.strong),
    ):
        words = f"<{tag}>{words}</{tag}>" if applies else words
    if span.href:
        return anchored(words, links.resolved(span.href) or "")
    return anchored(words, links.term(span.term), TERM) if span.term else words
