"""Turns templates and values into markup."""

from builder.templating.environment import Templates, stray_templates
from builder.templating.markup import Tag, parse_markup

__all__ = ["Tag", "Templates", "parse_markup", "stray_templates"]
