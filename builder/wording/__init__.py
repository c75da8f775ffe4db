"""Asks whether the words of a guide can be followed, believed and read by anybody."""

from builder.wording.gate import check_wording
from builder.wording.grade import ENGINE, syllables

__all__ = ["ENGINE", "check_wording", "syllables"]
