"""Asks whether the words of a guide can be followed, believed and read by anybody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder.diagnostics import Finding, Places, in_file_order
from builder.model import Allowance, Guide
from builder.wording.grade import check_grade, check_sentences
from builder.wording.rules import check_contradictions, check_phrases, check_signals, check_steps
from builder.wording.texts import Passage, passages_of
from builder.wording.usage import Usage, usage_of

__all__ = ["check_wording"]


def check_wording(guide: Guide) -> tuple[Finding, ...]:
    """Return what in the words of ``guide`` could mislead, promise too much or be hard to read.

    All are warnings: only a person can tell whether a rule fits. What the guide allows becomes a
    note with its reason; an allowance of nothing is a warning itself. A language without lists
    gets no findings but those of its allowances.
    """
    passages = tuple(passages_of(guide))
    usage = usage_of(guide)
    findings = in_file_order(_findings(guide, passages, usage)) if usage else ()
    return in_file_order((*_judged(findings, guide), *_unused(findings, guide)))


def _findings(guide: Guide, passages: Sequence[Passage], usage: Usage) -> Iterator[Finding]:
    yield from check_steps(passages, usage)
    yield from check_sentences(passages, usage)
    yield from check_phrases(passages, usage)
    yield from check_contradictions(guide, passages, usage)
    yield from check_signals(guide, usage)
    yield from check_grade(guide, passages, usage)


def _judged(findings: Sequence[Finding], guide: Guide) -> Iterator[Finding]:
    """Yield ``findings``; what is allowed as a note that gives the reason."""
    for finding in findings:
        allowed = next(
            (each for each in guide.wording.allow if _covers(each, finding, guide.places)), None
        )
        if allowed is None:
            yield finding
        else:
            yield replace(finding, severity="note", hint=f"allowed: {allowed.reason}")


def _unused(findings: Sequence[Finding], guide: Guide) -> Iterator[Finding]:
    for index, allowed in enumerate(guide.wording.allow):
        if not any(_covers(allowed, finding, guide.places) for finding in findings):
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
