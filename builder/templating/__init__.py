"""Turns templates and values into markup."""

from builder.templating.environment import Templates
from builder.templating.markup import Markup, Tag, parse_markup

__all__ = ["Markup", "Tag", "Templates", "parse_markup"]
