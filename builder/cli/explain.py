"""What a finding means, for the person who was stopped by it."""

from __future__ import annotations

from textwrap import indent

from builder.cli.usage import UsageError
from builder.diagnostics import nearest
from builder.rules import Explanation, codes, explain


def explanation(code: str | None) -> str:
    """Return what ``code`` means, or without one the list of all codes with their titles.

    Raises:
        UsageError: no finding has this code; the message names the nearest.
    """
    if code is None:
        return _listed()
    known = explain(code)
    if known is None:
        hint = nearest(code, codes()) or "'cardbook explain' lists all codes"
        raise UsageError(f"no finding has the code {code!r}; {hint}")
    return _explained(known)


def _listed() -> str:
    known = codes()
    width = max(map(len, known))
    return "\n".join(f"{code:{width}}  {_title(code)}" for code in known)


def _title(code: str) -> str:
    known = explain(code)
    return known.title if known else ""


def _explained(known: Explanation) -> str:
    blocks = (
        f"{known.code}: {known.title}",
        known.why,
        "This is found:\n" + indent(known.failing, "    "),
        "This is right:\n" + indent(known.mended, "    "),
    )
    return "\n\n".join(blocks)
