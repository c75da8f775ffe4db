"""Measures how a printer errs, and undoes it."""
