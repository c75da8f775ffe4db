"""Pictures that authors bring: drawn by others, so nothing in them is taken on trust."""

from builder.figures.own.inked import own_in_ink
from builder.figures.own.picture import own_picture

__all__ = ["own_in_ink", "own_picture"]
