"""Measures how a printer errs, and undoes it."""

from builder.press.printer.correction import back_correction, front_correction
from builder.press.printer.fit import Fitted, fit
from builder.press.printer.layout import EDGES, LETTERS, TURNS, TrialSheet, Turn
from builder.press.printer.pages import compose_test_sheet
from builder.press.printer.profile import HEADING, parse_profile, write_profile
from builder.press.printer.readings import ReadingError, parse_readings
from builder.press.printer.use import check_turn, margins_on

__all__ = [
    "EDGES",
    "HEADING",
    "LETTERS",
    "TURNS",
    "Fitted",
    "ReadingError",
    "TrialSheet",
    "Turn",
    "back_correction",
    "check_turn",
    "compose_test_sheet",
    "fit",
    "front_correction",
    "margins_on",
    "parse_profile",
    "parse_readings",
    "write_profile",
]
