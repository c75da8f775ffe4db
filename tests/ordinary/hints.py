"""Follows hints as an author would: what a finding tells to do is done to the draft."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

import yaml

from builder.diagnostics import Finding, InFile, OnOption
from builder.model.card_size import CARD_SIZES, CardFormat
from tests.ordinary.guides import Draft

LARGEST = 300.0


def places(finding: Finding, folder: str) -> bool:
    """Tell whether ``finding`` stands in a file of the author or at an option."""
    match finding.position:
        case InFile(file):
            return f"{folder}/" in file
        case OnOption():
            return True
        case _:
            return False


def follow(finding: Finding, draft: Draft) -> bool:
    """Do what the hint of ``finding`` tells; tell whether there is anything to do."""
    doing = DOING.get(finding.code)
    return doing is not None and doing(finding, draft)


def _larger_card(finding: Finding, draft: Draft) -> bool:
    """'Take a larger card than 63 × 88 mm'."""
    sides = re.search(r"larger card than ([\d.]+) × ([\d.]+) mm", finding.hint)
    if sides is None or float(sides[2]) > LARGEST:
        return False
    return _sized(draft, float(sides[1]) * 1.2, float(sides[2]) * 1.2)


def _wider_card(finding: Finding, draft: Draft) -> bool:
    """'Take a card that is at least 45 mm wide'."""
    width = re.search(r"at least ([\d.]+) mm wide", finding.hint)
    return width is not None and _sized(draft, float(width[1]), None)


def _smaller_card(finding: Finding, draft: Draft) -> bool:
    """'Take a smaller card'."""
    return "smaller card" in finding.hint and _sized(draft, 66.0, 99.0)


def _sized(draft: Draft, width: float, height: float | None) -> bool:
    now = draft.options.card or _card_of(draft)
    card = CardFormat(width=round(width, 1), height=round(height or now.height, 1))
    draft.options = replace(draft.options, card=None)
    draft.guide["card"] = {"width": card.width, "height": card.height}
    return True


def _card_of(draft: Draft) -> CardFormat:
    written = draft.guide.get("card", {"size": "99x132"})
    width, height = CARD_SIZES[written["size"]] if "size" in written else written.values()
    return CardFormat(width=float(width), height=float(height))


def _shorter_word(finding: Finding, draft: Draft) -> bool:
    """'Choose a shorter one, or add a space or hyphen'."""
    word = re.search(r"the word '(.+?)' is", finding.message)
    if word is None:
        return False
    middle = len(word[1]) // 2
    return _changed(draft, word[1], f"{word[1][:middle]}-{word[1][middle:]}")


def _changed(draft: Draft, before: str, after: str) -> bool:
    def change(value: object) -> object:
        match value:
            case str():
                return value.replace(before, after)
            case list():
                return [change(each) for each in value]
            case dict():
                return {key: change(each) for key, each in value.items()}
        return value

    was = (str(draft.guide), str(draft.cautions), str(draft.cards))
    draft.guide, draft.cautions, draft.cards = map(  # type: ignore[assignment]
        change, (draft.guide, draft.cautions, draft.cards)
    )
    return was != (str(draft.guide), str(draft.cautions), str(draft.cards))


def _fewer_on_quick(finding: Finding, draft: Draft) -> bool:
    """'With groups: [] it lists no card'; or 'write quick_reference: false to those cautions'."""
    if "groups: []" in finding.hint:
        draft.guide.setdefault("quick_reference", {})["groups"] = []
        return True
    if "quick_reference: false" in finding.hint:
        for caution in draft.cautions:
            caution["quick_reference"] = False
        return True
    return False


def _no_title(finding: Finding, draft: Draft) -> bool:
    """'Tell under alt what the picture shows, or take the title out'."""
    name = str(finding.position).partition("illustrations/")[2].partition(":")[0]
    told = yaml.safe_load(draft.pictures[name])
    title = told.pop("title", None)
    draft.pictures[name] = yaml.safe_dump(told, allow_unicode=True).encode()
    return title is not None


def _with_steps(finding: Finding, draft: Draft) -> bool:
    """'Write what to do under steps'."""
    named = re.search(r"card '(.+?)' says", finding.message)
    card = draft.cards.get(named[1]) if named else None
    if card is None or "'steps'" not in finding.hint:
        return False
    card["steps"] = ["Wait a minute."]
    return True


DOING: Mapping[str, Callable[[Finding, Draft], bool]] = {
    "alt-repeats-title": _no_title,
    "bare-card": _with_steps,
    "fit-too-long": _larger_card,
    "fit-card-too-narrow": _wider_card,
    "sheet-no-room": _smaller_card,
    "fit-word-too-wide": _shorter_word,
    "fit-cover": _shorter_word,
    "fit-quick-reference": _fewer_on_quick,
}
"""What is done by the code of the finding. Any other code is none that an ordinary guide earns."""
