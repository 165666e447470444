"""Keys that find people and companies by characters, pinyin, initials or any mix of them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from desktop.chinese.names import split_name
from desktop.chinese.reading import family_syllables, read
from desktop.chinese.syllables import fold, parse
from desktop.chinese.tables import HAN, readings
from desktop.chinese.words import cut

_TOKEN = re.compile(f"[{HAN}]+|[^\\W_{HAN}]+")
_HAN = re.compile(f"[{HAN}]")
_COLON = re.compile(r"(?<![a-z])([nl])u:")
_IGNORED = re.compile(r"[\W_]+")
_OTHER_LINES = 3

_JUMP = r"(?:[^|\n\t]*\|)??"
_LONGEST_TYPED = 64
# Later letters never go back on how they were read, else a name like "aaaa aaaa aaaa" could take hours.
_TRIED_BOTH_WAYS = 12

FIELD = "\t"
"""Stands between the keys of a record's fields where they are stored as one text."""
_END = "\x1e"  # of a record in the joined text

_LINE = re.compile(f"[\n{FIELD}{_END}]")
_LETTERS = re.compile(r"\|([a-z0-9]+)")
_SHORT_LINE = 4
"""A name of so many syllables is typed as one word; a company is not."""

Part = tuple[tuple[str, ...], str]


def search_key(text: str, *, name: bool = False) -> str:
    """Return the key of a text: ``王经理`` gives ``|wang王|jing经|li理``, ``Ningbo Hengda`` ``|ningbo|hengda``.

    Further lines hold other readings of up to three characters that have several. ``name`` reads the head of the
    text as a family name. Punctuation is left out; Latin is folded (no diacritics, lower case).
    """
    parts = _parts(unicodedata.normalize("NFKC", text), name=name)
    first = [readings_of[0] for readings_of, _ in parts]
    lines = ["".join(f"|{r}{c}" for r, (_, c) in zip(first, parts, strict=True))]
    several = [(at, other) for at, (all_of, _) in enumerate(parts) for other in all_of[1:]]
    for at, other in several[:_OTHER_LINES]:
        changed = [*first[:at], other, *first[at + 1 :]]
        lines.append("".join(f"|{r}{c}" for r, (_, c) in zip(changed, parts, strict=True)))
    return "\n".join(dict.fromkeys(lines))


def query_pattern(typed: str) -> re.Pattern[str]:
    """Return the expression that finds what was typed in a key: ``wjl``, ``wangjl``, ``王jl``, ``wang经理``.

    Letters begin a syllable or word, go on in it, or jump to the beginning of the next one; characters are
    themselves. Spaces and punctuation are ignored; nothing typed finds everything.
    """
    letters = _IGNORED.sub("", _typed(typed))[:_LONGEST_TYPED]
    steps = [_step(letter, before) for letter, before in zip(letters, ["", *letters], strict=False)]
    settled = (f"(?>{step})" for step in steps[_TRIED_BOTH_WAYS:])
    return re.compile("".join((*steps[:_TRIED_BOTH_WAYS], *settled)))


def _parts(text: str, *, name: bool) -> list[Part]:
    """Return the syllables and words of a text, each with its readings, the likeliest first."""
    parts: list[Part] = []
    for token in _TOKEN.findall(text):
        chinese = _HAN.match(token) is not None
        parts += _run_parts(token, name=name and not parts) if chinese else [_latin(token)]
    return parts


def _latin(word: str) -> Part:
    """Return a Latin word; ü is u there (Müller), as people type it."""
    return (fold(word.replace("ü", "u").replace("Ü", "u")),), ""


def _run_parts(run: str, *, name: bool) -> list[Part]:
    """Return the characters of a run with their readings; the family name at its head by the table of surnames."""
    family = split_name(run[:3] if len(run) > 4 else run)[0] if name else ""
    usual = [s.letters for s in family_syllables(family)] if family else []
    rest = run[len(family) :]
    likely = usual + [s.letters for word in (cut(rest) if rest else []) for s in read(word)]
    return [(_all_readings(c, reading), c) for c, reading in zip(run, likely, strict=True)]


def _all_readings(character: str, likely: str) -> tuple[str, ...]:
    """Return the readings of a character without tones, the likely one first; none is known for a few rare ones."""
    known = readings().get(character, ())
    first = {"r": "er", character: ""}.get(likely, likely)
    return tuple(dict.fromkeys((first, *map(_letters, known))))


def _letters(reading: str) -> str:
    """Return a reading without its tone."""
    try:
        return parse(reading).letters
    except ValueError:
        return fold(reading)


