"""The rows of Today: a follow-up that can be ticked or put off, and somebody who has been quiet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from desktop.chinese.names import person_avatar
from desktop.texts import _
from desktop.today.rows import DueFollowUp, QuietPerson
from ui.theme.theme import Theme
from ui.today import words
from ui.widgets.avatar import Avatar
from ui.widgets.button import Button
from ui.widgets.item_row import ItemRow, TaskRow
from ui.widgets.rows import avatar_tone

_PUT_OFF_DAYS = {"1": 1, "3": 3, "7": 7}


class FollowUpRow(TaskRow):
    """A follow-up; Space ticks it, Return opens the person, 1, 3 and 7 put it off by as many days."""

    put_off = Signal(int)

    def __init__(self, theme: Theme, row: DueFollowUp, today: date) -> None:
        title = words.follow_up_title(row)
        super().__init__(
            theme,
            title,
            words.follow_up_note(row),
            tick_name=_("Mark as done: {title}").format(title=title),
            flag=None if row.done else words.follow_up_flag(row, today),
            end_text=_("Done") if row.done else "",
            done=row.done,
        )
        if not row.done:
            self.setToolTip(_("Space: done · 1, 3, 7: put off by as many days · Enter: open"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick, put off, or leave the key to the row."""
        days = _PUT_OFF_DAYS.get(event.text())
        if event.text() == " ":
            self.check.toggle()
        elif days and not self.check.isChecked():
            self.put_off.emit(days)
        else:
            super().keyPressEvent(event)


def quiet_row(theme: Theme, row: QuietPerson, log: Callable[[], None]) -> ItemRow:
    """Make the row of somebody who has been quiet, with a button that logs a touch with them."""
    who = row.who
    avatar = Avatar(
        theme, person_avatar(who.name_zh or who.name_en), avatar_tone(who.id), size=36, person=True
    )
    button = Button(theme, _("Log touch"), icon="message-circle", on_click=log)
    button.setAccessibleName(_("Log touch with {name}").format(name=who.shown))
    return ItemRow(theme, who.shown, words.quiet_note(row), leading=avatar, trailing=button)
