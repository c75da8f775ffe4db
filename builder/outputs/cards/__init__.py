"""Turns a guide into the faces of its card set."""

from builder.outputs.cards.document import CardSet, FaceFit, compose_cards

__all__ = ["CardSet", "FaceFit", "compose_cards"]
