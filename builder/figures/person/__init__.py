"""People, as pictures show them."""
