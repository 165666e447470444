"""The gifts for whole teams in the plan of a festival: a few rows under the people, with a button for one more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import formats
from desktop.giving.gifts import GiftRow
from desktop.giving.teams import TeamGift
from desktop.giving.words import OURS, state_label
from desktop.texts import _
from desktop.trade.money import money
from ui.giving.words import gift_flag, team_words
from ui.more import Act, more_button
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import empty, row
from ui.widgets.section import SectionHeader
from ui.widgets.text import Icon

_TO_SEND = ("idea", "planned", "bought")


class TeamGifts(QWidget):
    """``asked`` tells that one more is wanted, ``edited`` one to change, ``marked`` one with its next state.

    ``removed`` tells one that shall go to the trash.
    """

    asked = Signal()
    edited = Signal(object)
    marked = Signal(object, str)
    removed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.shown: Sequence[TeamGift] = ()
        self.add = Button(theme, _("Gift for a team"), icon="plus", on_click=self.asked.emit)
        self.add.setToolTip(_("Key {key}").format(key="T"))
        self.add.setAutoDefault(False)
        self._rows = QVBoxLayout()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(row(SectionHeader(_("For whole teams")), None, self.add))
        lines.addLayout(self._rows)

    def show_gifts(self, gifts: Sequence[TeamGift], today: date) -> None:
        """Show other gifts, or the same ones as they stand now."""
        self.shown = gifts
        empty(self._rows)
        for one in gifts:
            self._rows.addWidget(self._row(one, today))

    def _row(self, one: TeamGift, today: date) -> ItemRow:
        gift = one.gift
        parts = [team_words(gift), gift.what]
        if gift.value:
            parts.append(money(gift.value, gift.currency))
        if gift.state in _TO_SEND:
            day = formats.weekday_day(one.deadline.send_by, today)
            parts.append(_("send by {day}").format(day=day))
        parts += [against.sentence for against in one.concerns if against.grave]
        made = ItemRow(
            self._theme, one.house, " · ".join(parts), leading=Icon(self._theme, "users", "plum"),
            flag=gift_flag(gift), done=gift.state == "declined",
            trailing=more_button(self._theme, _("More for this gift"), lambda: self._acts(gift)),
        )  # fmt: skip
        made.opened.connect(lambda: self.edited.emit(gift))
        return made

    def _acts(self, gift: GiftRow) -> list[Act]:
        return [
            Act(_("Edit gift"), "pencil", lambda: self.edited.emit(gift)),
            *(self._step(gift, key) for key in OURS if key != gift.state),
            Act(_("Move to trash"), "trash-2", lambda: self.removed.emit(gift)),
        ]

    def _step(self, gift: GiftRow, state: str) -> Act:
        return Act(state_label(state), "check", lambda: self.marked.emit(gift, state))
