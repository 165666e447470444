"""Reading through a checklist of an order or a supplier: an answer to each line, who read it, how long it took."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from desktop import formats
from desktop.texts import _
from desktop.trade.checklists import PassRow, Reading, add_pass, checklists, passes_of, remove_pass
from ui.answer_line import AnswerLine
from ui.completing import contained
from ui.form_dialog import FormDialog
from ui.touches.day_line import DayLine, say_if_wrong
from ui.widgets.button import Button
from ui.widgets.layouts import column, holder, row
from ui.widgets.text import label
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession

_LONGEST = 24 * 60
"""Minutes of a reading."""


def open_reading(
    workplace: Workplace, parent: QWidget, list_key: str, supplier_id: int, order_id: int | None = None
) -> None:
    """Read through a checklist of an order, or of a supplier as such."""
    ReadingDialog(workplace, parent, list_key, supplier_id, order_id).open()


class ReadingDialog(FormDialog):
    """The clock runs while it is open, for minutes that nobody types; the last reading can be taken away here."""

    def __init__(
        self, workplace: Workplace, parent: QWidget | None, list_key: str, supplier_id: int,
        order_id: int | None,
    ) -> None:  # fmt: skip
        self._checklist = checklists()[list_key]
        title = _("Read through: {name}").format(name=self._checklist.name)
        super().__init__(workplace.theme, title, _("Keep reading"), parent, width=760)
        self._workplace, self._supplier, self._order = workplace, supplier_id, order_id
        self._opened_at = workplace.clock()
        with workplace.journal.read() as connection:
            passes = passes_of(connection, list_key, supplier_id=supplier_id, order_id=order_id)
        self._head(passes)
        self._answers(passes[-1].answers if passes else {})
        if passes:
            self._offer_removal(passes[-1])
        self._began = self._now()
        self.by_whom.setFocus()
        self.ready()

    def _head(self, passes: list[PassRow]) -> None:
        self.by_whom = QLineEdit()
        self.by_whom.setCompleter(contained((one.by_whom for one in passes), self.by_whom))
        self.minutes = QSpinBox()
        self.minutes.setRange(0, _LONGEST)
        self.minutes.setSpecialValueText(_("By the clock"))
        self.day = DayLine(lambda: self._workplace.today)
        self.day.show_day(self._workplace.today)
        self._by_row, _minutes, self._day_row = self.form.add_beside(
            (_("Read by"), self.by_whom), (_("Minutes"), self.minutes), (_("Day"), self.day)
        )
        self.day.read_into(self._day_row)

    def _answers(self, last: dict[str, str]) -> None:
        self.lines = [AnswerLine(self.theme, item, last.get(item.key, "")) for item in self._checklist.items]
        self.progress = label("", "meta", "text2")
        for number, line in enumerate(self.lines):
            line.walked.connect(lambda step, number=number: self._walk(number + step))
            line.changed.connect(self._count)
        keys = label(
            _("Space or Y: yes, N: no, 0: not needed, Up and Down walk."), "meta", "text3", wrap=True
        )
        self.form.add_widget(holder(row((keys, 1), self.progress)))
        self.form.add_widget(holder(column(*self.lines)))
        self._count()

    def _offer_removal(self, last: PassRow) -> None:
        day = formats.short_day(last.on_date, self._workplace.today)
        words = _("Remove reading by {name}, {day}").format(name=last.by_whom, day=day)

        def remove() -> None:
            if self.keep(self._workplace, words, lambda session: remove_pass(session, last.id)):
                self.accept()

        self.removal = Button(self.theme, words, "danger", "trash-2", remove)
        self.removal.setAutoDefault(False)
        self.form.add_widget(holder(row(self.removal, None)))

    def _walk(self, place: int) -> None:
        if 0 <= place < len(self.lines):
            line = self.lines[place]
            line.go()
            self.see(line)

    def _count(self) -> None:
        done = sum(bool(line.answer.current()) for line in self.lines)
        self.progress.setText(_("{n} of {all}").format(n=done, all=len(self.lines)))

    def _now(self) -> tuple[object, ...]:
        answers = (line.answer.current() for line in self.lines)
        return (self.by_whom.text(), self.minutes.value(), self.day.text(), *answers)

    def typed(self) -> bool:
        """Tell whether something differs from what the form began with."""
        return self._now() != self._began

    def spent(self) -> int:
        """Return the minutes that were typed, else those since the form was opened, which may have been days ago."""
        if self.minutes.value():
            return self.minutes.value()
        since = (self._workplace.clock() - self._opened_at).total_seconds() / 60
        return min(max(ceil(since), 0), _LONGEST)

    def answers(self) -> dict[str, str]:
        """Return the answers that were given, by line."""
        return {line.item.key: line.answer.current() for line in self.lines if line.answer.current()}

    def store(self) -> bool:
        """Keep the reading with the answers that were given."""
        day = self.day.day()
        if not self.by_whom.text().strip():
            self._by_row.set_error(_("Type who read through the list."))
        if say_if_wrong(self.day, self._day_row) or not self.by_whom.text().strip():
            return False
        reading = Reading(day or self._workplace.today, self.spent(), self.by_whom.text())
        key, supplier, order, given = self._checklist.key, self._supplier, self._order, self.answers()

        def write(session: ChangeSession) -> None:
            add_pass(session, key, supplier, reading, given, order_id=order)

        return self.keep(self._workplace, self.windowTitle(), write)
