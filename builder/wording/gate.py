"""All rules of wording, and what the author has said about their findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder.diagnostics import Finding, Places, in_file_order
from builder.model import Allowance, Guide
from builder.wording.contradictions import check_contradictions
from builder.wording.grade import Count, check_grade, syllables
from builder.wording.phrases import check_phrases
from builder.wording.sentences import check_sentences
from builder.wording.signals import check_signals
from builder.wording.steps import check_steps
from builder.wording.texts import Said, texts_of
from builder.wording.usage import Usage, usage_of


def check_wording(guide: Guide, count: Count = syllables) -> tuple[Finding, ...]:
    """Return what in the words of ``guide`` could mislead, promise too much or be hard to read.

    All are warnings: only a person can tell whether a rule fits. What the guide allows becomes a
    note with its reason; an allowance of nothing is a warning itself. A language without lists
    gets no findings but those of its allowances.

    Args:
        count: counts the syllables.
    """
    texts = tuple(texts_of(guide))
    usage = usage_of(guide)
    found = in_file_order(_found(guide, texts, usage, count)) if usage else ()
    return in_file_order((*_judged(found, guide), *_unused(found, guide)))


def _found(guide: Guide, texts: Sequence[Said], usage: Usage, count: Count) -> Iterator[Finding]:
    yield from check_steps(texts, usage)
    yield from check_sentences(texts, usage)
    yield from check_phrases(texts, usage)
    yield from check_contradictions(guide, texts, usage)
    yield from check_signals(guide, usage)
    yield from check_grade(guide, texts, usage, count)


def _judged(found: Sequence[Finding], guide: Guide) -> Iterator[Finding]:
    """Yield ``found``; what is allowed as a note that gives the reason."""
    for finding in found:
        allowed = next(
            (each for each in guide.wording.allow if _covers(each, finding, guide.places)), None
        )
        if allowed is None:
            yield finding
        else:
            yield replace(finding, severity="note", hint=f"allowed: {allowed.reason}")


def _unused(found: Sequence[Finding], guide: Guide) -> Iterator[Finding]:
    for index, allowed in enumerate(guide.wording.allow):
        if not any(_covers(allowed, finding, guide.places) for finding in found):
            at = guide.places.at("guide", "wording", "allow", index)
            words = f" of {allowed.text!r}" if allowed.text else ""
            message = f"nothing{words} is found under {allowed.rule!r}, so nothing is allowed"
            yield Finding(at, "unused-allowance", message, "take it out", "warning")


def _covers(allowed: Allowance, finding: Finding, places: Places) -> bool:
    """Tell whether ``allowed`` is about ``finding``: its rule, its words, its file."""
    return (
        allowed.rule == finding.code
        and (allowed.text or "").lower() in finding.message.lower()
        and (allowed.file or "") in places.inside(finding.position)
    )
