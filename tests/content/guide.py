"""The real guide, and its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from builder.model import Card, Guide
from builder.reading import read_guide

FOLDER = Path(__file__).parents[2] / "content" / "back-leg-massage"
MARKDOWN = re.compile(r":term\[([^\]]+)\]|\[([^\]]+)\]\([^)]*\)")


@cache
def guide() -> Guide:
    return read_guide(FOLDER, shown_as="content/back-leg-massage").guide


def chapter(card: Card) -> str:
    """Return the words of the card's chapter, without marks and addresses."""
    words = MARKDOWN.sub(lambda match: match[1] or match[2], card.body.source).replace("*", "")
    return re.sub(r"(?<!\n)\n(?![\n#-])", " ", words)


def face_texts(card: Card) -> Iterator[str]:
    """Yield what is printed on the two faces, title and cautions apart."""
    yield str(card.cue or "")
    yield from (str(step.text) for step in card.steps)
    yield from map(str, card.tips)


def all_texts(of: Guide) -> Iterator[tuple[str, str]]:
    """Yield every text that we wrote, with its place; titles of sources are other people's."""
    yield "guide", " ".join((of.title, str(of.subtitle or ""), of.description))
    yield "rule", str(of.quick_reference.rule or "")
    for part in of.parts:
        yield f"part {part.id}", f"{part.title}. {part.intro or ''}"
    for term, meaning in of.glossary.items():
        yield f"glossary {term}", f"{term}. {meaning}"
    for caution in of.cautions:
        texts = (caution.hazard, caution.consequence, caution.avoid, caution.short)
        yield f"caution {caution.id}", " ".join(map(str, texts))
    for card in of.cards:
        yield f"card {card.id}", ". ".join((card.title, *face_texts(card)))
        yield f"chapter {card.id}", chapter(card)
