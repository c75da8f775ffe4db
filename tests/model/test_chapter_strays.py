"""What begins a block of a chapter and holds nothing is told where its author wrote it."""

from __future__ import annotations

import pytest

from builder.model.markdown.chapter import read_chapter


@pytest.mark.parametrize(
    ("chapter", "written", "at"),
    [
        ("##\n\nText.\n", "##", 0),
        ("Text.\n\n# <!-- later -->\n", "#", 7),
        ("- Pour.\n-\n- Wait.\n", "-", 8),
        ("1.\n2. Wait.\n", "1.", 0),
        (">\n\nText.\n", ">", 0),
        ("```sh\n```\n", "```sh", 0),
        ("[^1]: \n\nText.[^1]\n", "[^1]:", 0),
    ],
)
def test_a_block_without_words_is_told(chapter: str, written: str, at: int) -> None:
    assert [(each.kind, each.written, each.at) for each in read_chapter(chapter).strays] == [
        ("empty", written, at)
    ]


@pytest.mark.parametrize(
    "chapter",
    [
        "- - Pour.\n",
        "> # Heat\n",
        "-\n  Pour.\n",
        "- ```\n  kettle\n  ```\n",
        "***\n",
        "| a | b |\n|---|---|\n| | c |\n",
    ],
)
def test_a_block_that_holds_blocks_is_not_empty(chapter: str) -> None:
    assert read_chapter(chapter).strays == ()
