"""Each output of a guide in a room of its own."""
