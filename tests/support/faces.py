"""Faces of cards made of block markup, measured and composed with the project's look."""

from __future__ import annotations

from functools import cache
from html import escape

from hypothesis import strategies as st

from builder.layout.blocks import Face, read_face
from builder.layout.look import Look
from builder.layout.measures import as_designed
from builder.model import CardFormat, Guide
from builder.model.theme import Theme
from builder.reading import read_guide, read_theme
from builder.templating import parse_markup
from builder.typeset import Family, load_family
from tests.support.made import PLANT, ROOT

CARD = CardFormat()
LEVELS = ("danger", "warning", "caution", "notice")
WORDS = ("glide", "up", "the", "calf", "slowly", "and", "lightly", "muscles", "press", "outwards")


@cache
def family() -> Family:
    return load_family(ROOT / "fonts")


@cache
def guide() -> Guide:
    return read_guide(PLANT, shown_as=PLANT.name).guide


@cache
def theme() -> Theme:
    plain = guide().model_copy(update={"theme": {}})
    return read_theme(ROOT / "templates" / "theme.yaml", "theme.yaml", plain)


def look(size_pt: float | None = None, looks: Theme | None = None) -> Look:
    """Return the look of a card of the usual size; ``looks`` is its theme."""
    whole = Look(looks or theme(), family(), {}, as_designed(looks or theme()))
    return whole.sized(body=size_pt) if size_pt else whole


def face(*blocks: str, side: str = "back") -> Face:
    """Return the face of ``blocks``, which are written in block markup."""
    head = f'<face side="{side}" number="3" title="Knead" tab="Lower leg" part="1">'
    source = head + "".join(blocks) + "<stamp>abc123 · 1.0 · 2026-11-22</stamp></face>"
    return read_face(parse_markup(source, "test.block.j2", "test.block.j2"))


def step(number: int, text: str, guard: str = "") -> str:
    return f'<step number="{number}" guard="{guard}">{escape(text)}</step>'


def callout(caution: str, text: str, level: str = "warning") -> str:
    signal = level.upper()
    start = f'<callout level="{level}" caution="{caution}" signal="{signal}">'
    return f"{start}{escape(text)}</callout>"


def texts(most: int = 30) -> st.SearchStrategy[str]:
    """Sentences of one to ``most`` words."""
    return st.lists(st.sampled_from(WORDS), min_size=1, max_size=most).map(" ".join)


@st.composite
def backs(draw: st.DrawFn, most: int = 9) -> tuple[str, ...]:
    """Blocks of a back: steps, some of them guarded, a caution at the top, tips."""
    blocks = [callout("top", draw(texts(12)), draw(st.sampled_from(LEVELS)))]
    for number in range(1, draw(st.integers(1, most)) + 1):
        guard = f"guard-{number}" if draw(st.booleans()) else ""
        if guard:
            blocks.append(callout(guard, draw(texts(12)), draw(st.sampled_from(LEVELS))))
        blocks.append(step(number, draw(texts()), guard))
    tips = draw(st.lists(texts(12), max_size=2))
    return (*blocks, *(f'<tip label="Tip">{text}</tip>' for text in tips))
