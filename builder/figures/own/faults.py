"""What is wrong with a picture of the author's own, and on which of its lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from builder.diagnostics import ContentError, Finding, InFile


@dataclass(slots=True)
class Faults:
    """Gathers what is wrong with one picture file.

    Attributes:
        picture: its place as findings show it.
        findings: what is wrong so far.
    """

    picture: InFile
    findings: list[Finding] = field(default_factory=list)

    def report(self, code: str, message: str, line: int = 1, hint: str = "") -> None:
        self.findings.append(Finding(self.picture._replace(line=line), code, message, hint))

    def stop(self) -> None:
        """Raise what was found, if anything was.

        Raises:
            ContentError: every finding so far.
        """
        if self.findings:
            raise ContentError(self.findings)
