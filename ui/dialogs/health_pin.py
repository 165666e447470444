"""Pins the health of a supplier or a person by hand: what it shall be, why, and until when."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QSpinBox, QWidget

from desktop import formats
from desktop.rhythm.cards import Card, Owner, card
from desktop.rhythm.holding import pin_health, take_pin_away
from desktop.texts import _
from ui.form_dialog import FormDialog
from ui.touches.day_line import DayLine, say_if_wrong
from ui.widgets.button import Button
from ui.widgets.layouts import holder, row
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession

_WIDTH = 460
_MIDDLE = 50
_USUAL = timedelta(days=30)
"""How long a pin holds unless another day is typed."""


def open_health_pin(workplace: Workplace, parent: QWidget, owner: Owner, record_id: int) -> None:
    """Open the pin of a supplier or a person; one that is gone meanwhile opens nothing."""
    with workplace.journal.read_raw() as raw:
        found = card(raw, owner, record_id, workplace.today)
    if found is not None:
        HealthPinDialog(workplace, parent, found).open()


def unpin(workplace: Workplace, pin_id: int) -> bool:
    """Go back to the computed health; tell whether that was done."""
    return workplace.carry_out(_("Take the pin off"), lambda session: take_pin_away(session, pin_id))


class HealthPinDialog(FormDialog):
    """A value beside the computed one, the reason, and the last day on which it holds."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, found: Card) -> None:
        title = _("Health of {name}").format(name=found.name)
        super().__init__(workplace.theme, title, _("Pin the health"), parent, width=_WIDTH)
        self._workplace, self._card = workplace, found
        pin, computed = found.pin, found.health.result.value
        self.value = QSpinBox()
        self.value.setRange(0, 100)
        self.value.setValue(pin.value if pin else _MIDDLE if computed is None else round(computed))
        self.reason = QPlainTextEdit(pin.reason if pin else "")
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(self.theme.px(76))
        self.until = DayLine(lambda: workplace.today)
        self.until.show_day(pin.until if pin else workplace.today + _USUAL)
        hint = _("Too little data to compute it.")
        if computed is not None:
            hint = _("Computed today: {value}").format(value=formats.number(round(computed)))
        self.form.add(_("Health, 0 to 100"), self.value, hint)
        self._reason = self.form.add(_("Why"), self.reason)
        self._until = self.form.add(_("Last day"), self.until)
        self.until.read_into(self._until)
        self.off = Button(self.theme, _("Take the pin off"), icon="pin-off", on_click=self._take_off)
        self.off.setAutoDefault(False)
        if pin is not None:
            self.form.add_widget(holder(row(self.off, None)))
        self._begin = self._values()
        self.value.setFocus()
        self.value.selectAll()
        self.ready()

    def _take_off(self) -> None:
        if self._card.pin is not None and unpin(self._workplace, self._card.pin.id):
            self.accept()

    def _values(self) -> tuple[object, ...]:
        return self.value.value(), self.reason.toPlainText().strip(), self.until.text().strip()

    def typed(self) -> bool:
        """Tell whether anything differs from the beginning."""
        return self._values() != self._begin

    def store(self) -> bool:
        """Pin the value; it takes the place of a pin that holds now."""
        reason, day = self.reason.toPlainText().strip(), self.until.day()
        if not reason:
            self._reason.set_error(_("Say why, so that it can be understood later."))
        if not say_if_wrong(self.until, self._until) and (day is None or day < self._workplace.today):
            self._until.set_error(_("A pin needs an end: choose today or a later day."))
        if not reason or day is None or self._until.error():
            return False
        value, found, today = self.value.value(), self._card, self._workplace.today

        def pin(session: ChangeSession) -> int:
            if found.owner == "supplier":
                return pin_health(session, value, reason, today, day, supplier_id=found.id)
            return pin_health(session, value, reason, today, day, contact_id=found.id)

        return self.keep(self._workplace, _("Pin the health"), pin)
