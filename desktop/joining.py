"""Joins texts as the language in force writes them: Chinese takes a full-width colon and no space between sentences."""

from __future__ import annotations

from desktop.texts import _, language


def labelled(name: str, value: str) -> str:
    """Return ``value`` behind its name: "Deposit: Bottles"."""
    return _("{name}: {value}").format(name=name, value=value)


def sentences(*texts: str) -> str:
    """Return whole sentences as one text; empty ones are left out."""
    return ("" if language().startswith("zh") else " ").join(filter(None, texts))


def clauses(*texts: str) -> str:
    """Return short statements side by side: "3 new, 1 left out"; empty ones are left out."""
    return ("，" if language().startswith("zh") else ", ").join(filter(None, texts))


def statements(*texts: str) -> str:
    """Return statements side by side that may hold commas themselves: "Tier is 1; City is Yiwu"."""
    return ("；" if language().startswith("zh") else "; ").join(filter(None, texts))
