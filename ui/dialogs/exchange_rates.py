"""The form of exchange rates: a rate of a day and its source, with those typed before under it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop import formats
from desktop.errors import UsageError
from desktop.texts import _
from desktop.trade.exchange_rates import Rate, all_rates, own_currency, remove_rate, set_rate
from desktop.trade.money import CURRENCIES, parse_rate, plain_rate
from ui.editors import Field, Value, show_value
from ui.fields_dialog import FieldsDialog, Sheet, Values
from ui.widgets.button import IconButton
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import empty, holder, row
from ui.widgets.section import Group
from ui.widgets.text import label
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession

_SHOWN = 12


def open_rates(workplace: Workplace, parent: QWidget) -> None:
    """Open the exchange rates."""
    RatesDialog(workplace, parent).open()


class RatesDialog(FieldsDialog):
    """Type a rate; Enter on an older one puts it into the fields to be corrected."""

    def __init__(self, workplace: Workplace, parent: QWidget | None) -> None:
        with workplace.journal.read() as connection:
            self._rates, into = all_rates(connection), own_currency(connection)
        codes: list[tuple[Value, str]] = [(code, code) for code in CURRENCIES]
        fields: list[Field | tuple[Field, ...]] = [
            (
                Field("currency", _("One unit of"), "choice", codes),
                Field("rate", _("is worth"), hint=_("Such as 7.12")),
                Field("into", _("in currency"), "choice", codes),
            ),
            (
                Field("on_date", _("Day"), "day"),
                Field("source", _("Source"), hint=_("Bank, budget, contract")),
            ),
        ]
        begun: dict[str, Value] = {
            "currency": "USD" if into != "USD" else "CNY", "into": into or "CNY", "on_date": workplace.today,
        }  # fmt: skip
        sheet = Sheet(
            _("Exchange rates"), _("Keep rate"), fields, begun, self._write, {"rate": parse_rate}, width=560
        )
        super().__init__(workplace, parent, sheet)
        note = _(
            "Sums of several currencies are shown currency by currency first, then as one in the currency into"
            " which you typed a rate last."
        )
        self.form.add_widget(label(note, "meta", "text2", wrap=True))
        self._older = QVBoxLayout()
        self.form.add_widget(holder(self._older))
        self._show_older()
        self.begin()
        self.editors["rate"].setFocus()

    def _write(self, session: ChangeSession, values: Values) -> None:
        rate, on = values["rate"], values["on_date"]
        assert isinstance(rate, int)
        if not isinstance(on, date):
            raise UsageError(_("A rate needs its day."), _("Type the day on which it held."))
        set_rate(session, str(values["currency"]), str(values["into"]), rate, on, str(values["source"] or ""))

    def _show_older(self) -> None:
        empty(self._older)
        if not self._rates:
            return
        group = Group(_("Typed before"), "caption")
        for rate in self._rates[:_SHOWN]:
            group.add(self._line(rate))
        self._older.addWidget(group)

    def _line(self, rate: Rate) -> QWidget:
        words = f"1 {rate.currency} = {plain_rate(rate.rate)} {rate.into}"
        day = formats.short_day(rate.on_date, self.workplace.today)
        made = ItemRow(self.theme, words, " · ".join(filter(None, (day, rate.source))))
        made.opened.connect(lambda: self._take_up(rate))
        gone = IconButton(self.theme, "trash-2", _("Remove the rate of {day}").format(day=day))
        gone.clicked.connect(lambda: self._forget(rate))
        return holder(row((made, 1), gone))

    def _take_up(self, rate: Rate) -> None:
        """Put a rate into the fields: kept for the same day it is replaced."""
        for key in ("currency", "into", "on_date", "source"):
            show_value(self.fields[key], self.editors[key], getattr(rate, key))
        line = self.editors["rate"]
        assert isinstance(line, QLineEdit)
        line.setText(plain_rate(rate.rate))
        line.setFocus()
        line.selectAll()

    def _forget(self, rate: Rate) -> None:
        if self.keep(self.workplace, _("Remove rate"), lambda session: remove_rate(session, rate.id)):
            self._rates.remove(rate)
            self._show_older()
            self.editors["rate"].setFocus()
