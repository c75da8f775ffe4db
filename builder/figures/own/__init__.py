"""Pictures that authors bring: drawn by others, so nothing in them is taken on trust."""

from builder.figures.own.picture import own_picture

__all__ = ["own_picture"]
