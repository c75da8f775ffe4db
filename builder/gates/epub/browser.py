"""Pages of a written e-book as documents of their own, for a browser that is given nothing else.

A book has no pages that a picture could be made of: its reader breaks lines and pages. So each file
of its text is handed to the browser of whoever looks at it, with the book's style and pictures.
"""

from __future__ import annotations

import base64
import copy
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree
from lxml.html import xhtml_to_html

from builder import stylesheet
from builder.gates.epub.opened import (
    STYLE_SHEET,
    XHTML,
    XML_LANG,
    Element,
    OpenedBook,
    resolved,
    words_of,
)


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A file of a book's text.

    Attributes:
        path: in the book.
        title: its first heading, or what it calls itself.
        html: the whole page: its style and its pictures in it, its links without targets, its
            fonts left to the browser.
    """

    path: str
    title: str
    html: str = field(repr=False)


def shown_pages(book: OpenedBook, style: str, most: int) -> Iterator[ShownPage]:
    """Yield the first ``most`` files of text of ``book``.

    Args:
        style: CSS that comes after the book's own.
    """
    for path, tree in islice(book.pages_read(), most):
        yield ShownPage(path, _title(tree), _html(book, path, copy.deepcopy(tree), style))


def font_faces(book: OpenedBook) -> str:
    """Return the rules of CSS that bring the type of ``book``, the fonts in them.

    There are letters for what the book says, and for nothing else.
    """
    return "\n".join(
        _with_font(book, path, text, addresses)
        for path, sheet in book.style_sheets()
        for text, addresses in stylesheet.font_faces(sheet)
    )


def _with_font(book: OpenedBook, path: str, text: str, addresses: Iterable[str]) -> str:
    for address in addresses:
        loads = re.compile(rf"""url\(["']?{re.escape(address)}["']?\)""")
        text = loads.sub(f"url({_data(book, resolved(path, address))})", text)
    return text


def _title(tree: Element) -> str:
    headings = (*tree.iter(f"{XHTML}h1"), *tree.iter(f"{XHTML}title"))
    return next((words_of(heading) for heading in headings if words_of(heading)), "")


def _html(book: OpenedBook, path: str, tree: Element, style: str) -> str:
    sheets = [_style_of(book, path, link) for link in list(tree.iter(f"{XHTML}link"))]
    for head in tree.iter(f"{XHTML}head"):
        written = "\n".join((*sheets, style)).replace("<", "\\3c ")  # what would end the element
        etree.SubElement(head, f"{XHTML}style").text = written
    for picture in tree.iter(f"{XHTML}img"):
        picture.set("src", _data(book, resolved(path, picture.get("src", ""))))
    for element in tree.iter(f"{XHTML}*"):
        for attribute in [name for name in element.attrib if _leads_away(str(name))]:
            del element.attrib[attribute]
    xhtml_to_html(tree)
    etree.cleanup_namespaces(tree)
    return etree.tostring(tree, method="html", encoding="unicode", doctype="<!DOCTYPE html>")


def _style_of(book: OpenedBook, path: str, link: Element) -> str:
    """Take ``link`` off its page and return the style sheet that it leads to, if it does."""
    target = resolved(path, link.get("href", ""))
    is_style = link.get("type") == STYLE_SHEET
    parent = link.getparent()
    if parent is not None:
        parent.remove(link)
    written = book.members.get(target, b"") if is_style else b""
    return stylesheet.without_font_faces(written.decode("utf-8", "replace"))


def _leads_away(attribute: str) -> bool:
    """Tell whether ``attribute`` is a link, or one of XML's that HTML does not know."""
    return attribute == "href" or (attribute.startswith("{") and attribute != XML_LANG)


def _data(book: OpenedBook, path: str) -> str:
    media_type = next((item.media_type for item in book.items if item.path == path), "image/png")
    content = base64.b64encode(book.members.get(path, b"")).decode("ascii")
    return f"data:{media_type};base64,{content}"
