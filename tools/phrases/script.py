"""Rules about characters: traditional ones are OpenCC's or a listed exception, all are in the bundled fonts."""

from __future__ import annotations

from collections.abc import Iterator

from opencc import OpenCC

from tools.gen_fonts import read_coverage, visible
from tools.phrases.books import Books

FAMILIES = ("Guanxi Kai", "Guanxi Sans SC")
_SHOWN = (
    "simplified",
    "traditional",
    "pinyin",
    "reply",
    "english",
    "when_say",
    "when_not",
    "face_note",
    "literal",
)


def traditional(books: Books) -> Iterator[str]:
    """Traditional texts that are neither OpenCC's nor a row of exceptions.tsv; exceptions that are none."""
    made = OpenCC("s2tw")  # the usual forms of today: 裡 and 吃, not 裏 and 喫
    excepted = {row[0]: row[1:] for row in books.table("exceptions")}
    for phrase in books:
        expected = made.convert(phrase["simplified"])
        ours, why = excepted.pop(phrase.id, ("", ""))
        if ours and (ours != phrase["traditional"] or ours == expected or not why):
            yield f"{phrase.id}: exceptions.tsv has {ours}, which is no exception, not the phrase or has no reason"
        elif not ours and phrase["traditional"] != expected:
            yield f"{phrase.id}: traditional is {phrase['traditional']}, by OpenCC {expected}"
    yield from (f"{one}: exceptions.tsv has it, no phrase does" for one in excepted)


def fonts(books: Books) -> Iterator[str]:
    """Characters that a bundled font lacks."""
    coverage = read_coverage()
    lacking: dict[tuple[str, str], str] = {}
    for phrase in books:
        for character in visible("".join(phrase[column] for column in _SHOWN)):
            for family in FAMILIES:
                if ord(character) not in coverage[family]:
                    lacking.setdefault((family, character), phrase.id)
    yield from (f"{one}: {family} lacks {character}" for (family, character), one in lacking.items())
