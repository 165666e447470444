"""A field for several records: found while something is typed, shown as buttons that take them out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.texts import _
from ui.hits.rows import Hit, HitRow
from ui.hits.view import HitView
from ui.theme.theme import Theme
from ui.widgets.announce import announce
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.layouts import empty, holder

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
Record = tuple[str, int]


class TokenField(QWidget):
    """Give ``suggest``. ``changed`` tells that one came or went; with ``single`` the next one replaces the first."""

    changed = Signal()

    def __init__(self, theme: Theme, placeholder: str, tallest: int, *, single: bool = False) -> None:
        """``tallest`` is how high the list may be, in pixels at 100 %."""
        super().__init__()
        self._theme, self._single = theme, single
        self._chosen: dict[Record, str] = {}
        self.line = QLineEdit()
        self.line.setPlaceholderText(placeholder)
        self.suggestions = HitView(theme, _("Matches"), tallest)
        self._flow = Flow(theme.px(4))
        self._tokens = holder(self._flow)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.px(4))
        for piece in (self._tokens, self.line, self.suggestions):
            lines.addWidget(piece)
        self.setFocusProxy(self.line)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._typed)
        self.suggestions.chosen.connect(self._take)
        self._show()

    def suggest(self, typed: str) -> None:
        """Find what is meant and show it by ``show_found``, now or later."""
        raise NotImplementedError

    def icon_of(self, _record: Record) -> str:
        """Return the icon of a chosen record."""
        return "x"

    def setAccessibleName(self, name: str) -> None:
        """Name the line of typing, where the focus is."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def records(self) -> tuple[Record, ...]:
        """Return kind and id of what is chosen, in their order."""
        return tuple(self._chosen)

    def names(self) -> tuple[str, ...]:
        """Return the names of what is chosen, in their order."""
        return tuple(self._chosen.values())

    def show_records(self, named: dict[Record, str]) -> None:
        """Show these records with their names."""
        self._chosen = dict(named)
        self._show()

    def show_found(self, typed: str, rows: Sequence[HitRow]) -> None:
        """Show what was found, unless something else has been typed meanwhile."""
        if self.line.text().strip() == typed:
            self.suggestions.show_rows(rows)

    def _typed(self, typed: str) -> None:
        if typed.strip():
            self.suggest(typed.strip())
        else:
            self.suggestions.show_rows(())

    def _take(self, hit: Hit) -> None:
        if self._single:
            self._chosen.clear()
        self._chosen[hit.kind, int(hit.key)] = hit.title.text
        self.line.clear()
        self.suggestions.show_rows(())
        self._show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.line, _("{name} added").format(name=hit.title.text))
        self.changed.emit()

    def _drop(self, record: Record) -> None:
        name = self._chosen.pop(record, "")
        self._show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.line, _("{name} taken out").format(name=name))
        self.changed.emit()

    def _show(self) -> None:
        empty(self._flow)
        for record, name in self._chosen.items():
            button = Button(
                self._theme, name.replace("&", "&&"), "", self.icon_of(record), self._dropper(record)
            )
            button.setAutoDefault(False)
            button.setToolTip(_("Take out {name}").format(name=name))
            button.setAccessibleName(_("Take out {name}").format(name=name))
            self._flow.addWidget(button)
        self._tokens.setVisible(bool(self._chosen))

    def _dropper(self, record: Record) -> Callable[[], None]:
        return lambda: self._drop(record)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk and choose among the matches by the keys of the line."""
        if watched is not self.line or not isinstance(event, QKeyEvent):
            return False
        return event.type() == QEvent.Type.KeyPress and self._key(event)

    def _key(self, event: QKeyEvent) -> bool:
        key, hit = event.key(), self.suggestions.current_hit()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if key == Qt.Key.Key_Backspace and not self.line.text() and self._chosen:
            self._drop(next(reversed(self._chosen)))
        elif not self.suggestions.isVisibleTo(self):
            return False
        elif key in _ENTER and hit is not None:
            self._take(hit)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.suggestions.walk(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Escape:
            self.suggestions.show_rows(())
        else:
            return False
        return True
