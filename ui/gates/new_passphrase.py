"""Two fields for a new passphrase, with a word on its strength."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.texts import _
from ui.gates import strength
from ui.gates.secret_field import SecretField
from ui.theme.theme import Theme
from ui.theme.tokens import Tone
from ui.widgets.form import Form
from ui.widgets.layouts import column, holder, row
from ui.widgets.progress import Meter
from ui.widgets.text import label

_TONES: tuple[Tone, ...] = ("seal", "seal", "amber", "ok", "ok")


class NewPassphrase(QWidget):
    """Typed twice, since it cannot be looked up anywhere; ``finished`` tells of Enter in the second field."""

    finished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.first = SecretField(theme, _("New passphrase"))
        self.second = SecretField(theme, _("The same again"))
        form = Form(theme)
        self._first_row = form.add(_("New passphrase"), self.first)
        self._meter = row(spacing=8)
        self._words = label("", "meta", "text2", wrap=True)
        self._hint = holder(row(self._meter, (self._words, 1), spacing=8))
        self._hint.hide()
        form.add_widget(self._hint)
        self._second_row = form.add(_("The same again"), self.second)
        self.setLayout(column(form))
        self.setFocusProxy(self.first)
        self.first.textChanged.connect(self._judge)
        self.first.returnPressed.connect(self.second.setFocus)
        self.second.returnPressed.connect(self.finished)

    def _judge(self, typed: str) -> None:
        self._first_row.set_error("")
        self._second_row.set_error("")
        step = strength.strength(typed)
        self._words.setText(strength.words(typed))
        self._hint.setVisible(bool(typed.strip()))
        while (item := self._meter.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        self._meter.addWidget(Meter(self._theme, step + 1, 5, _TONES[step]))

    def check(self) -> bool:
        """Tell whether both fields agree and hold something; say under a field what is wrong."""
        self._first_row.set_error(
            "" if self.first.text().strip() else _("Type at least one word, better four.")
        )
        same = self.first.text() == self.second.text()
        self._second_row.set_error("" if same else _("The two are not the same. Look at them with the eye."))
        for line, field in ((self._first_row, self.first), (self._second_row, self.second)):
            if line.error():
                field.setFocus()
                return False
        return True

    def text(self) -> str:
        """Return the passphrase as typed."""
        return self.first.text()

    def clear(self) -> None:
        """Empty both fields."""
        self.first.take()
        self.second.take()
