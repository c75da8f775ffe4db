"""Hands: from a pose and a place on a limb to a drawn hand."""
