"""Guesses how long a passphrase would withstand guessing."""

from __future__ import annotations

import math
import unicodedata

from desktop.texts import _

_POOLS = {"Ll": 26, "Lu": 26, "Nd": 10, "Lo": 2500}
_OTHER = 30
_STEPS = (30, 45, 60, 80)
_RUNS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")


def bits(passphrase: str) -> float:
    """Return a careful guess of the bits of chance in ``passphrase``; 0 for an empty one.

    A character counts by the size of its alphabet, but little when it repeats or continues the one before.
    """
    text = unicodedata.normalize("NFC", passphrase.strip())
    pool = sum({_pool(character)[0]: _pool(character)[1] for character in text}.values())
    new = sum(_share(text, place) for place in range(len(text)))
    return new * math.log2(pool) if pool else 0.0


def strength(passphrase: str) -> int:
    """Return 0 (empty or trivial) to 4 (hopeless to guess)."""
    worth = bits(passphrase)
    return sum(worth >= step for step in _STEPS)


def words(passphrase: str) -> str:
    """Say how good ``passphrase`` is and what would make it better; empty when nothing is typed."""
    if not passphrase.strip():
        return ""
    return (
        _("Easy to guess. Four words that have nothing to do with each other are better."),
        _("Weak. Another word or two would help."),
        _("Fair. Another word would help."),
        _("Good."),
        _("Very good."),
    )[strength(passphrase)]


def _pool(character: str) -> tuple[str, int]:
    kind = unicodedata.category(character)
    return (kind, _POOLS[kind]) if kind in _POOLS else ("other", _OTHER)


def _share(text: str, place: int) -> float:
    """Return how much the character at ``place`` adds, 0 to 1."""
    character = text[place].casefold()
    if place and _continues(text[place - 1].casefold(), character):
        return 0.2
    return 1.0 if character not in text[:place].casefold() else 0.6


def _continues(before: str, after: str) -> bool:
    return before == after or any(before + after in run or after + before in run for run in _RUNS)
