"""Chromium with foliate-js, pdf.js and axe, driven by a small program in Node.js."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.engines.tools import HERE

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
"""axe's tags for WCAG 2.2, levels A and AA."""


@dataclass(frozen=True)
class Device:
    """A screen: CSS px, device px for each of them, and what its reader set."""

    name: str
    css: str = ""
    dark: bool = False
    width: int = 536
    height: int = 724
    scale: int = 2


@dataclass(frozen=True)
class Seen:
    """One page at one width, as axe and the eye see it. ``sideways`` is in px."""

    name: str
    width: int
    violations: tuple[str, ...]
    rules: int
    sideways: float
    wrong: tuple[str, ...]
    shot: Path | None


class Engine:
    """One browser for all questions; it ends with the ``with`` block."""

    def __enter__(self) -> Self:
        self._node = subprocess.Popen(
            ["node", HERE / "engine.mjs"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
        )  # fmt: skip
        self.version = str(self._heard()["version"])
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        try:
            self._node.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            self._node.terminate()
            self._node.wait(timeout=60)

    def turn_pages(
        self, book: Path, device: Device, shots: Path, only: Sequence[str] = ()
    ) -> dict[str, Any]:
        """Read ``book``, or its sections with one of the words ``only`` in their names."""
        answer: dict[str, Any] = self._asked(
            "turnPages", book=str(book), css=device.css, dark=device.dark, only=list(only),
            shots=str(shots), width=device.width, height=device.height, scale=device.scale,
        )  # fmt: skip
        return answer

    def scroll(
        self, folder: Path, pages: Sequence[str], width: int, styles: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Measure the ``pages`` under ``folder`` in a window ``width`` px wide."""
        answer: dict[str, Any] = self._asked(
            "scroll", folder=str(folder), pages=list(pages), width=width, styles=dict(styles)
        )
        return answer

    def examine(
        self,
        folder: Path,
        pages: Sequence[str],
        widths: Sequence[int],
        tags: Sequence[str] = (),
        shots: Path | None = None,
        dark: bool = False,
    ) -> tuple[Seen, ...]:
        """Have axe look at ``pages`` under ``folder``, and shoot them whole; all rules if no tags.

        For any page on this machine: an e-book's chapter, or a report for people.
        """
        answer = self._asked(
            "examine", folder=str(folder), pages=list(pages), widths=list(widths), dark=dark,
            tags=list(tags), shots=str(shots) if shots else None,
        )  # fmt: skip
        return tuple(_seen(page) for page in answer)

    def read_aloud(self, file: Path) -> list[list[list[str]]]:
        """Return what pdf.js finds in the structure of a PDF: role and text, page by page."""
        pages: list[list[list[str]]] = self._asked("readAloud", file=str(file))
        return pages

    def _asked(self, verb: str, **asked: Any) -> Any:
        assert self._node.stdin is not None
        self._node.stdin.write(json.dumps({"verb": verb, **asked}) + "\n")
        self._node.stdin.flush()
        heard = self._heard()
        if "error" in heard:
            raise RuntimeError(heard["error"])
        return heard["answer"]

    def _heard(self) -> dict[str, Any]:
        assert self._node.stdout is not None
        line = self._node.stdout.readline()
        if not line:
            raise RuntimeError("the browser ended; what it said is above")
        heard: dict[str, Any] = json.loads(line)
        return heard


def _seen(page: Mapping[str, Any]) -> Seen:
    return Seen(
        name=page["name"],
        width=page["width"],
        violations=tuple(
            f"{one['id']} ({one['impact']}): {node}"
            for one in page["violations"]
            for node in one["nodes"]
        ),
        rules=page["rules"],
        sideways=page["sideways"],
        wrong=tuple(page["wrong"]),
        shot=Path(page["shot"]) if page["shot"] else None,
    )
