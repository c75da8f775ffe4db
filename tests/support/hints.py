"""What a hint tells to write."""

from __future__ import annotations

import re

TO_WRITE = re.compile(
    r"(?:(?:quotes|close it|write|'text:'|so|only|list|keys|without quotes): |such as )"
    r"(?P<text>\S.*?)(?:;|$)"
)


def to_write(hint: str) -> str:
    """Return the text that ``hint`` repeats for its reader to write, or nothing."""
    match = TO_WRITE.search(hint)
    return match["text"] if match else ""
