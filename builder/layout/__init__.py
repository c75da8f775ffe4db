"""Lays out what every page has: paragraphs, blocks, callouts, signs, pictures in their slots."""
