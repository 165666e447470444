"""Rows of what is over, out of the way behind a button with their number."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop import formats
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.layouts import row
from ui.widgets.section import Group

_SETTLE_MS = 400


class Fold(QWidget):
    """A button over a card of rows, which is hidden until it is pressed."""

    def __init__(self, theme: Theme, title: str, rows: dict[int, QWidget], *, unfolded: bool = False) -> None:
        """``rows`` by the ids of their records; ``title`` stands on the button and before the number of rows."""
        super().__init__()
        self._rows = rows
        words = f"{title} ({formats.number(len(rows))})"
        self.button = _Turn(theme, words)
        self._group = Group(title, "caption")
        self._group.header.hide()
        for one in rows.values():
            self._group.add(one)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.px(6))
        lines.addLayout(row(self.button, None))
        lines.addWidget(self._group)
        self._group.setVisible(unfolded)
        self.button.setChecked(unfolded)
        self.button.clicked.connect(lambda _checked: bring_into_sight(self))
        self.button.toggled.connect(self._group.setVisible)

    @property
    def unfolded(self) -> bool:
        """Tell whether the rows are shown."""
        return self.button.isChecked()

    def show_row(self, record_id: int) -> bool:
        """Open, give the row of a record the focus, and scroll to it; False when there is none."""
        found = self._rows.get(record_id)
        if found is None:
            return False
        self.button.setChecked(True)
        self.show()  # what was added this moment is hidden yet, and takes no focus
        found.setFocus()
        bring_into_sight(found)
        return True


class _Turn(Button):
    """Points down while the rows are shown."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, text, "ghost", "chevron-right")
        self.setCheckable(True)
        self.toggled.connect(self._point)

    def _point(self, unfolded: bool) -> None:  # noqa: FBT001 - a signal's value
        self._icon_name = "chevron-down" if unfolded else "chevron-right"
        self.dress()


def bring_into_sight(widget: QWidget) -> None:
    """Scroll the area around a widget to it, once what was added or shown a moment ago has its place."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        _Sight(above, widget)


class _Sight(QObject):
    """Scrolls to a widget now and whenever the area grows within a moment: nested layouts take some rounds."""

    def __init__(self, area: QScrollArea, widget: QWidget) -> None:
        super().__init__(widget)
        self._area, self._widget = area, widget
        area.verticalScrollBar().rangeChanged.connect(self._see)
        QTimer.singleShot(0, self, self._see)
        QTimer.singleShot(_SETTLE_MS, self, self.deleteLater)

    def _see(self) -> None:
        self._area.ensureWidgetVisible(self._widget)
