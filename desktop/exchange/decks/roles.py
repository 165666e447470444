"""Which field of a foreign note is what: by its name where that says it, else by what the first notes hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, get_args

from desktop.exchange.decks.fitting import hanzi_in, share_of_pinyin
from desktop.exchange.decks.markup import plain
from desktop.exchange.decks.notes import NoteType

Role = Literal[
    "simplified",
    "traditional",
    "pinyin",
    "english",
    "literal",
    "when_say",
    "note",
    "tags",
    "situation",
    "keep",
]
"""What a field can be; ``keep`` is kept with the phrase as it was and shown nowhere."""
SAID: tuple[str, ...] = tuple(role for role in get_args(Role) if role != "keep")
"""The fields of a phrase that a file can say, as its table names them."""
SAMPLES = 200
_MOST_HANZI, _MOSTLY = 0.5, 0.6
_FEW = 5
"""One row in so many is enough, or not too much."""
_LEAST_LETTERS = 3
_HEADINGS: dict[Role, str] = {
    "simplified": "simplified hanzi chinese character characters headword word phrase simp expression "
    "简体 简体字 汉字 中文 词语 生词 短语 句子",
    "traditional": "traditional trad 繁体 繁體 繁体字 正體",
    "pinyin": "pinyin reading pronunciation pron 拼音 读音 reading(pinyin)",
    "english": "english meaning definition translation gloss defn 英文 英语 释义 意思 翻译 解释",
    "literal": "literal literally 字面 直译",
    "when_say": "when usage 用法",
    "note": "note notes comment comments remark 备注 笔记 注释",
    "tags": "tags tag 标签",
    "situation": "situation 场景",
}
_SIDES = frozenset(("front", "back", "question", "answer", "正面", "背面"))
_OTHERS = frozenset(("audio", "sound", "id", "key", "deck", "guid", "image", "picture"))
_WORD = re.compile(r"[\w()]+")


def known_heading(cell: str) -> bool:
    """Tell whether a cell is the name of a column of flashcards."""
    plain_name = _plain(cell)
    return bool(_by_name(cell)) or plain_name in _SIDES or plain_name in _OTHERS


def guess_roles(kind: NoteType, samples: Sequence[Sequence[str]]) -> tuple[Role, ...]:
    """Return what each field of a kind of notes is; ``samples`` are the fields of its first notes."""
    columns = [
        [text for row in samples[:SAMPLES] if place < len(row) and (text := plain(row[place]))]
        for place in range(len(kind.fields))
    ]
    roles: list[Role] = ["keep"] * len(columns)
    if kind.named:
        for place, name in enumerate(kind.fields):
            named = _by_name(name)
            if named and named not in roles and _fits(named, columns[place]):
                roles[place] = named
    _by_content(roles, columns)
    return tuple(roles)


def _by_content(roles: list[Role], columns: Sequence[Sequence[str]]) -> None:
    """Give what no name has told to the first columns that hold it."""
    free = [place for place, role in enumerate(roles) if role == "keep" and columns[place]]
    hanzi = [place for place in free if _hanzi_share(columns[place]) >= _MOST_HANZI]
    if "simplified" not in roles and hanzi:
        _give_characters(roles, hanzi, columns)
    for place in free:
        if roles[place] != "keep" or place in hanzi:
            continue
        values = columns[place]
        if "pinyin" not in roles and _is_pinyin(values):
            roles[place] = "pinyin"
        elif "english" not in roles and _is_prose(values) and not _is_pinyin(values):
            roles[place] = "english"


def _give_characters(roles: list[Role], hanzi: Sequence[int], columns: Sequence[Sequence[str]]) -> None:
    """Choose the phrase among columns of characters; one like it in traditional characters is its other script."""
    first = hanzi[0]
    twin = next((place for place in hanzi[1:] if _twins(columns[first], columns[place])), None)
    if twin is not None and _traditional_share(columns[first]) > _traditional_share(columns[twin]):
        first, twin = twin, first
    roles[first] = "simplified"
    if twin is not None and "traditional" not in roles:
        roles[twin] = "traditional"


def _twins(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two columns say the same in two scripts: the same lengths, row by row."""
    alike = sum(len(a) == len(b) for a, b in zip(one, other, strict=False))
    return len(one) == len(other) and alike >= 0.9 * len(one)


def _traditional_share(values: Sequence[str]) -> float:
    """Return the share of characters that are none of GB 2312: those of traditional texts."""
    text = "".join(values)
    return sum(not one.encode("gb2312", errors="ignore") for one in text) / len(text) if text else 0.0


def _hanzi_share(values: Sequence[str]) -> float:
    letters = sum(one.isalpha() for value in values for one in value)
    return sum(map(hanzi_in, values)) / letters if letters else 0.0


def _is_prose(values: Sequence[str]) -> bool:
    """Tell whether a column holds words in Latin letters, and not numbers or short signs."""
    signs = [one for value in values for one in value if one.isalnum()]
    latin = sum(one.isascii() and one.isalpha() for one in signs)
    return latin >= _MOSTLY * len(signs) and latin >= _LEAST_LETTERS * len(values)


def _is_pinyin(values: Sequence[str]) -> bool:
    return sum(map(share_of_pinyin, values)) / len(values) >= _MOSTLY


def _fits(role: Role, values: Sequence[str]) -> bool:
    """Tell whether a column can be what its name says: characters need some rows with characters, pinyin has none."""
    with_hanzi = sum(hanzi_in(value) > 0 for value in values)
    if role in ("simplified", "traditional"):
        return with_hanzi * _FEW >= len(values)
    return role != "pinyin" or with_hanzi * _FEW <= len(values)


def _by_name(heading: str) -> Role | None:
    words = _WORD.findall(_plain(heading))
    for role, names in _HEADINGS.items():
        known = set(names.split())
        if _plain(heading) in known or (words and words[0] in known and len(words) <= 2):
            return role
    return None


def _plain(heading: str) -> str:
    return heading.strip().strip("﻿").lower().replace("_", " ")
