"""Commands as they are typed: by the words of their title, in the language of the screen."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtGui import QKeySequence

from desktop.highlight import Marked
from desktop.texts import _
from ui.commands import COMMANDS
from ui.hits.rows import Hit
from ui.places import PLACES

_MOST = 5
_NOT_HERE = frozenset({"find"})


def titles() -> list[tuple[str, str, str, str]]:
    """Return key, title, icon and shortcut of every command and place."""
    rows = [(c.key, _(c.title), c.icon or "command", c.shortcut) for c in COMMANDS if c.key not in _NOT_HERE]
    for place in PLACES:
        words = _("Go to {place}").format(place=place.name())
        rows.append((f"place:{place.key}", words, place.icon, ""))
    return rows


def find_commands(typed: str, possible: Collection[str], limit: int = _MOST) -> list[Hit]:
    """Return the commands that can be done now and hold every word typed at the beginning of a word."""
    words = typed.casefold().split()
    hits = []
    for key, title, icon, shortcut in titles():
        spans = _spans(title, words) if key in possible else None
        if spans is not None:
            keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
            hits.append(Hit("command", key, Marked(title, spans), end=keys, icon=icon))
    return hits[:limit] if words else hits


def _spans(title: str, words: list[str]) -> tuple[tuple[int, int], ...] | None:
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
