"""Turns the files of a guide into the values of the model, or into findings."""

from builder.reading.guide import Reading, read_guide

__all__ = ["Reading", "read_guide"]
