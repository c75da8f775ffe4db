"""Places in a page for what is too long to go through a template: pictures and whole documents."""

from __future__ import annotations

import base64
import re

SLOT = re.compile(r'(?<=src="|doc=")data:,slot-(\d+)(?=")')
"""Text of a guide cannot look so: a template writes its quotation marks as entities."""


class Slots:
    """Long values on their way past the templates."""

    def __init__(self) -> None:
        self._held: list[str] = []

    def png(self, content: bytes) -> str:
        """Return the address that stands for a picture until the page is filled."""
        return self._slot(f"data:image/png;base64,{base64.b64encode(content).decode('ascii')}")

    def document(self, html: str) -> str:
        """Return what stands for the text of a document in an attribute until then."""
        return self._slot(html.replace("&", "&amp;").replace('"', "&quot;"))

    def fill(self, page: str) -> str:
        """Return ``page`` with everything in its place."""
        return SLOT.sub(lambda slot: self._held[int(slot[1])], page)

    def _slot(self, value: str) -> str:
        self._held.append(value)
        return f"data:,slot-{len(self._held) - 1}"
