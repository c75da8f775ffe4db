"""A limb that hands work on: what its figures have in common."""
