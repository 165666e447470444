"""Saved views: their table, their form, their counts in the sidebar."""
