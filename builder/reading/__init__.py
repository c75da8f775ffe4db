"""Turns the files of a guide into the values of the model, or into findings."""

from builder.reading.guide import Reading, read_guide
from builder.reading.look import read_theme, read_words
from builder.reading.pictures import read_picture

__all__ = ["Reading", "read_guide", "read_picture", "read_theme", "read_words"]
