"""Proves on the written files that every caution stands wherever the guide says it must."""

from builder.checks.coverage.places import BookPlace, Place, PrintedPlace
from builder.checks.coverage.prove import Proof, prove
from builder.checks.coverage.report import cautions_json

__all__ = ["BookPlace", "Place", "PrintedPlace", "Proof", "cautions_json", "prove"]
