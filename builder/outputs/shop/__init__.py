"""Single faces for a print shop, their colour running off the card."""
