"""What is wrong with one picture file, and where in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from builder.diagnostics import ContentError, Finding, InFile


class RefusedError(Exception):
    """A value or an element cannot be taken; whoever knows its place makes a finding of it.

    Attributes:
        place: line and column, as soon as they are known.
    """

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint
        self.place: tuple[int, int] | None = None


@contextmanager
def standing(name: str, place: tuple[int, int]) -> Iterator[None]:
    """Let what is refused inside name the attribute ``name`` and its place."""
    try:
        yield
    except RefusedError as error:
        if error.place is None:
            error.message, error.place = f"{name}: {error.message}", place
        raise


@dataclass(slots=True)
class Faults:
    """Gathers what is wrong with one picture file.

    Attributes:
        picture: its place as findings show it.
        findings: what is wrong so far.
    """

    picture: InFile
    findings: list[Finding] = field(default_factory=list)

    def report(
        self, code: str, message: str, line: int = 1, hint: str = "", column: int = 1
    ) -> None:
        position = self.picture._replace(line=line, column=column)
        self.findings.append(Finding(position, code, message, hint))

    def refuse(self, why: RefusedError, at: tuple[int, int]) -> None:
        """Report what was refused; it stands at ``at``, a line and a column, if it knows none."""
        line, column = why.place or at
        self.report(why.code, why.message, line, why.hint, column)

    def stop(self) -> None:
        """Raise what was found, if anything was.

        Raises:
            ContentError: every finding so far.
        """
        if self.findings:
            raise ContentError(self.findings)
