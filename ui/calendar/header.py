"""The head of the calendar: what is shown, the ways to see it, and how to go on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from desktop.texts import _
from ui.theme.theme import Theme
from ui.widgets.button import Button, IconButton
from ui.widgets.layouts import column, row
from ui.widgets.segmented import Segmented
from ui.widgets.text import ElidedLabel


class Header(QWidget):
    """Title and Chinese months at the start, the controls at the end; under each other where the room is small."""

    view_chosen = Signal(str)
    stepped = Signal(int)
    today_asked = Signal()
    layers_asked = Signal()
    pane_asked = Signal()
    date_asked = Signal()
    new_asked = Signal()

    def __init__(self, theme: Theme, current: str) -> None:
        super().__init__()
        self._theme = theme
        self.name = ElidedLabel(theme, "", "title", least=120)
        self.note = ElidedLabel(theme, "", "meta", "text2", least=120)
        self.views = Segmented(
            _("Show"),
            [
                ("year", _("Year")),
                ("month", _("Month")),
                ("week", _("Week")),
                ("agenda", _("Agenda")),
                ("orders", _("Orders")),
            ],
            current,
        )
        self.views.chosen.connect(self.view_chosen)
        self.layers = IconButton(theme, "layers", _("Layers"), self.layers_asked.emit)
        self.pane = IconButton(theme, "panel-right", _("Show or hide the day"), self.pane_asked.emit)
        self.views.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._controls = row(self.views, self._buttons(), spacing=theme.px(12))
        self._head = column(self.name, self.note, spacing=2)
        self._all = row((self._head, 1), self._controls, spacing=theme.px(12))
        self._all.setContentsMargins(theme.px(24), theme.px(16), theme.px(16), theme.px(12))
        self.setLayout(self._all)

    def _buttons(self) -> QBoxLayout:
        back, on = _("Back (Page Up)"), _("On (Page Down)")
        today = Button(self._theme, _("Today"), on_click=self.today_asked.emit)
        today.setToolTip(_("Go to today (T)"))
        new = Button(self._theme, _("New"), "primary", "plus", self.new_asked.emit)
        new.setAccessibleName(_("New event"))
        new.setToolTip(_("New event (N)"))
        return row(
            IconButton(self._theme, "chevron-left", back, lambda: self.stepped.emit(-1)),
            today,
            IconButton(self._theme, "chevron-right", on, lambda: self.stepped.emit(1)),
            IconButton(self._theme, "calendar-days", _("Go to a date (G)"), self.date_asked.emit),
            self.layers,
            self.pane,
            new,
            None,
            spacing=self._theme.px(4),
        )

    def show_title(self, title: str, note: str) -> None:
        """Show what the page shows, and its Chinese months."""
        self.name.set_text(title)
        self.note.set_text(note)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the parts under each other where they do not fit beside."""
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def _arrange(self, width: int) -> None:
        px = self._theme.px
        beside = QBoxLayout.Direction.LeftToRight
        below = QBoxLayout.Direction.TopToBottom
        margins = self._all.contentsMargins().left() + self._all.contentsMargins().right()
        pieces = [
            item.sizeHint().width() for item in map(self._controls.itemAt, range(2)) if item is not None
        ]
        controls = sum(pieces) + px(12)
        self._controls.setDirection(beside if controls + margins <= width else below)
        one_line = px(230) + controls + px(12) + margins <= width
        self._all.setDirection(beside if one_line else below)
        self._all.setAlignment(
            self._controls, Qt.AlignmentFlag(0) if one_line else Qt.AlignmentFlag.AlignLeading
        )
