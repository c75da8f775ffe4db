"""Turns a guide into its quick reference, exactly one page."""

from builder.compose.quick.document import QuickReferenceFit, compose_quick_reference

__all__ = ["QuickReferenceFit", "compose_quick_reference"]
