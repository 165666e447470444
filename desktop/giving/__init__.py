"""Giving and owing: favours, later gifts, visits and greetings."""
