"""The rows of Today: a follow-up that can be ticked or put off, and somebody who has been quiet."""

from __future__ import annotations

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
    reached = Signal()

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
            self.setToolTip(
                _("Space: done · 1, 3, 7: put off by as many days · R: does not answer · Enter: open")
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick, put off, or leave the key to the row."""
        days = _PUT_OFF_DAYS.get(event.text())
        if event.text() == " ":
            self.check.toggle()
        elif days and not self.check.isChecked():
            self.put_off.emit(days)
        elif event.text().lower() == "r":
            self.reached.emit()
        else:
            super().keyPressEvent(event)


class QuietRow(ItemRow):
    """Somebody who has been quiet; Return opens them, L logs a touch, R opens the follow-up ladder."""

    logged = Signal()
    reached = Signal()

    def __init__(self, theme: Theme, row: QuietPerson) -> None:
        who = row.who
        avatar = Avatar(
            theme, person_avatar(who.name_zh or who.name_en), avatar_tone(who.id), size=36, person=True
        )
        button = Button(theme, _("Log touch"), icon="message-circle")
        button.setAccessibleName(_("Log touch with {name}").format(name=who.shown))
        super().__init__(theme, who.shown, words.quiet_note(row), leading=avatar, trailing=button)
        button.clicked.connect(self.logged)  # a signal is there only after the row was made
        self.setToolTip(_("L: log a touch · R: does not answer · Enter: open"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Log, reach, or leave the key to the row."""
        typed = event.text().lower()
        if typed == "l":
            self.logged.emit()
        elif typed == "r":
            self.reached.emit()
        else:
            super().keyPressEvent(event)
