"""Turns the files of a guide into the values of the model, or into findings."""

from builder.reading.guide import Reading, read_guide
from builder.reading.look import languages, read_theme, read_words, words_of
from builder.reading.pictures import read_picture

__all__ = [
    "Reading",
    "languages",
    "read_guide",
    "read_picture",
    "read_theme",
    "read_words",
    "words_of",
]
