"""The tab-separated tables of ``resources/chinese``, each read when it is first asked for."""

from __future__ import annotations

from functools import cache

from desktop.paths import resources

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f〇"

_KEPT = (
    ("干隆", "乾隆"),
    ("干坤", "乾坤"),
    ("瞭解", "了解"),
    ("明瞭", "明了"),
    ("瞭如", "了如"),
    ("藉口", "借口"),
)
_APART = "-"  # instead of a reading: not one word


def rows(name: str) -> list[tuple[str, ...]]:
    """Return the rows of a table without its comment lines (those that begin with ``#``)."""
    text = (resources() / "chinese" / name).read_text(encoding="utf-8")
    return [tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#")]


@cache
def readings() -> dict[str, tuple[str, ...]]:
    """Return for each character of the basic block its readings with tone marks, the default one first."""
    return {
        character: tuple(marked.split())
        for marked, characters in (row[:2] for row in rows("readings.tsv"))
        for character in characters
    }


@cache
def _to_simplified() -> dict[int, str]:
    """Return each traditional character with the simplified one that is written for it, for ``str.translate``."""
    return {ord(character): simple for simple, many in rows("traditional.tsv") for character in many}


def simplified(text: str) -> str:
    """Return a text in simplified characters, one for one; words that keep theirs (乾隆) come back in phrases."""
    plain = text.translate(_to_simplified())
    for wrong, right in _KEPT:
        plain = plain.replace(wrong, right)
    return plain


@cache
def phrases() -> dict[str, tuple[str, ...]]:
    """Return the words that are not read character by character; our own lists go before the dictionary's."""
    tables = ("phrases.tsv", "own_goods.tsv", "own_words.tsv")
    found = {row[0]: row[1] for table in tables for row in rows(table)}
    return {word: tuple(reading.split()) for word, reading in found.items() if reading != _APART}


@cache
def weights() -> dict[str, int]:
    """Return the weight of each known word: the binary logarithm of its count in 60 million words."""
    counted = {
        word: int(weight)
        for weight, words in (row[:2] for row in rows("words.tsv"))
        for word in words.split()
    }
    unseen = dict.fromkeys(phrases().keys() - counted.keys(), 5)
    ours = {row[0]: row[1] for row in rows("own_words.tsv") if len(row[0]) > 1}
    raised = {word: max(12, counted.get(word, 0)) for word in ours}
    return {word: weight for word, weight in (counted | unseen | raised).items() if ours.get(word) != _APART}


@cache
def surnames() -> dict[str, tuple[str, ...]]:
    """Return surnames with the syllables of their reading; our own adjudications go first."""
    both = rows("surnames.tsv") + rows("own_surnames.tsv")
    return {row[0]: tuple(row[1].split()) for row in both}


@cache
def columns(name: str) -> dict[str, str]:
    """Return a table's first column mapped to its second."""
    return {row[0]: row[1] for row in rows(name)}
