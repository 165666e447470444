"""The weekly review: its words and its note."""
