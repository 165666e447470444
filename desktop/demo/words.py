"""The words of the demo's suppliers and people in the language of the screen, from ``resources/demo/words.tsv``."""

from __future__ import annotations

import re
from functools import cache

from desktop.demo.reading import rows
from desktop.people import shown

_BETWEEN = re.compile(r"[;,] ")


def word(english: str) -> str:
    """Return a word, or words with commas between, as a person would type it in the language of the screen."""
    return hanzi(english) if shown.chinese() else english


def both(english: str) -> str:
    """Return a word in both languages with a bar between, for a text of either."""
    return f"{english}|{hanzi(english)}"


def hanzi(english: str) -> str:
    """Return the Chinese for a word, or for each of the words with commas between; what is unknown stays."""
    known = _known()
    if english in known:
        return known[english]
    return "、".join(known.get(one, one) for one in _BETWEEN.split(english))


@cache
def _known() -> dict[str, str]:
    return dict(rows("words.tsv"))
