"""Words whose reading depends on what stands around them: 还 before 钱, 得 behind 我们."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from desktop.chinese.tables import rows

_LOOKED_BACK = 12
"""How many characters before a word are looked at; what is farther away says nothing about it."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """A reading of a word and what must stand before and after it."""

    reading: tuple[str, ...]
    before: re.Pattern[str]
    after: re.Pattern[str]


def reading_in(text: str, start: int, end: int) -> tuple[str, ...] | None:
    """Return the reading that the surroundings of a word in a text ask for, nothing where they ask for none."""
    back = max(0, start - _LOOKED_BACK)
    for rule in _rules().get(text[start:end], ()):
        if rule.before.search(text, back, start) and rule.after.match(text, end):
            return rule.reading
    return None


@cache
def _rules() -> dict[str, list[_Rule]]:
    """Return the rules of each word in the order of the table."""
    found: dict[str, list[_Rule]] = {}
    for word, reading, before, after, _why in rows("own_contexts.tsv"):
        rule = _Rule(tuple(reading.split()), re.compile(f"(?:{before})$"), re.compile(after))
        found.setdefault(word, []).append(rule)
    return found
