"""Writes guides of any number of cards, every text of its own, for measurements.

From a shell: ``python -m tests.support.synthetic FOLDER CARDS``.
"""

from __future__ import annotations

import sys
from pathlib import Path

CARDS_IN_A_PART = 25
VERBS = ("Slide", "Glide", "Lean", "Lift", "Squeeze", "Roll", "Sweep", "Press", "Knead", "Stroke")
GRIPS = ("both palms", "one flat hand", "your thumb pads", "soft fists", "your fingertips")
PLACES = ("above the ankle", "along the calf", "on the outer calf", "over the thigh", "at the hip")
PACES = ("slow as breath", "in one easy line", "in rhythm", "without a jolt")
COUNTS = ("three", "four", "five", "six", "seven", "eight", "nine")


def write_guide(folder: Path, cards: int) -> Path:
    """Write a guide of ``cards`` cards into ``folder`` and return the folder.

    Each card has five steps, a tip, one caution before a step, a cue, the one picture, and
    two paragraphs for the e-book. No text stands on two cards.
    """
    for name in ("cards", "illustrations"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    _write(folder / "guide.yaml", _guide(cards))
    _write(folder / "cautions.yaml", CAUTIONS)
    _write(folder / "illustrations" / "leg.yaml", ILLUSTRATION)
    for number in range(1, cards + 1):
        _write(folder / "cards" / f"{number:02d}-{card_id(number)}.md", _card(number))
    return folder


def card_id(number: int) -> str:
    return f"stroke-{number}"


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _guide(cards: int) -> str:
    numbers = range(1, cards + 1)
    parts = [numbers[at : at + CARDS_IN_A_PART] for at in range(0, cards, CARDS_IN_A_PART)]
    return GUIDE + "".join(_part(place, part) for place, part in enumerate(parts, 1))


def _part(place: int, numbers: range) -> str:
    cards = ", ".join(map(card_id, numbers))
    return f"  - id: part-{place}\n    title: Part {place}\n    cards: [{cards}]\n"


def _card(number: int) -> str:
    steps = [_sentence(number, step) for step in range(5)]
    return CARD.format(
        number=number,
        verb=_pick(VERBS, number),
        place=_pick(PLACES, number),
        count=_pick(COUNTS, number),
        steps="".join(f"  - {step}\n" for step in steps[:3]),
        guarded=steps[3],
        last=steps[4],
        tip=f"Ask after stroke {number} whether {_pick(GRIPS, number)} felt right",
    )


def _sentence(number: int, step: int) -> str:
    turn = number * 5 + step
    return (
        f"{_pick(VERBS, turn)} {_pick(GRIPS, turn // 3)} {_pick(PLACES, turn // 7)} "
        f"{_pick(PACES, turn // 2)}, {number} to {number + step}."
    )


def _pick(words: tuple[str, ...], turn: int) -> str:
    return words[turn % len(words)]


GUIDE = """\
title: A guide of many cards
subtitle: Made for measuring
description: A guide that nobody practises. It shows what a thousand cards cost.
language: en-GB
identifier: urn:uuid:0d6f2f6a-6f0e-4f0b-9d63-6b2f5a1c7e11
edition: {version: "1.0", date: 2026-11-22}
creators:
  - {name: Ann Author, role: author}
reviews: []
rights: CC BY 4.0
subjects: [massage]
card: {size: 99x132}
quick_reference: {title: Quick reference, rule: Press going up and glide lightly coming down.}
glossary:
  effleurage: long gliding strokes that warm the skin
  petrissage: lifting and squeezing a muscle
sources:
  - {id: nhs, title: Deep vein thrombosis, url: "https://www.nhs.uk/conditions/dvt", year: 2023}
emergency: {label: Emergency, number: "112"}
parts:
"""

CAUTIONS = """\
- id: clot
  level: danger
  kind: stop
  hazard: A hot, swollen or throbbing calf.
  consequence: A blood clot can move and kill.
  avoid: Do not massage. Ask for urgent medical help.
  short: Hot, swollen, throbbing leg? Stop and get help.
  cards: []
  sources: [nhs]
- id: knee-back
  level: warning
  kind: technique
  hazard: Pressing into the back of the knee.
  consequence: Nerves and vessels there could be hurt.
  avoid: Lift off before the crease, or glide over with no weight.
  short: Never press into the back of the knee.
  zones: [knee-back]
  cards: []
"""

ILLUSTRATION = """\
figure: posterior-leg
title: Strokes up the calf
alt: Two thumbs stroke up the calf of the left leg and stop below the knee.
side: left
drape: right
strokes:
  - {path: [[130, 0], [200, 0.1], [300, 0]], pressure: medium, direction: toward-heart}
zones: [knee-back]
"""

CARD = """\
---
title: {verb} number {number}
technique: effleurage
zones: [calf]
illustration: leg
pressure: medium
direction: toward-heart
repeats: {count} passes
minutes: 2
cue: {verb} {place}, {count} slow passes, number {number}
steps:
{steps}  - text: {guarded}
    caution: knee-back
  - {last}
tips:
  - {tip}.
---
This is what card {number} is for: :term[effleurage] {place}. Let the hands *follow* the leg and
count to {count} before they come back.

{verb} once more if the muscle still feels firm after card {number}, and **stop** when it does not.
"""

if __name__ == "__main__":
    write_guide(Path(sys.argv[1]), int(sys.argv[2]))
