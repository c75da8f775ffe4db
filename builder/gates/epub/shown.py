"""The body of a page for browsers that a template made: read, looked through and written anew.

What a browser makes of markup that is not well-formed depends on the browser. So it must be, and
what is shown is written from the elements that were looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from lxml import etree
from lxml.html import xhtml_to_html

from builder.gates.epub.allowed import PAGE, unsafe
from builder.gates.epub.opened import XHTML, Element

SPACE = XHTML.strip("{}")
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML holds; the text of a PDF may have some."""
UNKNOWN = "\ufffd"
HEADS = ("body", "head", "html", "link", "meta", "title")
SHOWN = replace(
    PAGE,
    elements={
        **{name: PAGE.elements[name] for name in PAGE.elements if name not in HEADS},
        "details": "open",
        "iframe": "sandbox srcdoc",
        "summary": "",
    },
    shared=PAGE.shared | {"tabindex"},
    away={**PAGE.away, "img": frozenset(("data",))},
)

Problem = tuple[int, str]
"""A line of the body, from 1, and what is wrong there."""


def looked_through(body: str, held: Callable[[str], str | None]) -> tuple[str, tuple[Problem, ...]]:
    """Return ``body`` as it was understood, and what it may not hold.

    Args:
        held: gives the picture or the document that an address stands for, if it does for any.
    """
    try:
        written = NO_XML.sub(UNKNOWN, body)
        tree = etree.fromstring(f'<div xmlns="{SPACE}">{written}</div>', _PARSER)
    except etree.XMLSyntaxError as error:
        return "", ((error.lineno or 1, f"the page is not well-formed: {error.msg}"),)
    problems = [(_line(element), f"the page holds {fact}") for element, fact in unsafe(tree, SHOWN)]
    problems += _filled(tree, held)
    xhtml_to_html(tree)
    etree.cleanup_namespaces(tree)
    html = etree.tostring(tree, method="html", encoding="unicode")
    return html[html.index(">") + 1 : html.rindex("</div>")], tuple(problems)


_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def _filled(tree: Element, held: Callable[[str], str | None]) -> Iterator[Problem]:
    """Put pictures and documents in their places; yield what is there and was not held."""
    for element in tree.iter(f"{XHTML}img", f"{XHTML}iframe"):
        if element.tag == f"{XHTML}iframe" and element.get("sandbox") != "":
            yield _line(element), "a frame of the page has no sandbox"
        for name in {"src", "srcdoc"}.intersection(map(str, element.keys())):
            content = held(element.get(name, ""))
            if content is None:
                yield _line(element), f"the page holds in {name!r} what the program did not give it"
            else:
                element.set(name, content)


def _line(element: Element) -> int:
    return element.sourceline if isinstance(element.sourceline, int) else 1
