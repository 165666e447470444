"""What polite answers mean, and what to ask next: a card to read, not a judgement about a person."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from desktop.bundled import resources
from desktop.chinese.keys import query_pattern, search_key
from desktop.chinese.syllables import fold
from desktop.errors import StoreError
from desktop.texts import _, language

COLUMNS = ("heard", "pinyin", "means_en", "means_zh", "do_en", "do_zh")
_TABLE = "decoder.tsv"


class Answer(NamedTuple):
    """A polite answer, what it often means, and what to do then."""

    heard: str
    pinyin: str
    means_en: str
    means_zh: str
    do_en: str
    do_zh: str

    @property
    def means(self) -> str:
        """What it often means, in the language of the screen."""
        return self.means_zh if language().startswith("zh") else self.means_en

    @property
    def todo(self) -> str:
        """What to do, in the language of the screen."""
        return self.do_zh if language().startswith("zh") else self.do_en


@cache
def answers() -> tuple[Answer, ...]:
    """Return the card in its order. Raises StoreError when the table is damaged."""
    try:
        head, *rows = (resources() / "messages" / _TABLE).read_text(encoding="utf-8").splitlines()
        if tuple(head.split("\t")) != COLUMNS:
            raise ValueError(head)
        return tuple(Answer(*row.split("\t")) for row in rows)
    except (OSError, UnicodeDecodeError, ValueError, TypeError) as error:
        raise StoreError(
            _("The table of messages {name} is damaged.").format(name=_TABLE),
            _("Install Guanxi Journal again; your journal is not touched by that."),
        ) from error


def find(typed: str) -> list[Answer]:
    """Return the answers that hold what was typed: hanzi, pinyin with or without tones, initials, or words."""
    words, pattern = fold(typed).split(), query_pattern(typed)
    return [
        one
        for one in answers()
        if pattern.search(search_key(one.heard)) or all(word in fold(" ".join(one)) for word in words)
    ]


def heard_in(text: str) -> list[Answer]:
    """Return the polite answers that stand in a text, in the order of the card."""
    return [one for one in answers() if len(one.heard) > 1 and one.heard in text]
