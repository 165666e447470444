"""The message templates that come with the program, as they stand in ``resources/messages``."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple, get_args

from desktop.bundled import resources
from desktop.errors import StoreError
from desktop.texts import _, language

Register = Literal["formal", "neutral", "warm"]
REGISTERS: tuple[Register, ...] = get_args(Register)
COLUMNS = ("key", "occasion", "register", "title_en", "title_zh", "zh", "pinyin", "en")
GROUPS = (
    "contact",
    "inquiry",
    "orders",
    "payments",
    "quality",
    "decisions",
    "visits",
    "gifts",
    "festivals",
    "personal",
)
"""What the messages are about, in the order of their files."""
_SLOT = re.compile(r"\{([^{}]+)\}")
_NEAREST: dict[Register, tuple[Register, ...]] = {
    "formal": ("formal", "neutral", "warm"),
    "neutral": ("neutral", "formal", "warm"),
    "warm": ("warm", "neutral", "formal"),
}


class Template(NamedTuple):
    """A message with slots such as ``{称呼}``, the same in all three texts."""

    key: str
    """``group.name``; ``own.<id>`` for one of our own."""
    occasion: str
    """The festival or other moment that it is made for, or empty."""
    register: Register
    title_en: str
    title_zh: str
    zh: str
    pinyin: str
    en: str

    @property
    def group(self) -> str:
        """What it is about: one of ``GROUPS``, or ``own``."""
        return self.key.partition(".")[0]

    @property
    def title(self) -> str:
        """Its title in the language of the screen."""
        return self.title_zh if language().startswith("zh") else self.title_en

    @property
    def slots(self) -> tuple[str, ...]:
        """The names of its slots in the order of the Chinese text, each once."""
        return slots(self.zh)


def slots(text: str) -> tuple[str, ...]:
    """Return the names that stand in braces, in their order, each once."""
    return tuple(dict.fromkeys(_SLOT.findall(text)))


@cache
def templates() -> dict[str, Template]:
    """Return all messages by key, in the order of their files. Raises StoreError for a damaged table."""
    found = (one for number, group in enumerate(GROUPS, 1) for one in _read(f"{number:02}_{group}.tsv"))
    return {one.key: one for one in found}


def for_occasion(occasion: str, register: Register) -> Template | None:
    """Return the message for a moment in the register nearest to the one asked for; None when there is none."""
    fitting = {one.register: one for one in templates().values() if one.occasion == occasion}
    return next((fitting[near] for near in _NEAREST[register] if near in fitting), None)


def _read(name: str) -> list[Template]:
    try:
        head, *rows = (resources() / "messages" / name).read_text(encoding="utf-8").splitlines()
        if tuple(head.split("\t")) != COLUMNS:
            raise _damaged(name)
        return [_template(line.split("\t")) for line in rows]
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise _damaged(name) from error


def _template(cells: list[str]) -> Template:
    key, occasion, register, *texts = cells
    if register not in REGISTERS or len(texts) != len(COLUMNS) - 3:
        raise ValueError(key)
    return Template(key, occasion, register, *texts)


def _damaged(name: str) -> StoreError:
    return StoreError(
        _("The table of messages {name} is damaged.").format(name=name),
        _("Install Guanxi Journal again; your journal is not touched by that."),
    )
