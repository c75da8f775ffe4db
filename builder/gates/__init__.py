"""Reads what was written back with other libraries, and says what is wrong with it."""
