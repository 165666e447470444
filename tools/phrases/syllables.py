"""Rules about pinyin: it fits the characters, each syllable is a reading of its character, words are spaced alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pypinyin

from desktop.chinese.aligning import Unaligned, align
from desktop.chinese.syllables import NEUTRAL, parse
from desktop.chinese.tables import readings, surnames, weights
from tools.phrases.books import Books, Phrase

PARTICLES = frozenset("的了吗吧呢啊嘛啦呀")
ATTACHED = frozenset("着过")
LONGEST_WORD = 6
FURTHER = {"儿": frozenset({"r5"}), "喂": frozenset({"wei2"})}
"""儿 that colours the syllable before it, and 喂 as one says it into a telephone (现代汉语词典: wéi)."""
BEFORE_SURNAMES = frozenset("小老阿")
"""They have a capital in 小陈 and none elsewhere."""


def aligned(books: Books) -> Iterator[str]:
    """Pinyin that does not fit its characters one by one."""
    for phrase in books:
        try:
            align(phrase["simplified"], phrase["pinyin"])
        except Unaligned as fault:
            yield f"{phrase.id}: {fault}"


def possible(books: Books) -> Iterator[str]:
    """Syllables that are no known reading of their character; citation tones of 一 and 不 that were changed."""
    for phrase in books:
        for character, syllable in zip(phrase.characters, phrase.syllables, strict=True):
            if syllable not in _readings(character):
                yield f"{phrase.id}: {character} is not read {syllable}"


def capitals(books: Books) -> Iterator[str]:
    """Words that have a capital in one phrase and none in another; surnames are common words too."""
    written: dict[str, dict[bool, str]] = defaultdict(dict)
    for phrase in books:
        for word in phrase.line.words if phrase.line else ():
            if word.syllables and word.text not in surnames() and word.text not in BEFORE_SURNAMES:
                written[word.text].setdefault(word.proper, phrase.id)
    for text, found in written.items():
        if len(found) == 2:
            yield f"{text}: with a capital in {found[True]}, without in {found[False]}"


def words(books: Books) -> Iterator[str]:
    """Words of several characters that are read in one way here and in another there."""
    read: dict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
    for phrase in books:
        for word in phrase.line.words if phrase.line else ():
            if len(word.text) > 1:
                read[word.text].setdefault(tuple(one.numbered for one in word.syllables), phrase.id)
    explained = {row[0] for row in books.table("adjudications") if row[0].isascii()}
    for text, found in read.items():
        if len(found) > 1 and not explained & set(found.values()):
            yield f"{text}: " + ", ".join(f"{' '.join(one)} in {where}" for one, where in found.items())


def spacing(books: Books) -> Iterator[str]:
    """Particles inside words, words too long, and pairs of characters written as one word here and as two there."""
    joined: dict[str, list[str]] = defaultdict(list)
    apart: dict[str, list[str]] = defaultdict(list)
    for phrase in books:
        yield from (f"{phrase.id}: {fault}" for fault in _odd_words(phrase))
        for pair, together in _pairs(phrase):
            (joined if together else apart)[pair].append(phrase.id)
    explained = {row[0] for row in books.table("spacing") if row[1]}
    both = {pair for pair in joined.keys() & apart.keys() if pair in weights()}
    for pair in sorted(both - explained):
        yield f"{pair}: one word in {joined[pair][0]}, two in {apart[pair][0]}"
    yield from (f"spacing.tsv: {pair} is spaced alike everywhere" for pair in sorted(explained - both))


@cache
def _readings(character: str) -> frozenset[str]:
    """Return the readings of a character with tone numbers, as we and pypinyin know them, and without tone."""
    by_pypinyin = pypinyin.pinyin(character, heteronym=True)[0]
    known = {
        parse(reading) for reading in (*readings().get(character, ()), *by_pypinyin) if reading != character
    }
    neutral = {f"{one.letters}5" for one in known}
    further = FURTHER.get(character, frozenset())
    if character in "一不":  # pypinyin has their spoken tones too
        known = {one for one in known if one.tone == (1 if character == "一" else 4)}
    return frozenset({one.numbered for one in known} | neutral | further)


def _odd_words(phrase: Phrase) -> Iterator[str]:
    for word in phrase.line.words if phrase.line else ():
        if len(word.syllables) > LONGEST_WORD:
            yield f"{word.marked} is a long word"
        if word.text in ATTACHED and word.syllables[0].tone == NEUTRAL:
            yield f"{word.marked} is written with its verb"
        if len(word.text) > 1 and word.text not in weights() and set(word.text) & PARTICLES:
            yield f"{word.marked} holds a particle, which stands alone"


def _pairs(phrase: Phrase) -> Iterator[tuple[str, bool]]:
    """Give pairs of neighbouring characters with whether they are one word, or two words of one character."""
    words = phrase.line.words if phrase.line else ()
    for before, word in pairwise(words):
        if before.syllables and word.syllables and len(before.text) == len(word.text) == 1:
            yield before.text + word.text, False
    for word in words:
        yield from ((word.text[at : at + 2], True) for at in range(len(word.text) - 1) if word.syllables)
