"""Illustration data → drawings."""
