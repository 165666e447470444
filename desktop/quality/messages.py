"""Messages about defects and rework in Chinese, pinyin and English, filled from a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.chinese import pinyin
from desktop.quality.library import Request, requests, usual_defects


@dataclass(frozen=True, slots=True)
class Word:
    """What stands in a slot: in Chinese, its pinyin, and in English."""

    zh: str
    pinyin: str
    en: str


@dataclass(frozen=True, slots=True)
class Message:
    """One message in its three texts."""

    key: str
    zh: str
    pinyin: str
    en: str


def message(key: str, words: Mapping[str, Word]) -> Message:
    """Return a message with its slots filled; a slot without a word stays to be seen and typed over."""
    request = requests()[key]
    return Message(
        key,
        _filled(request.zh, {slot: word.zh for slot, word in words.items()}),
        _upper(_filled(request.pinyin, {slot: word.pinyin for slot, word in words.items()})),
        _upper(_filled(request.en, {slot: word.en for slot, word in words.items()})),
    )


def addressed(form_of_address: str, name_en: str) -> Word:
    """Return how a person is spoken to; without a form of address a plain greeting stands in its place."""
    if not form_of_address:
        return Word("您好", "nín hǎo", name_en or "Hello")
    read = pinyin.marks(form_of_address, name=True)
    return Word(form_of_address, read, name_en or read)


def said(zh: str, en: str) -> Word:
    """Return words as they are read: usual defects as they are written here, all else as any text."""
    known = {one.zh: one.pinyin for one in usual_defects()}
    return Word(zh or en, known.get(zh) or (pinyin.marks(zh) if zh else en), en or zh)


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


def slots(request: Request) -> set[str]:
    """Return the names of the slots of a request."""
    return {part.partition("}")[0] for part in request.zh.split("{")[1:]}


def _filled(text: str, words: Mapping[str, str]) -> str:
    for slot, word in words.items():
        text = text.replace(f"{{{slot}}}", word)
    return text


def _upper(text: str) -> str:
    """Begin with a capital: the name of a person may, a greeting does not."""
    return text[:1].upper() + text[1:]
