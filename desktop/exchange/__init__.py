"""Bringing records in from other programs and taking them out again."""
