"""What is wrong with a picture of the author's own, and on which of its lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from builder.diagnostics import ContentError, Finding, Position


@dataclass(slots=True)
class Faults:
    """Gathers what is wrong with one picture file.

    Attributes:
        file: the path that findings print.
        findings: what is wrong so far.
    """

    file: str
    findings: list[Finding] = field(default_factory=list)

    def report(self, code: str, message: str, line: int = 1, hint: str = "") -> None:
        self.findings.append(Finding(Position(self.file, line), code, message, hint))

    def stop(self) -> None:
        """Raise what was found, if anything was.

        Raises:
            ContentError: every finding so far.
        """
        if self.findings:
            raise ContentError(self.findings)
