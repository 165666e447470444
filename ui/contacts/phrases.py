"""Phrases between us and a person: sets made for them, what was used with them, what they taught."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import formats
from desktop.practice.occasions import OCCASIONS
from desktop.practice.rehearsals import RehearsalRow, rehearsals
from desktop.practice.uses import UseRow, uses_with
from desktop.practice.wordings import Wording, taught_by, wordings
from desktop.texts import _, n_
from ui.widgets.button import Button
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import empty, row
from ui.widgets.rows import Flag
from ui.widgets.section import Group
from ui.widgets.text import Icon, label
from ui.workplace import Workplace


class Phrases(QWidget):
    """Three groups of rows; each leads to its phrase in the library."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace, self._theme = workplace, workplace.theme
        px = self._theme.px
        prepare = Button(
            self._theme,
            _("Prepare a call or visit"),
            icon="phone",
            on_click=lambda: workplace.perform("rehearse"),
        )
        new = Button(
            self._theme, _("New phrase"), "ghost", "plus", on_click=lambda: workplace.perform("new_phrase")
        )
        self._groups = QVBoxLayout()
        self._groups.setSpacing(px(12))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, px(16), 0, px(24))
        lines.setSpacing(px(12))
        lines.addLayout(row(prepare, new, None, spacing=px(8)))
        lines.addLayout(self._groups)
        lines.addStretch(1)

    def show_person(self, contact_id: int) -> None:
        """Read and show what belongs to a person."""
        today = self._workplace.today
        with self._workplace.journal.read() as connection:
            sets = rehearsals(connection, today, contact_id=contact_id)
            uses = uses_with(connection, contact_id)
            taught = taught_by(connection, contact_id)
            said = wordings(connection, (key for one in sets for key in one.keys))
        empty(self._groups)
        for one in sets[::-1]:
            self._groups.addWidget(self._set(one, said))
        self._add(_("Used with them"), [self._use(use) for use in uses])
        self._add(_("Taught by them"), [self._phrase(one) for one in taught])
        if not (sets or uses or taught):
            words = _("Nothing yet. W on a card writes down that you have used a phrase with somebody.")
            self._groups.addWidget(label(words, "body", "text2", wrap=True))

    def _add(self, title: str, rows: Iterable[QWidget]) -> None:
        made = list(rows)
        if made:
            group = Group(title, "caption")
            for one in made:
                group.add(one)
            self._groups.addWidget(group)

    def _set(self, one: RehearsalRow, said: dict[str, Wording]) -> Group:
        day = formats.weekday_day(one.day, self._workplace.today)
        count = n_("{n} phrase", "{n} phrases", len(one.keys)).format(n=len(one.keys))
        group = Group(" · ".join((one.title or _(OCCASIONS[one.occasion]), day, count)), "caption")
        for key in one.keys:
            if key in said:
                group.add(self._phrase(said[key]))
        return group

    def _phrase(self, said: Wording) -> ItemRow:
        note = " · ".join(filter(None, (said.pinyin, said.english or said.literal)))
        made = ItemRow(self._theme, said.simplified, note)
        made.opened.connect(lambda: self._workplace.show_phrase(said.key))
        return made

    def _use(self, use: UseRow) -> ItemRow:
        day = formats.weekday_day(use.at.astimezone().date(), self._workplace.today)
        note = " · ".join(filter(None, (day, use.note)))
        made = ItemRow(
            self._theme,
            use.wording.simplified,
            note,
            leading=Icon(self._theme, "message-circle", "sky"),
            flag=Flag(_("In a touch"), "sky") if use.kind else None,
        )
        made.opened.connect(lambda: self._workplace.show_phrase(use.wording.key))
        return made
