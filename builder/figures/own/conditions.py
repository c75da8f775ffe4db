"""Elements that are not for everybody (SVG 2, 5.9)."""

from __future__ import annotations

from builder.figures.own.faults import RefusedError, standing
from builder.figures.own.tree import Element


def is_off(element: Element) -> bool:
    """Tell whether nobody sees an element: it is for one program only, or text without words.

    Raises:
        RefusedError: who reads would decide whether it is seen.
    """
    name = "systemLanguage"
    if name in element.attributes:
        with standing(name, element.at(name)):
            message = "the reader's language would decide what is drawn"
            raise RefusedError("picture-unsupported", message, "keep the elements of one language")
    if element.kind == "text":
        return not _has_words(element)
    return bool(element.attributes.get("requiredExtensions"))


def _has_words(element: Element) -> bool:
    return bool(element.text.strip()) or any(map(_has_words, element.children))
