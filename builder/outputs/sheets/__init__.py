"""Cards on sheets to print on both sides and cut."""
