"""Finished faces become sheets for a home printer, cards for a print shop, and advice on both."""
