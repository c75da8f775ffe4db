"""Pictures that authors bring: drawn by others, so nothing in them is taken on trust."""
