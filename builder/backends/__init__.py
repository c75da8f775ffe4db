"""Finished forms become the bytes of files."""
