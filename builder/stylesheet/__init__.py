"""Style sheets as the book writes them: rules, and which elements of a page they reach."""

from builder.stylesheet.rules import (
    Rule,
    declared,
    every_rule,
    font_faces,
    rules_of,
    without_font_faces,
    without_unreached,
)
from builder.stylesheet.selectors import PagePlaces, Place, Selector, reaches

__all__ = [
    "PagePlaces",
    "Place",
    "Rule",
    "Selector",
    "declared",
    "every_rule",
    "font_faces",
    "reaches",
    "rules_of",
    "without_font_faces",
    "without_unreached",
]
