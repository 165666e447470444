"""The follow-up ladder: rungs, and the hours of both sides."""
