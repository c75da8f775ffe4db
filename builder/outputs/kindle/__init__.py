"""The e-book with pixels in place of outlines."""
