"""Turns the numbers of a set into one page that tells how to print and laminate it."""

from builder.outputs.advice.document import AdviceFit, compose_advice

__all__ = ["AdviceFit", "compose_advice"]
