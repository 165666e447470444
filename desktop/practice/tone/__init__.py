"""Hearing tones: from sound to the line of the pitch, and from the line to the tone that it is most like."""
