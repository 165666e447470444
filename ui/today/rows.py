"""The rows of Today: a follow-up that can be ticked or put off, and somebody who has been quiet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from desktop.chinese.names import person_avatar
from desktop.texts import _
from desktop.today.rows import DueFollowUp, QuietPerson
from ui.more import Act, more_button
from ui.theme.theme import Theme
from ui.today import words
from ui.today.putting_off import DAYS
from ui.widgets.avatar import Avatar
from ui.widgets.button import Button
from ui.widgets.item_row import ItemRow, TaskRow
from ui.widgets.layouts import holder
from ui.widgets.layouts import row as line
from ui.widgets.letters import letter
from ui.widgets.rows import avatar_tone


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
        typed = letter(event)
        days = DAYS.get(typed)
        if typed == " ":
            self.check.toggle()
        elif days and not self.check.isChecked():
            self.put_off.emit(days)
        elif typed == "r":
            self.reached.emit()
        else:
            super().keyPressEvent(event)


class QuietRow(ItemRow):
    """Somebody who has been quiet; Return opens them, L logs a touch, R opens the follow-up ladder.

    1, 3 and 7 put them off by as many days, S skips this touch, P asks how long to pause and why.
    """

    logged = Signal()
    reached = Signal()
    put_off = Signal(int)
    skipped = Signal()
    paused = Signal()

    def __init__(self, theme: Theme, row: QuietPerson, acts: Callable[[], Sequence[Act]]) -> None:
        who = row.who
        avatar = Avatar(
            theme, person_avatar(who.name_zh or who.name_en), avatar_tone(who.id), size=36, person=True
        )
        button = Button(theme, _("Log touch"), icon="message-circle")
        button.setAccessibleName(_("Log touch with {name}").format(name=who.shown))
        more = more_button(theme, _("More for {name}").format(name=who.shown), acts)
        end = holder(line(button, more, spacing=theme.px(4)))
        super().__init__(theme, who.shown, words.quiet_note(row), leading=avatar, trailing=end)
        button.clicked.connect(self.logged)  # a signal is there only after the row was made
        keys = _("L: log a touch · R: does not answer · 1, 3, 7: put off by as many days")
        self.setToolTip(keys + "\n" + _("S: skip this touch · P: pause with a reason · Enter: open"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Log, reach, put off, skip, pause, or leave the key to the row."""
        typed = letter(event)
        said = {"l": self.logged, "r": self.reached, "s": self.skipped, "p": self.paused}.get(typed)
        if said is not None:
            said.emit()
        elif typed in DAYS:
            self.put_off.emit(DAYS[typed])
        else:
            super().keyPressEvent(event)
