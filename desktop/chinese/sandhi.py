"""Tone sandhi: how citation pinyin is spoken (一, 不, chains of third tones)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from desktop.chinese.reading import Word
from desktop.chinese.syllables import NEUTRAL, Syllable
from desktop.chinese.tables import simplified, weights

_DIGITS = frozenset("〇零一二三四五六七八九")
_BEFORE_ORDINAL = _DIGITS | frozenset("第初周期十百千万亿")
_AFTER_ORDINAL = frozenset("月号级流线等楼期班")
_COMPLEMENTS = frozenset("了动到上下清楚起住得着开及见完好成来去出进倒尽")  # behind a light 不: 来不了
# Words whose 一 and 不 follow no rule: what is spoken as two halves.
_SET = {"独一无二": (2, 1, 2, 4), "一五一十": (4, 3, 4, 2), "说一不二": (1, 1, 2, 4)}
# A third tone before a neutral syllable that once was a third tone is still spoken as a second.
_OLD_THIRD = frozenset(("小姐", "哪里", "老鼠", "想想", "等等", "走走", "找找", "写写", "讲讲", "洗洗"))


def spoken_words(words: Iterable[Word]) -> tuple[Word, ...]:
    """Return words with their spoken tones; punctuation and foreign words end a chain of third tones."""
    changed: list[Word] = []
    for chinese, group in groupby(words, key=lambda word: bool(word.syllables)):
        group_words = list(group)
        changed += _breath(group_words) if chinese else group_words
    return tuple(changed)


def _breath(words: list[Word]) -> list[Word]:
    """Change the tones of words that are spoken without a pause."""
    characters = simplified("".join(word.text for word in words))
    cited = [syllable.tone for word in words for syllable in word.syllables]
    ends = _ends(words)
    tones = [_tone(characters, cited, at, ends) for at in range(len(cited))]
    start = 0
    for word in words:
        end = start + len(word.syllables)
        tones[start:end] = _thirds_in_word(simplified(word.text), tones[start:end])
        start = end
    for end in sorted(ends, reverse=True)[1:]:
        if tones[end] == 3 and tones[end + 1] == 3:
            tones[end] = 2
    return _retoned(words, tones)


def _ends(words: list[Word]) -> set[int]:
    """Return the places of the last syllable of each word."""
    ends, at = set(), -1
    for word in words:
        at += len(word.syllables)
        ends.add(at)
    return ends


def _retoned(words: list[Word], tones: list[int]) -> list[Word]:
    """Put the tones back into the words."""
    waiting = iter(tones)
    return [
        replace(word, syllables=tuple(Syllable(s.letters, next(waiting)) for s in word.syllables))
        for word in words
    ]


def _tone(characters: str, cited: list[int], at: int, ends: set[int]) -> int:
    """Return the spoken tone of one syllable before third tones are looked at."""
    if (
        at + 1 == len(cited) or characters[at] not in "一不" or cited[at] == NEUTRAL
    ):  # 看不见 keeps its light 不
        return cited[at]
    if at > 0 and characters[at - 1] == characters[at + 1] and characters[at - 2 : at - 1] != "一":
        return NEUTRAL  # 看一看, 是不是, but not 一个一个
    if characters[at] == "不":
        inside = at > 0 and ends.isdisjoint((at - 1, at)) and at + 1 in ends
        light = inside and characters[at + 1] in _COMPLEMENTS
        return NEUTRAL if light else 2 if cited[at + 1] == 4 else cited[at]
    return _one(characters, cited, at, ends)


def _one(characters: str, cited: list[int], at: int, ends: set[int]) -> int:
    """Return the tone of 一 that something follows: first in numbers and ordinals, else by what follows."""
    before, after = characters[at - 1] if at else "", characters[at + 1]
    ends_word = at in ends and at - 1 >= 0 and at - 1 not in ends  # 统一
    if ends_word or before in _BEFORE_ORDINAL or after in _DIGITS or after in _AFTER_ORDINAL:
        return 1
    return 2 if cited[at + 1] == 4 or after == "个" else 4


def _thirds_in_word(word: str, tones: list[int]) -> list[int]:
    """Change chains of third tones within a word: all but the last, save in 1 + 2 words (纸老虎)."""
    if word in _SET:
        return list(_SET[word])
    if word in _OLD_THIRD and tones == [3, NEUTRAL]:
        return [2, NEUTRAL]
    if tones == [3, 3, 3] and word[1:] in weights() and word[:2] not in weights():
        return [3, 2, 3]
    if tones == [3, 3, 3, 3]:
        return [2, 3, 2, 3]
    return [2 if tone == 3 and tones[at + 1 : at + 2] == [3] else tone for at, tone in enumerate(tones)]
