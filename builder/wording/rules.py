"""Rules of what is said: claims, kind words, agreement with the card, signal words, commands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.diagnostics import Finding
from builder.model import Guide
from builder.wording.grade import sentences_of
from builder.wording.texts import Passage
from builder.wording.usage import Usage

MARKS = ".,;:!?…"


def check_phrases(passages: Iterable[Passage], usage: Usage) -> Iterator[Finding]:
    """Yield each claim without a source, and each word that a kinder one could replace."""
    for passage in passages:
        if not passage.sourced:
            for claim in usage.claims.finditer(passage.text):
                message = f"{claim[0]!r} claims an effect, and no source stands with it"
                hint = "say what people feel instead, or give a source"
                yield Finding(passage.at, "health-claim", message, hint, "warning")
        for word in usage.style.finditer(passage.text):
            instead = usage.instead.get(word[0].lower(), "")
            hint = instead or "leave it out or choose another word"
            message = f"{word[0]!r} could put a reader off"
            yield Finding(passage.at, "word-choice", message, hint, "warning")


def check_contradictions(
    guide: Guide, passages: Iterable[Passage], usage: Usage
) -> Iterator[Finding]:
    """Yield the steps and cues whose words contradict ``pressure`` or ``direction`` of their card.

    Only what a list names is compared, and nothing in a sentence that denies something: "never
    press hard" contradicts no light stroke.
    """
    cards = {card.id: card for card in guide.cards}
    for passage in passages:
        if passage.kind not in ("step", "cue") or usage.denials.search(passage.text):
            continue
        card = cards[passage.owner]
        for key, value in (("pressure", card.pressure), ("direction", card.direction)):
            words = usage.contradicts.get(key, {}).get(value)
            other = words.search(passage.text) if words else None
            if other:
                message = f"{other[0]!r} contradicts the card's {key}, which is {value!r}"
                hint = f"change the words or the {key}"
                yield Finding(passage.at, "words-disagree", message, hint, "warning")


def check_signals(guide: Guide, usage: Usage) -> Iterator[Finding]:
    """Yield the cautions whose consequence is graver or milder than their level (ANSI Z535.6).

    Danger: death or serious injury *will* follow. Warning and caution: injury *could*. Notice:
    nobody is hurt.
    """
    for caution in guide.cautions:
        at = guide.places.at("cautions", caution.id, "consequence")
        consequence = str(caution.consequence)
        needed, avoided = usage.needs.get(caution.level), usage.avoids.get(caution.level)
        if needed and not needed.search(consequence):
            message = f"{caution.level!r} does not fit: nothing says {_sense(caution.level)}"
            yield Finding(at, "signal-word", message, MEANING[caution.level], "warning")
        other = avoided.search(consequence) if avoided else None
        if other:
            message = f"{caution.level!r} does not fit {other[0]!r}"
            yield Finding(at, "signal-word", message, MEANING[caution.level], "warning")


MEANING = {
    "danger": "danger: it will kill or badly hurt; a warning could",
    "warning": "warning: it could kill or badly hurt; if it will, it is a danger",
    "caution": "caution: it could hurt a little; if it could kill, it is a warning",
    "notice": "notice: nobody is hurt; if somebody could be, it is a caution",
}


def _sense(level: str) -> str:
    return "that harm will come" if level == "danger" else "that harm could come"


def check_steps(passages: Iterable[Passage], usage: Usage) -> Iterator[Finding]:
    """Yield the steps that do not begin with what to do, and those that hold two actions."""
    for passage in passages:
        if passage.kind == "step":
            yield from _opening(passage, usage)
            yield from _single(passage, usage)


def _opening(passage: Passage, usage: Usage) -> Iterator[Finding]:
    first = passage.text.split()[0].strip(MARKS)
    word = first.lower()
    ending = word.endswith(usage.no_command_endings) and word not in usage.commands
    if word in usage.no_command or ending:
        message = f"the step begins with {first!r}, not with what to do"
        hint = "begin with a verb: hold, glide, lift"
        yield Finding(passage.at, "step-opening", message, hint, "warning")


def _single(passage: Passage, usage: Usage) -> Iterator[Finding]:
    joined = usage.then.search(passage.text)
    count = len(sentences_of(passage.text))
    if joined:
        message = f"the step holds two actions, joined by {joined[0]!r}"
    elif count > 1:
        message = f"the step has {count} sentences"
    else:
        return
    yield Finding(passage.at, "step-one-action", message, "make two steps of it", "warning")
