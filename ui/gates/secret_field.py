"""A field for a passphrase, with an eye to look at what was typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from desktop.texts import _
from ui.theme.theme import Theme
from ui.widgets.painting import painting_on

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
        self._button = self.findChildren(QToolButton)[-1]
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.setAccessibleName(_("Show what is typed"))
        self._button.installEventFilter(self)
        theme.changed.connect(self._dress)
        self._show(shown=False)

    def _show(self, shown: bool) -> None:  # noqa: FBT001 - the signal of QAction gives it so
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._dress()

    def _dress(self) -> None:
        shown = self._eye.isChecked()
        self._eye.setIcon(self._theme.icon("eye-off" if shown else "eye"))
        self._eye.setToolTip(_("Hide what is typed") if shown else _("Show what is typed"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Paint again when the focus comes to the eye or leaves it."""
        if watched is self._button and event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the focus ring of the eye, which Qt paints without one."""
        super().paintEvent(event)
        if self._button.hasFocus():
            painter = QPainter(self)
            box = QRectF(self._button.geometry()).adjusted(-3, -3, 3, 3)
            painting_on(self, self._theme, painter).ring(box, self._theme.px(6))
            painter.end()

    def take(self) -> str:
        """Return what is typed and empty the field."""
        typed = self.text()
        self.clear()
        self._eye.setChecked(False)
        return typed
