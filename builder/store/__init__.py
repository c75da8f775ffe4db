"""What stays on the disk: outputs, kept pictures, inventories."""
