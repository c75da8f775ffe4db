"""What is too long to go through a template: pictures and whole documents."""

from __future__ import annotations

import base64


class Slots:
    """Long values on their way past the templates, each by a short one that stands for it."""

    def __init__(self) -> None:
        self._held: dict[str, str] = {}

    def png(self, content: bytes) -> str:
        """Return the address that stands for a picture until the page is filled."""
        return self._slot(f"data:image/png;base64,{base64.b64encode(content).decode('ascii')}")

    def document(self, html: str) -> str:
        """Return what stands for the text of a document in an attribute until then."""
        return self._slot(html)

    def held(self, slot: str) -> str | None:
        """Return what ``slot`` stands for, if it stands for anything."""
        return self._held.get(slot)

    def _slot(self, value: str) -> str:
        slot = f"data:,slot-{len(self._held)}"
        self._held[slot] = value
        return slot
