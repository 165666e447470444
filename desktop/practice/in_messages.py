"""Where a phrase is met in real life: the sentence of our messages to factories that shares the most with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from desktop.giving.library import Template, templates
from desktop.practice.wordings import Wording

_END = re.compile(r"(?<=[。！？!?])\s*|(?<=[.!?])\s+")
_HEAD = re.compile(r"^…[，,：:]?\s*")
"""Whom a message speaks to, left empty."""
_SLOT = re.compile(r"\{[^{}]*\}")
_EVERYWHERE = frozenset(
    (
        *("我们", "你们", "他们", "咱们", "大家", "一下", "一点", "一个"),
        *("这个", "那个", "这样", "什么", "怎么", "可以", "没有"),
    )
)
"""Words that show nothing of a phrase, since they stand in many sentences."""


@dataclass(frozen=True, slots=True)
class Met:
    """A sentence of a message: the message's title, its characters, pinyin and meaning (empty where they part)."""

    title: str
    text: str
    pinyin: str = ""
    english: str = ""


def met_in_message(said: Wording) -> Met | None:
    """Return the sentence that shares the longest run of characters with a phrase; None when none shares a word."""
    words = frozenset(said.gaps or re.findall(r"\w+", said.simplified)) - _EVERYWHERE
    best, found = 0, None
    for template, number, text in _sentences():
        run = longest_shared(said.simplified, text)
        if len(run) > best and any(word in run for word in words):
            best, found = len(run), (template, number, text)
    return _met(*found) if found else None


def longest_shared(one: str, other: str) -> str:
    """Return the longest run of letters and characters, without signs, that two texts share; the first of several."""
    pieces = re.findall(r"\w+", one)
    runs = (
        piece[start:end]
        for piece in pieces
        for start in range(len(piece))
        for end in range(len(piece), start, -1)
    )
    return next((run for run in sorted(runs, key=len, reverse=True) if run in other), "")


@cache
def _sentences() -> tuple[tuple[Template, int, str], ...]:
    """Return all sentences of all messages with their places."""
    return tuple(
        (template, number, text)
        for template in templates().values()
        for number, text in enumerate(_parts(template.zh))
    )


def _parts(text: str) -> list[str]:
    return [part for part in _END.split(_SLOT.sub("…", text)) if part]


def _met(template: Template, number: int, text: str) -> Met:
    """Return a sentence with the same one of the other lines, when those have as many."""
    many = len(_parts(template.zh))
    pinyin, english = (
        parts[number] if len(parts) == many else ""
        for parts in (_parts(template.pinyin), _parts(template.en))
    )
    return Met(template.title, *(_HEAD.sub("", part) for part in (text, pinyin, english)))
