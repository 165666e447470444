"""“Did you mean”: lines near to what was typed that do find something.

Latin words are compared with the names in memory and with the words of the index that begin nearly alike. A Chinese
typing error is a wrong character of the same sound, because people type pinyin: so characters are tried for those that
sound alike, and names are found by the pinyin of what was typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import islice

from rapidfuzz.distance import OSA
from sqlalchemy import Connection

from desktop.chinese.reading import read
from desktop.chinese.segment import match_query
from desktop.chinese.syllables import fold
from desktop.chinese.tables import HAN, readings
from desktop.journal.search import WORDS
from desktop.people.finding import PeopleIndex

_MOST = 3
_LEAST_LETTERS = 3
_LONG_WORD = 6
"""From so many letters on two errors are forgiven, else one."""
_TRIED = 60
"""So many characters of the same sound are tried for each place."""
_ENOUGH = 200
_TONES = frozenset("\u0304\u0301\u030c\u0306\u0300")
_COUNT = "SELECT count(*) FROM (SELECT 1 FROM search_index WHERE search_index MATCH ? LIMIT ?)"
_WORD = re.compile(f"[{HAN}]+|[^\\W_{HAN}]+")
_IS_HAN = re.compile(f"[{HAN}]")
_TERMS = (
    f"SELECT DISTINCT term FROM {WORDS}"  # noqa: S608 - our own name
    " WHERE term >= ? AND term < ? AND col IN ('title', 'body') AND length(term) BETWEEN ? AND ?"
)


def did_you_mean(connection: Connection, index: PeopleIndex, words: str) -> list[str]:
    """Return at most three lines near to ``words``, the nearest first, each of which finds something.

    Takes up to a few hundred milliseconds in a large journal: not for the thread of the screen.
    """
    found: dict[str, None] = {}
    for match in _WORD.finditer(words):
        for better in _corrections(connection, index, match.group()):
            line = f"{words[: match.start()]}{better}{words[match.end() :]}".strip()
            if _finds(connection, index, line):
                found.setdefault(line)
    return list(islice(found, _MOST))


def _corrections(connection: Connection, index: PeopleIndex, word: str) -> Iterator[str]:
    """Yield what a word may have been meant as, the likeliest first; nothing for one that is known."""
    if _IS_HAN.match(word):
        yield from islice(_by_sound(connection, index, word), _MOST)
    elif len(word) >= _LEAST_LETTERS and not word.isdigit() and not _finds(connection, index, word):
        yield from _by_letters(connection, index, fold(word))


def _finds(connection: Connection, index: PeopleIndex, line: str) -> bool:
    """Say whether a line finds a person, a supplier or a text."""
    query = match_query(line)
    if not query:
        return False
    if index.find_contacts(line, 1) or index.find_suppliers(line, 1):
        return True
    statement = "SELECT 1 FROM search_index WHERE search_index MATCH ? LIMIT 1"
    return connection.exec_driver_sql(statement, (f"{{title body}} : ({query})",)).first() is not None


# --- Latin: letters left out, doubled, swapped -----------------------------------------------------------------------


def _by_letters(connection: Connection, index: PeopleIndex, word: str) -> list[str]:
    errors = 2 if len(word) >= _LONG_WORD else 1
    near = {
        other: distance
        for other in {*index.words(), *_vocabulary(connection, word, errors)}
        if (distance := OSA.distance(word, other, score_cutoff=errors)) <= errors
    }
    alike = sorted(near, key=lambda other: (near[other], other[0] != word[0], other))
    return alike[:_MOST]


def _vocabulary(connection: Connection, word: str, errors: int) -> Iterator[str]:
    """Yield the words of the index that begin like ``word``, or like it with its first two letters swapped."""
    for first in dict.fromkeys(word[:2]):
        values = (first, f"{first}\U0010ffff", len(word) - errors, len(word) + errors)
        for (term,) in connection.exec_driver_sql(_TERMS, values):
            yield term


# --- Chinese: another character of the same sound --------------------------------------------------------------------


def _by_sound(connection: Connection, index: PeopleIndex, run: str) -> Iterator[str]:
    """Yield names that sound like a run of characters, then the run with one character of the same sound."""
    if len(run) > 1:
        yield from _names(index, run)
        yield from _one_other(connection, run)


def _names(index: PeopleIndex, run: str) -> Iterator[str]:
    """Yield the pinyin of a run where somebody is called so who is not written so."""
    letters = "".join(syllable.letters for syllable in read(run))
    written = index.find_contacts(run, 1) or index.find_suppliers(run, 1)
    if not written and (index.find_contacts(letters, 1) or index.find_suppliers(letters, 1)):
        yield letters


def _one_other(connection: Connection, run: str) -> list[str]:
    """Return the run with two neighbours swapped or one character replaced, what is found most often first."""
    tried = [run[:at] + run[at + 1] + run[at] + run[at + 2 :] for at in range(len(run) - 1)]
    for place, character in enumerate(run):
        tried += [run[:place] + other + run[place + 1 :] for other in _alike(character)[:_TRIED]]
    counts = {line: _count(connection, line) for line in tried if line != run}
    return sorted(filter(counts.__getitem__, counts), key=counts.__getitem__, reverse=True)


def _count(connection: Connection, line: str) -> int:
    """Return how many texts hold a run of characters, up to ``_ENOUGH``."""
    query = f"{{title body}} : ({match_query(line)})"
    return int(connection.exec_driver_sql(_COUNT, (query, _ENOUGH)).scalar() or 0)


def _alike(character: str) -> list[str]:
    """Return the characters that can sound like one, whatever their tones, the common ones first."""
    sounds = {_toneless(reading) for reading in readings().get(character, ())}
    return [other for sound in sorted(sounds) for other in _by_sounds().get(sound, ()) if other != character]


@cache
def _by_sounds() -> dict[str, list[str]]:
    """Return the characters of GB 2312 by their syllables without tones, those of its common first level first."""
    found: dict[str, list[str]] = {}
    for character in sorted(filter(_gb_code, readings()), key=_gb_code):
        for sound in dict.fromkeys(map(_toneless, readings()[character])):
            found.setdefault(sound, []).append(character)
    return found


def _gb_code(character: str) -> bytes:
    """Return the code in GB 2312, whose first level holds the 3,755 common characters; empty outside."""
    return character.encode("gb2312", "ignore")


def _toneless(reading: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", reading) if letter not in _TONES)
