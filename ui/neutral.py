"""A line that points out, while one types, that a text names a quarrel in which one stays neutral."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtWidgets import QLabel

from desktop.giving.manners import quarrels
from desktop.giving.softening import named_quarrel
from desktop.joining import sentences
from desktop.people.contact_reads import jobs_today
from desktop.texts import _
from ui.widgets.announce import announce
from ui.widgets.text import label
from ui.workplace import Workplace


def neutral_line() -> QLabel:
    """Return the line, hidden as long as there is nothing to say."""
    made = label("", "meta", "amber", wrap=True)
    made.hide()
    return made


def quarrels_of(workplace: Workplace, people: Collection[int], suppliers: Collection[int]) -> tuple[str, ...]:
    """Return the words of quarrels at some suppliers, and where some people work."""
    with workplace.journal.read() as connection:
        jobs = jobs_today(connection, people).values()
        return quarrels(connection, {*suppliers, *(job.supplier_id for job in jobs if job.supplier_id)})


def point_out_in_touch(line: QLabel, text: str, quarrel: Iterable[str]) -> None:
    """Point out what is better left out of a touch."""
    point_out(line, text, quarrel, _("Leave it out, or write it into a private note."))


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
