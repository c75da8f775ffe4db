"""Shows a finished build on one page for people: pictures of its pages, cautions, fit, hashes."""

from builder.outputs.proof.outcome import Outcome
from builder.outputs.proof.page import FILE, compose_proof_page

__all__ = ["FILE", "Outcome", "compose_proof_page"]
