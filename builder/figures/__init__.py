"""Illustration data → drawings."""

from __future__ import annotations

from builder.figures.draw import draw
from builder.figures.palette import Palette, Skin
from builder.figures.vocabulary import Vocabulary, vocabulary

__all__ = ["Palette", "Skin", "Vocabulary", "draw", "vocabulary"]
