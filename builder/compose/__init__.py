"""Turns a guide into finished pages and chapters."""
