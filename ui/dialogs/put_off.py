"""Asks how long a rule shall say nothing about somebody, and why."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from desktop import formats
from desktop.rhythm.holding import put_off
from desktop.texts import _
from ui.form_dialog import FormDialog
from ui.today.putting_off import Whom
from ui.touches.day_line import DayLine, say_if_wrong
from ui.workplace import Workplace

_WIDTH = 460
_USUAL = timedelta(days=30)


class PutOffDialog(FormDialog):
    """This time, until a day, or until it is taken back on their page; the reason is kept beside it."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, whom: Whom) -> None:
        title = _("Pause {name}").format(name=whom.name)
        super().__init__(workplace.theme, title, _("Pause"), parent, width=_WIDTH)
        self._workplace, self._whom = workplace, whom
        self.length = QComboBox()
        if whom.turn:
            self.length.addItem(self._this_time(), "turn")
        self.length.addItem(_("Until a day"), "day")
        self.length.addItem(_("Until I take it back"), "open")
        self.until = DayLine(lambda: workplace.today)
        self.until.show_day(workplace.today + _USUAL)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(self.theme.px(76))
        self.form.add(_("How long"), self.length, _("Their page shows the pause and takes it back."))
        self._until = self.form.add(_("Until"), self.until)
        self.until.read_into(self._until)
        self.form.add(_("Why"), self.reason)
        self.length.setCurrentIndex(self.length.findData("day"))
        self.length.currentIndexChanged.connect(self._show_day)
        self._begin = self._values()
        self._show_day()
        self.length.setFocus()
        self.ready()

    def _this_time(self) -> str:
        day = self._workplace.today + timedelta(days=self._whom.turn)
        return _("This time: until {day}").format(day=formats.weekday_day(day, self._workplace.today))

    def _show_day(self) -> None:
        self._until.setVisible(self.length.currentData() == "day")

    def _values(self) -> tuple[object, ...]:
        return self.length.currentData(), self.until.text().strip(), self.reason.toPlainText().strip()

    def typed(self) -> bool:
        """Tell whether anything differs from the beginning."""
        return self._values() != self._begin

    def store(self) -> bool:
        """Put the rule off; it takes the place of what was said before."""
        today, length, whom = self._workplace.today, self.length.currentData(), self._whom
        until: date | None = None
        if length == "turn":
            until = today + timedelta(days=whom.turn)
        elif length == "day":
            until = self.until.day()
            if not say_if_wrong(self.until, self._until) and (until is None or until <= today):
                self._until.set_error(_("Choose a day after today."))
            if self._until.error():
                return False
        reason = self.reason.toPlainText().strip()
        return self.keep(
            self._workplace,
            _("Pause {name}").format(name=whom.name),
            lambda session: put_off(session, whom.rule, until, today, reason=reason, **whom.owner),
        )
