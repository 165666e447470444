"""A field for a passphrase, with an eye to look at what was typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from desktop.texts import _
from ui.theme.theme import Theme

_MOST = 512


class SecretField(QLineEdit):
    """Hides what is typed; nothing of it is kept in an undo history, offered to an input method or read aloud."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setMaxLength(_MOST)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._eye = QAction(self)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._show)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        for button in self.findChildren(QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(_("Show what is typed"))
        theme.changed.connect(self._dress)
        self._show(shown=False)

    def _show(self, shown: bool) -> None:  # noqa: FBT001 - the signal of QAction gives it so
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._dress()

    def _dress(self) -> None:
        shown = self._eye.isChecked()
        self._eye.setIcon(self._theme.icon("eye-off" if shown else "eye"))
        self._eye.setToolTip(_("Hide what is typed") if shown else _("Show what is typed"))

    def take(self) -> str:
        """Return what is typed and empty the field."""
        typed = self.text()
        self.clear()
        self._eye.setChecked(False)
        return typed
