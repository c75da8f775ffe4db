"""Whether a template printed all that must stand on a face: every caution, every step.

A template is free in its words and its order, but not to leave a caution out, to soften it, or to
put it after the step it guards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from builder.diagnostics import Finding, Position
from builder.layout.blocks import CalloutBlock, Face, StepBlock
from builder.model import Card, Caution, Guide, Text
from builder.model.words import Words


def check_card(
    guide: Guide, card: Card, faces: tuple[Face, Face], words: Words
) -> Iterator[Finding]:
    """Yield each caution and step of ``card`` that its faces do not print as it is written.

    Codes: ``caution-not-on-face``, ``step-not-on-face``; at the template of the back.
    """
    at, where = faces[1].at, f"card {guide.number_of(card)}"
    blocks = [block for face in faces for block in face.blocks]
    found = [block for block in blocks if isinstance(block, StepBlock)]
    steps = {block.number: block for block in found}
    printed = [block for block in blocks if isinstance(block, CalloutBlock)]
    printed += [step.callout for step in found if step.callout]
    yield from check_cautions(guide.cautions_on(card), printed, words, at, where)
    yield from _in_order(found, card, at, where)
    for number, step in enumerate(card.steps, 1):
        block = steps.get(str(number))
        if block is None or _plain(block.words) != _plain(step.text):
            fact = f"step {number} of {where} is not printed as it is written"
            yield Finding(at, "step-not-on-face", fact)
        elif step.caution and (not block.callout or block.callout.caution != step.caution):
            fact = f"caution {step.caution!r} does not stand before step {number} of {where}"
            yield Finding(at, "caution-not-on-face", fact)


def _in_order(
    found: Sequence[StepBlock], card: Card, at: Position, where: str
) -> Iterator[Finding]:
    """Yield the first step that is one too many, or stands before one that comes before it."""
    numbers = [str(number) for number in range(1, len(card.steps) + 1)]
    for block, number in zip_longest(found, numbers):
        if block is not None and block.number != number:
            fact = f"step {block.number!r} of {where} is out of order, or one too many"
            yield Finding(at, "step-not-on-face", fact)
            return


def check_cautions(
    wanted: Iterable[Caution],
    printed: Iterable[CalloutBlock],
    words: Words,
    at: Position,
    where: str,
) -> Iterator[Finding]:
    """Yield each of the ``wanted`` cautions that no callout prints as it is written.

    No callout prints anything else.

    Code: ``caution-not-on-face``.
    """
    hint = "a template prints each with its level, its signal word and its short text"
    asked = {
        (caution.id, caution.level, words.signal[caution.level], _plain(caution.short)): caution.id
        for caution in wanted
    }
    there = set()
    for block in printed:
        callout = (block.caution, block.level, block.signal, _plain(block.words))
        there.add(callout)
        if callout not in asked:
            fact = f"a callout on {where} does not print caution {block.caution!r} as it is written"
            yield Finding(at, "caution-not-on-face", fact, hint)
    for callout, name in asked.items():
        if callout not in there:
            fact = f"caution {name!r} is not printed on {where} as it is written"
            yield Finding(at, "caution-not-on-face", fact, hint)


def _plain(text: Text) -> str:
    return " ".join(str(text).split())
