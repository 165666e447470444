"""The rule of many readers: where one reads a character otherwise, a row of adjudications.tsv says why we are right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.chinese.aligning import Unaligned, align
from desktop.chinese.reading import citation
from desktop.chinese.syllables import parse
from tools.phrases.books import Books, Phrase, digest

# practice.md §8.3 and what buyers meet besides: characters that a reader gets wrong without any engine noticing.
POLYPHONES = frozenset(
    "行长重都得还了着地差发分更好便处单调干给间结据空量率没难片数为应种转"
    "相当倒教觉看累盛省少兴传降模强涨折切几尽卷背载朝乐曾称挑校铺散似与压"
)
READERS = ("program", "g2pm", "pinyin_pro", "blind")
_SPOKEN_TONES = {"一": "yi1", "不": "bu4"}

Row = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """A character of a phrase: what we read, and what each reader reads who differs."""

    phrase: str
    text: str
    at: int
    reading: str
    objections: tuple[tuple[str, str], ...]

    @property
    def character(self) -> str:
        """The character itself."""
        return self.text[self.at]

    def __str__(self) -> str:
        said = ", ".join(f"{who} {reading}" for who, reading in self.objections)
        return f"{self.phrase}: {self.text} {self.character} {self.reading}" + (f" ({said})" if said else "")


class Adjudications:
    """The rows of adjudications.tsv, found by place; remembers which were needed."""

    def __init__(self, rows: list[Row]) -> None:
        self._rows: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            self._rows[row[1]].append(row)
        self._needed: set[Row] = set()

    def judge(self, place: Place) -> str:
        """Say what is wrong at a place; nothing when it needs no row or has the right one.

        A row for the phrase goes before one for a word, a longer word before a shorter. A word of one character
        settles no objection: it would settle all of them.
        """
        said = {row: readings for row in self._rows[place.character] if (readings := _said(row, place))}
        strength = max(map(_strength, said), default=0)
        rows = [row for row in said if _strength(row) == strength]
        right = [row for row in rows if place.reading in said[row]]
        if rows and not right:
            return f"{place}: adjudicated as {rows[0][2]} in {rows[0][0]}"
        if place.objections and strength < 2:
            return f"{place}: no row settles this"
        if place.character in POLYPHONES and not right:
            return f"{place}: no row says why"
        if place.objections or place.character in POLYPHONES:
            self._needed.update(right)
        return ""

    def idle(self) -> Iterator[Row]:
        """Give the rows that no phrase needs."""
        return (row for rows in self._rows.values() for row in rows if row not in self._needed)


def settled(books: Books) -> Iterator[str]:
    """Places where a reader disagrees or a character has several readings, and no row says why ours is right."""
    table = books.table("adjudications")
    rows = [(row[0], row[1], " ".join(map(numbered, row[2].split())), row[3]) for row in table]
    yield from (f"adjudications.tsv: {row[0]} {row[1]}: no reason" for row in rows if len(row[3]) < 8)
    adjudications = Adjudications(rows)
    for place in places(books):
        if fault := adjudications.judge(place):
            yield fault
    yield from (
        f"adjudications.tsv: {row[0]} {row[1]} {row[2]} is needed by no phrase"
        for row in adjudications.idle()
    )


def complete(books: Books) -> Iterator[str]:
    """Phrases that a reader has not read, or not as they stand now; readings of phrases that are gone."""
    for name, tool in (("opinions", "gen_phrase_opinions"), ("blind", "phrase_blind")):
        marks = {row[0]: row[1] for row in books.table(name)}
        for phrase in books:
            if marks.pop(phrase.id, "") != digest(phrase["simplified"]):
                yield f"{phrase.id}: {name}.tsv does not know it as it stands (tools/{tool}.py)"
        yield from (f"{one}: {name}.tsv has it, no phrase does" for one in marks)
    marks = {row[0]: row[3] for row in books.table("signed")}
    for phrase in books:
        if phrase.id in marks and marks[phrase.id] != digest(phrase["simplified"], phrase["pinyin"]):
            yield f"{phrase.id}: signed by a reader as it stood before a change"


def places(books: Books) -> Iterator[Place]:
    """Give each character of each phrase with the readers who differ."""
    opinions = {row[0]: row[2:] for row in books.table("opinions")}
    blind = {row[0]: row[2] for row in books.table("blind")}
    for phrase in books:
        lines = (
            program(phrase["simplified"]),
            *(tuple(line.split()) for line in opinions.get(phrase.id, ("", ""))),
            transcribed(phrase["simplified"], blind.get(phrase.id, "")),
        )
        yield from _places(phrase, lines)


def program(text: str) -> tuple[str, ...]:
    """Return the syllables that the program itself would propose."""
    return tuple(syllable.numbered for word in citation(text) for syllable in word.syllables)


def transcribed(text: str, pinyin: str) -> tuple[str, ...]:
    """Return the syllables of a blind transcription; none when it does not fit the characters."""
    try:
        return tuple(syllable.numbered for syllable in align(text, pinyin).syllables)
    except Unaligned:
        return ()


def numbered(reading: str) -> str:
    """Return a reading written with a mark as one with a number; what is no syllable stays."""
    try:
        return parse(reading).numbered
    except ValueError:
        return reading


def _places(phrase: Phrase, lines: tuple[tuple[str, ...], ...]) -> Iterator[Place]:
    words = phrase.line.words if phrase.line else ()
    # What stands between the characters keeps a word from being found across a comma.
    text = "".join(word.text if word.syllables else " " for word in words)
    spots = [at for at, character in enumerate(text) if character != " "]
    for number, (at, ours) in enumerate(zip(spots, phrase.syllables, strict=True)):
        objections = tuple(
            (who, line[number])
            for who, line in zip(READERS, lines, strict=True)
            if len(line) == len(spots) and not _same(text[at], ours, line[number])
        )
        yield Place(phrase.id, text, at, ours, objections)


def _same(character: str, ours: str, theirs: str) -> bool:
    """Compare two readings; 儿 that colours, and the spoken tones of 一 and 不, are no difference of opinion."""
    if character == "儿" and {ours, theirs} <= {"r5", "er2"}:
        return True
    spoken = _SPOKEN_TONES.get(character)
    return ours == theirs or (spoken == ours and theirs[:-1] == ours[:-1] and not theirs.endswith("5"))


def _strength(row: Row) -> int:
    """Return how much a row weighs: one for a phrase most, else as many as the word has characters."""
    return 99 if row[0].isascii() else len(row[0])


def _said(row: Row, place: Place) -> set[str]:
    """Return the readings that a row gives the character here; none where it does not speak of it.

    A word with the character twice may give a reading for each: 谢谢 has xiè xie.
    """
    what, character, reading, _why = row
    readings = reading.split()
    if what.isascii():
        return set(readings) if what == place.phrase else set()
    offsets = [offset for offset, one in enumerate(what) if one == character]
    given = readings if len(readings) == len(offsets) else readings[:1] * len(offsets)
    return {
        one
        for offset, one in zip(offsets, given, strict=True)
        if place.at >= offset and place.text.startswith(what, place.at - offset)
    }
