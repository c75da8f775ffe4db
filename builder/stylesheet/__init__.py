"""Style sheets as the book writes them: rules, and which elements of a page they reach."""

from builder.stylesheet.looks import FACE, MOST_CROWDED, crowding, leaves_seen, may_stand
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
    "FACE",
    "MOST_CROWDED",
    "PagePlaces",
    "Place",
    "Rule",
    "Selector",
    "crowding",
    "declared",
    "every_rule",
    "font_faces",
    "leaves_seen",
    "may_stand",
    "reaches",
    "rules_of",
    "without_font_faces",
    "without_unreached",
]
