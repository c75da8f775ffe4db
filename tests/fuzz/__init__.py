"""Guides that are spoilt by chance: nothing may fail, hang, or be blamed on a file of nobody."""
