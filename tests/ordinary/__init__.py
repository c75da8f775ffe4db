"""Ordinary guides, made by dice that are seeded: what people write, as long as it may be."""
