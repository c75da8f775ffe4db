"""People: from an illustration to the pictures of posture, position and oil."""
