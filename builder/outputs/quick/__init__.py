"""Turns a guide into its quick reference: exactly one page."""

from builder.outputs.quick.document import QuickReferenceFit, compose_quick_reference, on_page

__all__ = ["QuickReferenceFit", "compose_quick_reference", "on_page"]
