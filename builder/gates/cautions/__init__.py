"""Proves on the written files that every caution stands wherever the guide says it must."""

from builder.gates.cautions.places import BookPlace, Place, PrintedPlace, Where
from builder.gates.cautions.proof import Evidence, Proof, cautions_json, prove

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