def _typed(typed: str) -> str:
    """Fold what was typed, keeping ü apart from u and v."""
    marked = re.sub("(?<=[lnLN])u:", "ü", unicodedata.normalize("NFKC", typed))
    decomposed = unicodedata.normalize("NFD", marked.casefold())
    kept = [c for c in decomposed if c == "\u0308" or not unicodedata.combining(c)]
    whole = unicodedata.normalize("NFC", "".join(kept))
    return "".join(c if c == "ü" else fold(c) for c in whole)


def _step(letter: str, before: str) -> str:
    """Return the expression for one typed letter after another: go on in the syllable, else begin the next one."""
    alike = "[uv]" if letter == "ü" or (letter == "u" and before in ("l", "n")) else re.escape(letter)
    if not _HAN.match(letter):
        return (r"\|" if not before or _HAN.match(before) else _JUMP) + alike
    if not before:
        return letter  # a bare character is found at the speed of memchr
    return (r"\|" if _HAN.match(before) else _JUMP) + "[a-z0-9]*" + letter


class NameIndex:
    """People or companies in memory, found by what is typed; build a new one when they change."""

    __slots__ = ("_ends", "_ids", "_text")

    def __init__(self, records: Iterable[tuple[int, Sequence[str]]]) -> None:
        """Take ids with their keys (from ``search_key``), the field that counts most first, in order of display."""
        self._take([(record_id, FIELD.join(keys)) for record_id, keys in records])

    @classmethod
    def of_joined(cls, records: Sequence[tuple[int, str]]) -> NameIndex:
        """Make the index of keys that ``FIELD`` joins already, as they are stored: ten times as fast."""
        index = cls(())
        index._take(records)
        return index

    def _take(self, records: Sequence[tuple[int, str]]) -> None:
        self._ids = tuple([record_id for record_id, _ in records])
        texts = [key + _END for _, key in records]
        self._text = "".join(texts)
        self._ends = list(accumulate(map(len, texts), initial=0))

    def __len__(self) -> int:
        return len(self._ids)

    def words(self) -> set[str]:
        """Return the syllables and Latin words of all keys, and those of a short line joined: ``zhangjianguo``."""
        found: set[str] = set()
        for line in set(_LINE.split(self._text)):
            parts = _LETTERS.findall(line)
            found.update(parts)
            if 1 < len(parts) <= _SHORT_LINE:
                found.add("".join(parts))
        return found

    def find(self, typed: str, limit: int | None = None) -> list[int]:
        """Return the ids of records in which every part of what was typed is found, the best first.

        Parts are what spaces separate; each may be in another field. A match in an earlier field ranks first, then one
        at its beginning, then the order given. What holds no letter finds everything.
        """
        patterns = [p for p in map(query_pattern, typed.split()) if p.pattern]
        if not patterns:
            return list(self._ids[:limit])
        scores = self._all(patterns[0], limit if len(patterns) == 1 else None)
        for pattern in patterns[1:]:
            scores = self._among(pattern, scores)
        ranked = sorted(scores, key=scores.__getitem__)  # stable: equal ones stay in the order given
        return [self._ids[record] for record in ranked[:limit]]

    def _all(self, pattern: re.Pattern[str], enough: int | None) -> dict[int, int]:
        """Return the rank of the first match of each record; stop when ``enough`` have the best one."""
        scores: dict[int, int] = {}
        best = 0
        to_the_end = re.compile(f"{pattern.pattern}[^{_END}]*")  # one match for each record
        for match in to_the_end.finditer(self._text):
            record, rank = self._ranked(match.start())
            scores[record] = rank
            best += not rank
            if best == enough:
                break
        return scores

    def _among(self, pattern: re.Pattern[str], scores: dict[int, int]) -> dict[int, int]:
        """Return the ranks of those records that match this pattern too, added up."""
        both: dict[int, int] = {}
        for record, score in scores.items():
            if match := pattern.search(self._text, self._ends[record], self._ends[record + 1]):
                both[record] = score + self._ranked(match.start())[1]
        return both

    def _ranked(self, at: int) -> tuple[int, int]:
        """Return the record at a place of the text and the rank of a match there: 0 is the head of field 0.

        A field counts 2, and 1 more when the match is not in the first syllable or word.
        """
        record = bisect_right(self._ends, at) - 1
        begin = self._ends[record]
        field = self._text.count(FIELD, begin, at)
        start = self._text.rfind(FIELD, begin, at) + 1 if field else begin
        inside = start != at and self._text.rfind("|", start, at + 1) != start
        return record, 2 * field + inside
