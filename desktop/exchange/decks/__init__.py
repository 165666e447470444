"""Decks of other programs in and out: Anki packages, Anki text, Pleco, tables."""
