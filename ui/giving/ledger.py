"""Gifts to and from a person, or a supplier's people and teams: what asks for something first, then the story."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.giving.gifts import GiftRow, delete_gifts, gifts_of, gifts_of_house, mark_gift
from desktop.giving.plan_reads import speaks_against
from desktop.giving.taboos import Concern
from desktop.giving.teams import people_names
from desktop.giving.words import OPEN, OURS, THEIRS, state_label
from desktop.texts import _
from ui.giving.words import gift_flag, gift_note, team_words
from ui.more import Act, more_button
from ui.widgets.button import Button
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import empty, row
from ui.widgets.section import Group
from ui.widgets.text import Icon, label
from ui.workplace import Workplace


class Gifts(QWidget):
    """``edited`` tells one to edit, ``asked`` for a new one from us or from them."""

    edited = Signal(object)
    asked = Signal(str)

    def __init__(self, workplace: Workplace, owner: Literal["contact", "supplier"] = "contact") -> None:
        super().__init__()
        self._workplace, self._theme, self._owner = workplace, workplace.theme, owner
        px = self._theme.px
        self._names: dict[int, str] = {}
        self.shown: Sequence[GiftRow] = ()
        words = _("New gift") if owner == "contact" else _("Gift for the team")
        self.give = Button(self._theme, words, "primary", "gift", on_click=lambda: self.asked.emit("ours"))
        self.receive = Button(
            self._theme,
            _("Gift from them"),
            icon="heart-handshake",
            on_click=lambda: self.asked.emit("theirs"),
        )
        self.mind = Button(
            self._theme, _("What to mind"), icon="shield-alert", on_click=lambda: workplace.perform("manners")
        )
        self._nothing = label(
            _("No gifts noted yet. Good are small things from your region, for the whole team."),
            "body",
            "text2",
            wrap=True,
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(px(12))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, px(16), 0, px(24))
        lines.setSpacing(px(12))
        lines.addLayout(row(self.give, self.receive, None, self.mind, spacing=px(8)))
        lines.addWidget(self._nothing)
        lines.addLayout(self._list)
        lines.addStretch(1)

    def show_of(self, record_id: int) -> None:
        """Show the gifts of a person, or of a supplier's people and teams."""
        today = self._workplace.today
        with self._workplace.journal.read() as connection:
            if self._owner == "contact":
                self.shown = gifts_of(connection, record_id)
            else:
                self.shown = gifts_of_house(connection, record_id)
                people = [one.contact_id for one in self.shown if one.contact_id is not None]
                self._names = people_names(connection, people)
            against = {
                one.id: speaks_against(connection, one, today) for one in self.shown if one.state in OPEN
            }
        empty(self._list)
        self._nothing.setVisible(not self.shown)
        parts = (
            (_("To do"), [one for one in self.shown if one.state in OPEN]),
            (_("Given and received"), [one for one in self.shown if one.state not in OPEN]),
        )
        for title, gifts in parts:
            if gifts:
                group = Group(title, "caption")
                for gift in gifts:
                    group.add(self._row(gift, against.get(gift.id, ())))
                self._list.addWidget(group)

    def _row(self, gift: GiftRow, against: Sequence[Concern]) -> ItemRow:
        whom = self._names.get(gift.contact_id or 0, "") or team_words(gift)
        note = " · ".join(filter(None, (whom, gift_note(gift, self._workplace.today))))
        grave = next((one.sentence for one in against if one.grave), "")
        made = ItemRow(
            self._theme,
            gift.what,
            " · ".join(filter(None, (note, grave))),
            leading=Icon(self._theme, "gift" if gift.side == "ours" else "heart-handshake", "plum"),
            flag=gift_flag(gift),
            trailing=more_button(self._theme, _("More for this gift"), lambda: self._acts(gift)),
            done=gift.state == "declined",
        )
        made.opened.connect(lambda: self.edited.emit(gift))
        return made

    def _acts(self, gift: GiftRow) -> list[Act]:
        states = [key for key in (OURS if gift.side == "ours" else THEIRS) if key != gift.state]
        return [
            Act(_("Edit gift"), "pencil", lambda: self.edited.emit(gift)),
            *(self._step(gift, key) for key in states),
            Act(_("Move to trash"), "trash-2", lambda: self._remove(gift)),
        ]

    def _step(self, gift: GiftRow, state: str) -> Act:
        return Act(state_label(state), "check", lambda: self._mark(gift, state))

    def _mark(self, gift: GiftRow, state: str) -> None:
        today = self._workplace.today
        title = _("Gift: {state}").format(state=state_label(state))
        self._workplace.change(title, lambda session: mark_gift(session, gift.id, state, today))

    def _remove(self, gift: GiftRow) -> None:
        self._workplace.change(_("Move gift to trash"), lambda session: delete_gifts(session, [gift.id]))
