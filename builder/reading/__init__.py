"""Turns the files of a guide into the values of the model, or into findings."""

from builder.reading.guide import Reading, read_guide
from builder.reading.look import read_theme
from builder.reading.pictures import read_picture
from builder.reading.words import WordsFolder, languages, read_words, stray_words, words_of

__all__ = [
    "Reading",
    "WordsFolder",
    "languages",
    "read_guide",
    "read_picture",
    "read_theme",
    "read_words",
    "stray_words",
    "words_of",
]
