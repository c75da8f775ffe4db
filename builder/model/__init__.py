"""What content may say: frozen, typed values, whatever files they came from."""

from builder.model.card import Card, Direction, Pressure, Step
from builder.model.card_size import CARD_SIZES, CardFormat, CardSize, card_format
from builder.model.caution import Caution, Kind, Level
from builder.model.guide import (
    Creator,
    Emergency,
    Guide,
    Part,
    QuickReference,
    Release,
    Review,
    Series,
    Source,
)
from builder.model.illustration import Illustration
from builder.model.lamination import Hole, Lamination, PouchName, PouchSize
from builder.model.prose import Chapter, Note
from builder.model.text import Span, Stray, Text
from builder.model.vocabulary import FigureWords, Vocabulary
from builder.model.wording import Allowance, Wording

__all__ = [
    "CARD_SIZES",
    "Allowance",
    "Card",
    "CardFormat",
    "CardSize",
    "Caution",
    "Chapter",
    "Creator",
    "Direction",
    "Emergency",
    "FigureWords",
    "Guide",
    "Hole",
    "Illustration",
    "Kind",
    "Lamination",
    "Level",
    "Note",
    "Part",
    "PouchName",
    "PouchSize",
    "Pressure",
    "QuickReference",
    "Release",
    "Review",
    "Series",
    "Source",
    "Span",
    "Step",
    "Stray",
    "Text",
    "Vocabulary",
    "Wording",
    "card_format",
]
