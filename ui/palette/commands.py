"""Commands as they are typed: by the words of their title in either language of the program."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from desktop import bundled, texts
from desktop.highlight import Marked
from desktop.texts import _
from ui.commands import COMMANDS
from ui.hits.rows import NOTHING, Hit
from ui.places import PLACES

_MOST = 5
_NOT_HERE = frozenset({"find"})
_Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Titled:
    """A command or place; ``other`` is its title in the language that the screen does not speak."""

    key: str
    title: str
    other: str
    icon: str
    shortcut: str = ""


def titles() -> list[Titled]:
    """Return every command and place."""
    other = texts.translator(_other_language(), bundled.i18n())
    rows = [
        Titled(c.key, _(c.title), other(c.title), c.icon or "command", c.shortcut)
        for c in COMMANDS
        if c.key not in _NOT_HERE
    ]
    for place in PLACES:
        words = _("Go to {place}").format(place=place.name())
        also = other("Go to {place}").format(place=other(place.title))
        rows.append(Titled(f"place:{place.key}", words, also, place.icon))
    return rows


def _other_language() -> str:
    return "en" if texts.language() == "zh_CN" else "zh_CN"


def find_commands(typed: str, possible: Collection[str], limit: int = _MOST) -> list[Hit]:
    """Return the commands that can be done now and hold every word typed at the beginning of a word.

    One that is found by its title in the other language shows it beside its own.
    """
    words = typed.casefold().split()
    hits = [hit for row in titles() if row.key in possible and (hit := _hit(row, words)) is not None]
    return hits[:limit] if words else hits


def _hit(row: Titled, words: list[str]) -> Hit | None:
    spans, note = _spans(row.title, words), NOTHING
    if spans is None:
        found = _spans(row.other, words)
        if found is None:
            return None
        spans, note = (), Marked(row.other, found)
    keys = QKeySequence(row.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return Hit("command", row.key, Marked(row.title, spans), note, end=keys, icon=row.icon)


def _spans(title: str, words: list[str]) -> _Spans | None:
    folded = title.casefold()
    spans = []
    for word in words:
        at = folded.find(word)
        while at > 0 and word.isascii() and folded[at - 1].isalnum():
            at = folded.find(word, at + 1)
        if at < 0:
            return None
        spans.append((at, at + len(word)))
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)
