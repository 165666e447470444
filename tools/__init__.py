"""Helpers of dev.py and of the build; no part of the program."""
