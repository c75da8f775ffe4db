"""Turns templates and values into markup."""

from builder.templating.environment import Templates, stray_templates
from builder.templating.markup import Tag, parse_markup
from builder.templating.origin import Rendered

__all__ = ["Rendered", "Tag", "Templates", "parse_markup", "stray_templates"]
