"""Stretches of XHTML: what authors wrote, escaped, its marks turned into elements."""

from __future__ import annotations

from html import escape

from builder.compose.book.links import Links
from builder.model import Span, Text


class Xhtml(str):
    """Markup that templates take as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def inline(text: Text | str, links: Links) -> Xhtml:
    """Return ``text`` as phrasing content; a string may hold the marks that authors know."""
    marked = Text.parse(text) if isinstance(text, str) else text
    return Xhtml("".join(_span(span, links) for span in marked.spans))


def anchored(label: str, href: str, kind: str = "") -> str:
    """Return a link; one that leads nowhere is its label."""
    if not href:
        return label
    attribute = f' class="{kind}"' if kind else ""
    return f'<a{attribute} href="{escape(href)}">{label}</a>'


def _span(span: Span, links: Links) -> str:
    words = escape(span.text)
    if span.href:
        return anchored(words, links.resolved(span.href) or "")
    if span.term:
        return anchored(words, links.term(span.term), "term")
    match span.style:
        case "strong":
            return f"<strong>{words}</strong>"
        case "emphasis":
            return f"<em>{words}</em>"
        case "plain":
            return words
