"""Chapters with every block that Markdown has for prose."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.ordinary.sentences import filled, marked, phrase, sentence

Block = Callable[[Random, str], str]


def chapter(dice: Random, said: str, cards: list[str], terms: list[str]) -> str:
    """Return a chapter in the language ``said``, with links to ``cards`` and to ``terms``."""
    blocks = [dice.choice(BLOCKS)(dice, said) for _ in range(dice.randint(1, 7))]
    if dice.random() < 0.5:
        blocks.append(
            f"{phrase(dice, said, 30)} [{phrase(dice, said, 20)}](#{dice.choice(cards)})."
        )
    if terms and dice.random() < 0.5:
        blocks.append(f"{phrase(dice, said, 30)} :term[{dice.choice(terms)}].")
    if dice.random() < 0.2:
        blocks += [f"{phrase(dice, said, 40)}.[^1]", f"[^1]: {sentence(dice, said)}"]
    return "\n\n".join(blocks) + "\n"


def _paragraph(dice: Random, said: str) -> str:
    return marked(dice, filled(dice, said, dice.choice((80, 300, 900))))


def _heading(dice: Random, said: str) -> str:
    return f"{'#' * dice.randint(1, 4)} {phrase(dice, said, 50)}\n\n{sentence(dice, said)}"


def _list(dice: Random, said: str) -> str:
    return "\n".join(f"- {marked(dice, sentence(dice, said))}" for _ in range(dice.randint(1, 4)))


def _numbers(dice: Random, said: str) -> str:
    lines = (f"{number}. {sentence(dice, said)}" for number in range(1, dice.randint(2, 5)))
    return "\n".join(lines)


def _nested(dice: Random, said: str) -> str:
    return f"- {sentence(dice, said)}\n  - {sentence(dice, said)}\n  - {sentence(dice, said)}"


def _quotation(dice: Random, said: str) -> str:
    return f"> {sentence(dice, said)}\n> {sentence(dice, said)}"


def _fence(dice: Random, said: str) -> str:
    return f"```sh\n{phrase(dice, said, 40)}\n```"


def _break(dice: Random, said: str) -> str:
    return f"{sentence(dice, said)}  \n{sentence(dice, said)}\n\n---\n\n{sentence(dice, said)}"


def _link(dice: Random, said: str) -> str:
    return f"{phrase(dice, said, 40)} [{phrase(dice, said, 30)}](https://example.org/a?b=1&c=2)."


BLOCKS: tuple[Block, ...] = (
    _paragraph,
    _paragraph,
    _heading,
    _list,
    _numbers,
    _nested,
    _quotation,
    _fence,
    _break,
    _link,
)
