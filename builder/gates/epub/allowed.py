"""What the files of a book may hold: nothing that runs, nothing that is fetched from elsewhere.

A guide may bring its own templates, and whoever opens the book did not write them. So nothing is
looked for: what is not listed here is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from builder.diagnostics import Finding
from builder.gates.epub.opened import EPUB_TYPE, NCX, SVG, XHTML, XML_LANG, Element, OpenedBook

CODE = "unsafe-markup"
HINT = "leave it out: a book runs nothing and fetches nothing"
XLINK = "{http://www.w3.org/1999/xlink}href"
ADDRESSES = ("href", "src", XLINK)
WEB = frozenset(("http", "https", "mailto", "tel"))
"""Where a link may lead outside of its file; a reader follows it by hand."""
MEDIA_TYPES = frozenset((
    "application/xhtml+xml", "application/x-dtbncx+xml", "text/css", "image/svg+xml", "image/png",
    "image/jpeg", "font/ttf", "font/otf", "application/font-sfnt", "application/vnd.ms-opentype",
))  # fmt: skip
EVERYWHERE = frozenset(("class", "dir", "hidden", "id", "lang", "role", "style", "title"))
NAMED = re.compile(r"(?:aria|data)-[a-z-]+")
STEERING = re.compile(r"[\x00-\x20\x7f\\]")
DECLARING = re.compile(rb"<!DOCTYPE(?! html>)", re.IGNORECASE)
UTF_8 = "UTF-8"
SCHEME = re.compile(r"([^/?#]*?):")


@dataclass(frozen=True, slots=True)
class Allowed:
    """What files of one kind may hold.

    Attributes:
        space: of its elements.
        elements: by name, the attributes that each may have beside those that all may.
        shared: attributes that all may have.
        away: by element, the schemes that its addresses may name; all others stay in the book.
    """

    space: str
    elements: Mapping[str, str]
    shared: frozenset[str] = frozenset()
    away: Mapping[str, frozenset[str]] = field(default_factory=dict)


PAGE = Allowed(
    XHTML,
    {
        **dict.fromkeys(
            ("abbr", "address", "article", "aside", "b", "bdi", "blockquote", "body", "br",
             "caption", "cite", "code", "col", "colgroup", "dd", "del", "dfn", "div", "dl", "dt",
             "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "head",
             "header", "hr", "html", "i", "ins", "kbd", "main", "mark", "nav", "p", "pre", "q", "s",
             "samp", "section", "small", "span", "strong", "sub", "sup", "table", "tbody", "tfoot",
             "thead", "title", "tr", "u", "ul", "var", "wbr"), ""),
        "a": "href", "img": "src alt width height", "li": "value", "link": "rel type href",
        "meta": "charset", "ol": "start reversed type", "td": "colspan rowspan headers",
        "th": "colspan rowspan headers scope abbr", "time": "datetime",
    },
    EVERYWHERE | {EPUB_TYPE, XML_LANG},
    {"a": WEB},
)  # fmt: skip
OLD_CONTENTS = Allowed(
    NCX,
    {
        **dict.fromkeys(("docAuthor", "docTitle", "head", "navLabel", "navMap", "pageList", "text"),
                        ""),
        "content": "src", "meta": "name content", "navPoint": "playOrder", "ncx": "version",
        "pageTarget": "type value playOrder",
    },
    frozenset(("class", "id", XML_LANG)),
)  # fmt: skip
PICTURE = Allowed(
    SVG,
    {
        **dict.fromkeys(("defs", "desc", "g", "title"), ""),
        "circle": "cx cy r", "ellipse": "cx cy rx ry", "path": "d", "polygon": "points",
        "image": f"width height x y href {XLINK} preserveAspectRatio", "polyline": "points",
        "rect": "x y width height rx ry", "svg": "viewBox width height version preserveAspectRatio",
    },
    frozenset((
        "id", "role", "fill", "fill-opacity", "fill-rule", "opacity", "stroke", "stroke-linecap",
        "stroke-linejoin", "stroke-opacity", "stroke-width", "transform", XML_LANG,
    )),
    {"image": frozenset(("data",))},
)  # fmt: skip
KINDS = {".xhtml": PAGE, ".ncx": OLD_CONTENTS, ".svg": PICTURE}


def check_allowed(book: OpenedBook) -> Iterator[Finding]:
    """Every file holds what is listed for its kind, and is of a kind that is."""
    for item in book.items:
        if item.media_type not in MEDIA_TYPES:
            message = f"{item.path!r} is of the kind {item.media_type!r}, which no book needs"
            yield Finding(book.at(item.path), CODE, message, HINT)
    for path, tree in book.trees.items():
        allowed = KINDS.get(path[path.rfind(".") :])
        if allowed is not None:
            facts = [(tree, fact) for fact in _head(book.members[path], tree)]
            for element, fact in (*facts, *unsafe(tree, allowed)):
                yield Finding(book.at(path, element), CODE, f"the book holds {fact}", HINT)


def unsafe(tree: Element, allowed: Allowed) -> Iterator[tuple[Element, str]]:
    """Yield each element of ``tree`` that holds what is not listed, with what that is."""
    for element in (*tree.itersiblings(preceding=True), *tree.itersiblings(), *tree.iter()):
        if isinstance(element, etree._ProcessingInstruction):
            yield tree, f"an instruction for programs, {str(element.target)!r}"
        elif isinstance(element, etree._Entity):
            yield tree, f"an entity, {str(element.text)!r}"
        elif isinstance(element.tag, str):
            yield from ((element, fact) for fact in _of_element(element, allowed))


def _head(content: bytes, tree: Element) -> Iterator[str]:
    """Yield what the head of an XML file should not say: attributes and texts may lie in it."""
    if DECLARING.search(content):
        yield "a document type that declares something"
    if (encoding := tree.getroottree().docinfo.encoding or UTF_8).upper() != UTF_8:
        yield f"a text that is said to be {encoding!r}"


def _of_element(element: Element, allowed: Allowed) -> Iterator[str]:
    name = str(element.tag).removeprefix(allowed.space)
    if name not in allowed.elements:
        yield f"an element <{_short(name)}>"
        return
    own = allowed.elements[name].split()
    for attribute, value in element.attrib.items():
        shown = _short(str(attribute))
        if attribute not in own and attribute not in allowed.shared and not NAMED.fullmatch(shown):
            yield f"an attribute {shown!r} of <{name}>"
        elif attribute in ADDRESSES:
            yield from _of_address(str(value), allowed.away.get(name, frozenset()), name)


def _of_address(address: str, schemes: frozenset[str], name: str) -> Iterator[str]:
    scheme = SCHEME.match(address)
    leads_away = address.startswith("//") or (scheme and scheme[1].lower() not in schemes)
    if leads_away or STEERING.search(address):
        yield f"an address {address[:60]!r} of <{name}>"


def _short(name: str) -> str:
    return name.rpartition("}")[2]
