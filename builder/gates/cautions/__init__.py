"""Proves on the written files that every caution stands wherever the guide says it must."""

from builder.gates.cautions.places import BookPlace, Place, PrintedPlace, Where
from builder.gates.cautions.prove import Evidence, Proof, prove
from builder.gates.cautions.report import cautions_json

__all__ = [
    "BookPlace",
    "Evidence",
    "Place",
    "PrintedPlace",
    "Proof",
    "Where",
    "cautions_json",
    "prove",
]
