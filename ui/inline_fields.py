"""Fields of a record that are read, and edited where they stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from desktop.errors import GuanxiError
from desktop.joining import labelled, sentences
from desktop.texts import _
from ui.editors import Field, Value, make_editor, show_value, value_in, words_for
from ui.theme.theme import Theme
from ui.widgets.announce import announce
from ui.widgets.layouts import column, holder
from ui.widgets.text import label

_LEAVING = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.MouseFocusReason,
}
_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}


class InlineField(QFrame):
    """A label and a value; a click, Enter or F2 edits it, Enter saves (Ctrl+Enter in several lines), Esc leaves it.

    ``edited`` tells the new value; the page writes it and shows the record again.
    """

    edited = Signal(str, object)

    def __init__(
        self, theme: Theme, field: Field, parent: QWidget | None = None, *, narrow: bool = False
    ) -> None:
        """``narrow`` puts the label above the value."""
        super().__init__(parent)
        self.setProperty("kind", "item")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._theme, self.field = theme, field
        self._value: Value = None
        self._editor: QWidget | None = None
        self._words = label("", "body", wrap=True)
        self._wrong = label("", "meta", "seal", wrap=True)
        self._wrong.hide()
        self._place = column(self._words, self._wrong, spacing=theme.px(4))
        caption = label(field.words, "meta", "text3", wrap=True)
        if not narrow:
            caption.setFixedWidth(theme.px(170))
        line = QVBoxLayout(self) if narrow else QHBoxLayout(self)
        line.setContentsMargins(*(theme.px(n) for n in (6, 5, 6, 5)))
        line.setSpacing(theme.px(3 if narrow else 12))
        line.addWidget(caption, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(self._place, 1)

    def show_value(self, value: Value, note: str = "") -> None:
        """Show a value, and perhaps a warning under it; an open editor stays as it is."""
        self._value = value
        words = words_for(self.field, value)
        self._words.setText(words or _("Not set"))
        self._words.setProperty("tone", "" if words else "text3")
        self._words.style().unpolish(self._words)
        self._words.style().polish(self._words)
        self.setAccessibleName(labelled(self.field.words, words or _("Not set")))
        self._warn(note)

    def _warn(self, note: str) -> None:
        self._wrong.setText(note)
        self._wrong.setVisible(bool(note))

    @property
    def editing(self) -> bool:
        """Whether the editor is open."""
        return self._editor is not None

    def edit(self) -> None:
        """Open the editor in place of the value."""
        if self._editor is not None:
            return
        editor = make_editor(self._theme, self.field)
        show_value(self.field, editor, self._value)
        editor.installEventFilter(self)
        self._words.hide()
        self._place.insertWidget(0, editor)
        self._editor = editor
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._bring_into_view)

    def _bring_into_view(self) -> None:
        """Scroll to the whole editor once it has its height."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(self)

    def save(self) -> None:
        """Tell the new value and close the editor; one that cannot be read stays open and says why."""
        if self._editor is None:
            return
        try:
            value = value_in(self.field, self._editor)
        except GuanxiError as error:
            self._warn(sentences(error.message, error.advice))
            announce(self, error.message)
            return
        self._close()
        if value != self._value and not (value in (None, "") and self._value in (None, "")):
            self.edited.emit(self.field.key, value)

    def cancel(self) -> None:
        """Close the editor and keep the value."""
        self._close()

    def _close(self) -> None:
        if self._editor is None:
            return
        had_focus = self._editor.hasFocus()
        editor, self._editor = self._editor, None
        editor.removeEventFilter(self)
        self._place.removeWidget(editor)
        editor.hide()
        editor.deleteLater()
        self._words.show()
        self._warn("")
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save by Enter, leave by Escape, and save when the focus goes elsewhere."""
        if watched is self._editor and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        # The list of a choice, a menu or another window leave the editor open.
        if (
            watched is self._editor
            and isinstance(event, QFocusEvent)
            and event.type() == QEvent.Type.FocusOut
            and event.reason() in _LEAVING
        ):
            self.save()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
            return True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            controlled = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if controlled or not isinstance(self._editor, QPlainTextEdit):
                self.save()
                return True
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that the release comes here too."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Edit by a click."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.edit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit by Enter or F2."""
        if event.key() in _KEYS and not self.editing:
            self.edit()
        else:
            super().keyPressEvent(event)


class FieldSheet(QWidget):
    """Sections of fields under each other, each editable in place; ``edited`` tells key and value."""

    edited = Signal(str, object)

    def __init__(
        self, theme: Theme, sections: Sequence[tuple[str, Sequence[Field]]], parent: QWidget | None = None,
        *, least: bool = False,
    ) -> None:  # fmt: skip
        """``least`` takes no more height than the fields need: something stands below."""
        super().__init__(parent)
        self.fields: dict[str, InlineField] = {}
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, theme.px(8 if least else 24))
        lines.setSpacing(0)
        for title, fields in sections:
            lines.addSpacing(theme.px(14))
            lines.addWidget(holder(column(label(title, "caption"), margins=(theme.px(6), 0, 0, theme.px(2)))))
            for field in fields:
                made = InlineField(theme, field)
                made.edited.connect(self.edited)
                self.fields[field.key] = made
                lines.addWidget(made)
        if not least:
            lines.addStretch(1)

    def show_values(self, read: Callable[[str], Value], notes: Mapping[str, str] | None = None) -> None:
        """Show a record: ``read`` gives the value of a key, ``notes`` warnings by key."""
        for key, shown in self.fields.items():
            shown.cancel()
            shown.show_value(read(key), (notes or {}).get(key, ""))
