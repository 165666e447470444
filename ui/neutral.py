"""A line that points out, while one types, that a text names a quarrel in which one stays neutral."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QLabel

from desktop.giving.softening import named_quarrel
from desktop.joining import sentences
from desktop.texts import _
from ui.widgets.announce import announce
from ui.widgets.text import label


def neutral_line() -> QLabel:
    """Return the line, hidden as long as there is nothing to say."""
    made = label("", "meta", "amber", wrap=True)
    made.hide()
    return made


def point_out(line: QLabel, text: str, quarrel: Iterable[str], advice: str) -> None:
    """Say which words of ``quarrel`` stand in a text, with what helps; nothing where none does."""
    found = named_quarrel(text, quarrel)
    said = ""
    if found:
        words = ", ".join(dict.fromkeys(one.found for one in found))
        said = _("Stay neutral: “{words}” belongs to a quarrel of theirs.").format(words=words)
        said = sentences(said, advice)
    if said and said != line.text():
        announce(line, said)
    line.setText(said)
    line.setVisible(bool(said))
