"""Measures how a printer errs, and undoes it."""

from builder.press.printer.correction import back_correction, front_correction

__all__ = ["back_correction", "front_correction"]
