"""Turns a guide into its quick reference: exactly one page, or panels of a card's size."""

from builder.compose.quick.document import QuickReferenceFit, compose_quick_reference, on_page
from builder.compose.quick.panels import Panels, compose_panels

__all__ = ["Panels", "QuickReferenceFit", "compose_panels", "compose_quick_reference", "on_page"]
