"""The common slips of YAML: what an author may have meant by lines that are none.

Each function looks at one line and yields what may stand there instead. Whether it is right is not
decided here: a change counts only if the parser gets past the line with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from builder.reading.slips.columns import (
    beside_its_column,
    foreign_comment,
    list_marks,
    loose_line,
    no_blank,
    odd_blanks,
    text_with_keys,
)
from builder.reading.slips.line import QUOTES, Lines, Slip, quoted
from builder.reading.slips.quotes import (
    colon_in_text,
    curly_quotes,
    cut_by_comment,
    first_sign,
    inner_quotes,
    unfinished,
)

__all__ = ["QUOTES", "Slip", "quoted", "slips"]

Kind = Callable[[Lines, int], Iterator[Slip]]


def slips(lines: Lines, places: Sequence[int]) -> Iterator[Slip]:
    """Yield what may be meant by the lines at ``places``, the likeliest first."""
    for kind in KINDS:
        for at in places:
            for slip in kind(lines, at):
                wide = _with_those_beside(kind, lines, slip)
                yield from (*wide, slip) if kind is odd_blanks else (slip, *wide)


def _with_those_beside(kind: Kind, lines: Lines, slip: Slip) -> Iterator[Slip]:
    """Yield ``slip`` together with the same slip in the lines next to it."""
    run = {slip.first: slip}
    for step in (-1, 1):
        at = slip.first + step
        while 0 <= at < len(lines) and (beside := next(kind(lines, at), None)):
            if beside.fact != slip.fact or beside.first != at or len(beside.lines) != 1:
                break
            run[at] = beside
            at += step
    if len(run) > 1 and len(slip.lines) == 1:
        first, last = min(run), max(run)
        yield run[first]._replace(last=last, lines=tuple(run[at].lines[0] for at in sorted(run)))


KINDS: tuple[Kind, ...] = (
    odd_blanks,
    foreign_comment,
    text_with_keys,
    curly_quotes,
    list_marks,
    no_blank,
    cut_by_comment,
    unfinished,
    inner_quotes,
    first_sign,
    loose_line,
    beside_its_column,
    colon_in_text,
)
