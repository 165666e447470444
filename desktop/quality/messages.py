"""Messages about defects and rework in Chinese, pinyin and English, filled from a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.giving.filling import Message, Word, addressed, fill, typed
from desktop.quality.library import requests, usual_defects

__all__ = ["Message", "Word", "addressed", "count", "defects", "message", "said"]


def message(key: str, words: Mapping[str, Word]) -> Message:
    """Return a message with its slots filled; a slot without a word stays to be seen and typed over."""
    return fill(requests()[key], words)


def said(zh: str, en: str) -> Word:
    """Return words as they are read: usual defects as they are written here, all else as any text."""
    known = {one.zh: one.pinyin for one in usual_defects()}
    word = typed(zh, en)
    return Word(word.zh, known.get(zh) or word.pinyin, word.en)


def count(number: int) -> Word:
    """Return a number, which stands as figures in all three texts."""
    return Word(str(number), str(number), str(number))


def defects(found: Sequence[tuple[str, str, int]], most: int = 3) -> Word:
    """Return the most frequent defects, out of Chinese name, English name and count, joined as each language does."""
    first = sorted(found, key=lambda one: -one[2])[:most]
    words = [said(zh, en) for zh, en, _count in first]
    return Word(
        "、".join(word.zh for word in words),
        ", ".join(word.pinyin for word in words),
        ", ".join(word.en[:1].lower() + word.en[1:] for word in words),
    )
