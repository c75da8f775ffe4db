"""Signal words mean what the standard says (ANSI Z535.6).

Danger: death or serious injury *will* follow. Warning and caution: injury *could*. Notice: nobody
is hurt.
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.diagnostics import Finding
from builder.model import Guide
from builder.wording.usage import Usage


def check_signals(guide: Guide, usage: Usage) -> Iterator[Finding]:
    """Yield the cautions whose consequence is graver or milder than their level."""
    for caution in guide.cautions:
        at = guide.places.at("cautions", caution.id, "consequence")
        consequence = str(caution.consequence)
        needed, avoided = usage.needs.get(caution.level), usage.avoids.get(caution.level)
        if needed and not needed.search(consequence):
            message = f"{caution.level!r} does not fit: nothing says {_sense(caution.level)}"
            yield Finding(at, "signal-word", message, MEANING[caution.level], "warning")
        found = avoided.search(consequence) if avoided else None
        if found:
            message = f"{caution.level!r} does not fit {found[0]!r}"
            yield Finding(at, "signal-word", message, MEANING[caution.level], "warning")


MEANING = {
    "danger": "danger: it will kill or badly hurt; a warning could",
    "warning": "warning: it could kill or badly hurt; if it will, it is a danger",
    "caution": "caution: it could hurt a little; if it could kill, it is a warning",
    "notice": "notice: nobody is hurt; if somebody could be, it is a caution",
}


def _sense(level: str) -> str:
    return "that harm will come" if level == "danger" else "that harm could come"
