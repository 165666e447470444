"""A line for an amount with its currency."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop.texts import _
from desktop.trade import money
from ui.widgets.layouts import row


class MoneyLine(QWidget):
    """Typed in main units ; ``amount`` gives minor units."""

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setPlaceholderText("0.00")
        self.currency = QComboBox()
        self.currency.addItems(money.CURRENCIES)
        self.currency.setEditable(True)
        for part in (self.currency, self.currency.lineEdit()):
            if part is not None:
                part.setAccessibleName(_("Currency"))
        self.setLayout(row((self.line, 1), self.currency, spacing=6))
        self.setFocusProxy(self.line)

    def setAccessibleName(self, name: str) -> None:
        """Name the line of typing, where the focus is."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def show_amount(self, amount: int | None, currency: str) -> None:
        """Show minor units, or nothing."""
        self.line.setText("" if amount is None else money.plain_amount(amount, currency))
        if currency:
            self.currency.setCurrentText(currency)

    def amount(self) -> int | None:
        """Return minor units, None for nothing typed. Raises UsageError for what is no amount or currency."""
        if not self.line.text().strip():
            return None
        return money.parse_amount(self.line.text(), money.check_currency(self.currency.currentText()))

    def code(self) -> str:
        """Return the currency, or nothing while no amount is typed."""
        return self.currency.currentText().strip().upper() if self.line.text().strip() else ""
