"""Touches: what was said, written, met and promised, and when."""
