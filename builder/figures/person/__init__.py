"""People: from an illustration to the pictures of posture, position and oil."""

from builder.figures.person.figures import PERSON_FIGURES, draw_person

__all__ = ["PERSON_FIGURES", "draw_person"]
