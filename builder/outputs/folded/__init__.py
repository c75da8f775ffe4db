"""The quick reference on one sheet that folds down to a card."""
