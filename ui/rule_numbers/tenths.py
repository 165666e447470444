"""A number that is kept in tenths and typed with a point: 15 is 1.5."""

from __future__ import annotations

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QSpinBox

from desktop import formats


class TenthsBox(QSpinBox):
    """Shows a tenth of its value; point and comma are both taken."""

    def textFromValue(self, value: int) -> str:
        """Return the text of a value."""
        return formats.decimal(value / 10)

    def valueFromText(self, text: str) -> int:
        """Return the value of a text that was found to be one."""
        return round(float(text.replace(",", ".")) * 10)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Take numbers with one digit after the point."""
        plain = text.strip().replace(",", ".")
        whole, point, digits = plain.partition(".")
        if not (whole + digits).isdigit() or len(digits) > 1:
            state = QValidator.State.Invalid if plain.strip("0123456789.") else QValidator.State.Intermediate
            return state, text, position
        fits = self.minimum() <= round(float(plain) * 10) <= self.maximum() and (digits or not point)
        return QValidator.State.Acceptable if fits else QValidator.State.Intermediate, text, position
