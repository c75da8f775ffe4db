"""Why each rule exists: every code a finding may carry, with a failing and a mended example.

One file a code, ``<code>.toml``, with the keys of ``Explanation``. A new rule is a new file here
and a folder of the same name in ``tests/rules``.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files

__all__ = ["Explanation", "codes", "explain"]

SUFFIX = ".toml"
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Explanation:
    """One rule, for the person who broke it.

    Attributes:
        title: the rule in one sentence.
        why: the reason, in a paragraph.
        failing, mended: lines of a guide, each under a comment with the name of its file.
        raised_by: the step of the build that finds it, such as ``reading``.
    """

    code: str
    title: str
    why: str
    failing: str
    mended: str
    raised_by: str


def explain(code: str) -> Explanation | None:
    """Return what ``code`` means, or nothing if no rule is called so."""
    if not CODE.fullmatch(code):
        return None
    file = files(__package__).joinpath(code + SUFFIX)
    if not file.is_file():
        return None
    written = tomllib.loads(file.read_text(encoding="utf-8"))
    return Explanation(code, **{key: text.strip() for key, text in written.items()})


def codes(raised_by: str = "") -> tuple[str, ...]:
    """Return all codes in order of the alphabet, or those that one step raises."""
    names = (file.name for file in files(__package__).iterdir())
    known = sorted(name.removesuffix(SUFFIX) for name in names if name.endswith(SUFFIX))
    return tuple(code for code in known if not raised_by or _raised_by(code) == raised_by)


def _raised_by(code: str) -> str:
    explanation = explain(code)
    return explanation.raised_by if explanation else ""
