"""Asks whether the words of a guide can be followed, believed and read by anybody."""

from builder.wording.gate import check_wording

__all__ = ["check_wording"]
