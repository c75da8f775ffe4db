"""Headings of cards that stand without their title card."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from builder.drawing import Body, Document, Element, Node, OnDemand, Page, Part, Role, Section

LEVELS: tuple[Role, ...] = ("H1", "H2", "H3")


def led_by_first(document: Document) -> Document:
    """Return ``document`` with all headings so many levels up that the first is of the first.

    Readers take a file that begins with a heading of the second level for one that lost its
    beginning, and PDF/UA-1 (7.4.2) forbids it.
    """
    bodies = (page.body for page in document.pages)
    first = next((role for body in bodies for role in _headings(body)), LEVELS[0])
    up = LEVELS.index(first)
    return document if up == 0 else replace(document, children=_raised(document.children, up))


def _headings(nodes: Iterable[object]) -> Iterator[Role]:
    for node in nodes:
        if isinstance(node, Element):
            if node.role in LEVELS:
                yield node.role
            yield from _headings(node.children)


def _raised(children: tuple[Section | Page, ...], up: int) -> tuple[Section | Page, ...]:
    return tuple(
        replace(child, body=OnDemand(partial(_body, child.body, up)))
        if isinstance(child, Page)
        else replace(child, children=_raised(child.children, up))
        for child in children
    )


def _body(body: Body, up: int) -> Iterator[Part]:
    for part in body:
        yield _element(part, up) if isinstance(part, Element) else part


def _element(element: Element, up: int) -> Element:
    role = element.role
    if role in LEVELS:
        role = LEVELS[max(0, LEVELS.index(role) - up)]
    inner: tuple[Node, ...] = tuple(
        _element(child, up) if isinstance(child, Element) else child for child in element.children
    )
    return replace(element, role=role, children=inner)
