"""Whether a template printed all that must stand on a face: every caution, every step.

A template is free in its words and its order, but not to leave a caution out, to soften it, or to
put it after the step it guards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
    steps = {block.number: block for block in blocks if isinstance(block, StepBlock)}
    printed = [block for block in blocks if isinstance(block, CalloutBlock)]
    printed += [step.callout for step in steps.values() if step.callout]
    yield from check_cautions(guide.cautions_on(card), printed, words, at, where)
    for number, step in enumerate(card.steps, 1):
        block = steps.get(str(number))
        if block is None or _plain(block.words) != _plain(step.text):
            fact = f"step {number} of {where} is not printed as it is written"
            yield Finding(at, "step-not-on-face", fact)
        elif step.caution and (not block.callout or block.callout.caution != step.caution):
            fact = f"caution {step.caution!r} does not stand before step {number} of {where}"
            yield Finding(at, "caution-not-on-face", fact)


def check_cautions(
    wanted: Iterable[Caution],
    printed: Iterable[CalloutBlock],
    words: Words,
    at: Position,
    where: str,
) -> Iterator[Finding]:
    """Yield each of the ``wanted`` cautions that no callout prints as it is written.

    Code: ``caution-not-on-face``.
    """
    callouts = {
        (block.caution, block.level, block.signal, _plain(block.words)) for block in printed
    }
    for caution in wanted:
        signal = words.signal[caution.level]
        if (caution.id, caution.level, signal, _plain(caution.short)) not in callouts:
            fact = f"caution {caution.id!r} is not printed on {where} as it is written"
            hint = "a template prints each with its level, its signal word and its short text"
            yield Finding(at, "caution-not-on-face", fact, hint)


def _plain(text: Text) -> str:
    return " ".join(str(text).split())
