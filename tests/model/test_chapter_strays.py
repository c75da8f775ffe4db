"""What begins a block of a chapter and holds nothing is told where its author wrote it."""

from __future__ import annotations

import pytest

from builder.model import Text
from builder.model.markdown.chapter import read_chapter


@pytest.mark.parametrize(
    ("chapter", "block", "at"),
    [
        ("##\n\nText.\n", "heading", 0),
        ("Text.\n\n# <!-- later -->\n", "heading", 7),
        ("- Pour.\n-\n- Wait.\n", "item", 8),
        ("1.\n2. Wait.\n", "item", 0),
        (">\n\nText.\n", "quote", 0),
        ("```sh\n```\n", "code", 0),
        ("[^1]: \n\nText.[^1]\n", "note", 0),
        ("| a | b |\n|---|---|\n| | c |\n", "cell", 20),
    ],
)
def test_a_block_without_words_is_told(chapter: str, block: str, at: int) -> None:
    strays = [(each.kind, each.at) for each in read_chapter(chapter).strays]
    assert strays == [(f"empty-{block}", at)]


@pytest.mark.parametrize(
    "chapter",
    [
        "- - Pour.\n",
        "> # Heat\n",
        "-\n  Pour.\n",
        "- ```\n  kettle\n  ```\n",
        "***\n",
    ],
)
def test_a_block_that_holds_blocks_is_not_empty(chapter: str) -> None:
    assert read_chapter(chapter).strays == ()


@pytest.mark.parametrize("mark", ["![", "[", ":term[", "~a", "*a "])
def test_what_would_take_for_ever_is_not_begun(mark: str) -> None:
    """The parser goes back for each of these marks: 30,000 took a minute."""
    many = mark * 60_000
    assert [each.kind for each in Text.parse(many).strays] == ["long"]
    chapter = read_chapter(f"Pour.\n\n{many}\n")
    assert [(each.kind, each.at) for each in chapter.strays] == [("long", 7)]
