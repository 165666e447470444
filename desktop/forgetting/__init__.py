"""Deleting a person completely: their rows, what the history keeps of them, and what only they had."""
