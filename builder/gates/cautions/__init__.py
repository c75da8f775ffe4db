"""Proves on the written files that every caution stands wherever the guide says it must."""

from builder.gates.cautions.places import BookPlace, Place, PrintedPlace
from builder.gates.cautions.prove import Proof, prove
from builder.gates.cautions.report import cautions_json

__all__ = ["BookPlace", "Place", "PrintedPlace", "Proof", "cautions_json", "prove"]
