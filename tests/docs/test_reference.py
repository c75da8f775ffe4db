"""The reference is the one that is made of the program as it is."""

from __future__ import annotations

from typing import Annotated, get_args

import pytest
from pydantic import Field

from builder.layout import blocks as card_blocks
from builder.model.base import FILLED_IN, Value
from builder.model.theme import Colour
from builder.outputs import OUTPUTS
from builder.rules import codes
from tests.docs.keys import Section, sections
from tests.docs.markup import blocks
from tests.docs.reference import FILE, reference


def test_it_is_fresh() -> None:
    assert FILE.read_text(encoding="utf-8") == reference(), "make reference"


def test_every_code_and_every_output_is_told() -> None:
    page = reference()
    assert len(codes()) > 100
    assert [code for code in codes() if f"| `{code}` |" not in page] == []
    assert [output.about for output in OUTPUTS if f"| {output.about} |" not in page] == []


def test_every_block_is_told_as_it_is_declared() -> None:
    rows = {tag: (attributes, content) for tag, attributes, content, _ in blocks(card_blocks)}
    assert rows["`<callout>`"][0] == (
        "`level` (danger, warning, caution, notice), `caution`, `signal`"
    )
    assert rows["`<entry>`"] == ("`number`, `target`", "text without marks")
    assert "any number of `<heading>`, `<figure>`" in rows["`<face>`"][1]
    assert "at most 1 `<stamp>` (text without marks)" in rows["`<face>`"][1]
    assert len(rows) == len(get_args(card_blocks.Block)) + len(("next", "face"))


class Leaf(Value):
    """How a leaf is drawn.

    Attributes:
        colour: of the blade.
        width, height: mm.
    """

    colour: Colour | None = None
    width: float = Field(default=3.0, ge=1.0, le=9.0)
    height: float = Field(gt=0.0)


class Plant(Value):
    """A plant.

    Attributes:
        name: what it is,
            where it grows.
        leaves: its leaves.
        by_season: as the year goes.
    """

    id: Annotated[str, FILLED_IN]
    name: str = Field(max_length=9)
    leaves: tuple[Leaf, ...] = ()
    by_season: dict[str, Leaf] = Field(default_factory=dict)


LEAF = (
    ("`colour`", "a colour such as `#1d2528`", "", "of the blade"),
    ("`width`", "a number from 1 to 9", "`3`", "mm"),
    ("**`height`**", "a number, more than 0", "", "mm"),
)


def test_a_model_is_told_as_it_is_declared() -> None:
    assert list(sections(Plant, "", {})) == [
        Section(
            "",
            "A plant.",
            (
                ("**`name`**", "text, at most 9 characters", "", "what it is, where it grows"),
                ("`leaves`", "a list of keys with values", "", "its leaves"),
                ("`by_season`", "names, each with keys with values", "", "as the year goes"),
            ),
        ),
        Section("leaves[]", "How a leaf is drawn.", LEAF),
        Section("by_season.…", "How a leaf is drawn.", LEAF),
    ]


def test_what_a_file_says_stands_in_for_a_default() -> None:
    (*_, leaf) = sections(Plant, "", {"by_season": {"may": {"height": 2}}})
    assert ("`height`", "a number, more than 0", "", "mm") in leaf.rows


def test_a_key_without_a_meaning_is_refused() -> None:
    class Bare(Value):
        """A plant.

        Attributes:
            name: what it is called.
        """

        name: str
        place: str

    with pytest.raises(KeyError, match="place"):
        list(sections(Bare, "", {}))
