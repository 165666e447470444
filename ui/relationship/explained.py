"""A row with an answer that opens to the records behind it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rhythm.behind import Behind, records_behind
from desktop.rhythm.results import RecordId
from desktop.texts import _
from ui.relationship import words
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import empty
from ui.widgets.rows import Flag
from ui.widgets.text import Icon, label
from ui.workplace import Workplace

_ICONS = {
    "touch": "message-circle",
    "contact": "user",
    "supplier": "factory",
    "order": "package",
    "milestone": "list-checks",
    "decision": "hourglass",
    "promise": "handshake",
    "favour": "heart-handshake",
}
OPENABLE = frozenset({"touch", "contact", "supplier"})


class Explained(QWidget):
    """An answer; Return or a click shows the records behind it. ``asked`` tells one of them that shall be opened."""

    asked = Signal(str, object)

    def __init__(
        self,
        workplace: Workplace,
        title: str,
        sentence: str,
        records: Sequence[RecordId],
        *,
        flag: Flag | None = None,
        trailing: QWidget | None = None,
        end_text: str = "",
    ) -> None:
        super().__init__()
        self._workplace, self._records = workplace, records
        self.row = ItemRow(workplace.theme, title, sentence, flag=flag, trailing=trailing, end_text=end_text)
        self.row.setToolTip(f"{sentence}\n" + _("Enter: the records behind it"))
        self.row.opened.connect(self.turn)
        px = workplace.theme.px
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(px(18), 0, 0, px(6))
        self._lines.setSpacing(0)
        self._inner = QWidget()
        self._inner.setLayout(self._lines)
        self._inner.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.row)
        whole.addWidget(self._inner)
        self.setFocusProxy(self.row)

    @property
    def open(self) -> bool:
        """Tell whether the records are shown."""
        return not self._inner.isHidden()

    def turn(self) -> None:
        """Show the records behind the answer, or put them away."""
        if self.open:
            self._inner.hide()
            return
        empty(self._lines)
        with self._workplace.journal.read_raw() as raw:
            found = records_behind(raw, self._records)
        for one in found:
            self._lines.addWidget(self._line(one))
        if not found:
            self._lines.addWidget(label(_("No record stands behind it yet."), "meta", "text2", wrap=True))
        more = len(self._records) - len(found)
        if found and more > 0:
            self._lines.addWidget(label(_("and {n} older ones").format(n=more), "meta", "text3"))
        self._inner.show()

    def _line(self, one: Behind) -> ItemRow:
        title, note = words.behind_words(one)
        icon = Icon(self._workplace.theme, _ICONS.get(one.kind, "circle"))
        made = ItemRow(self._workplace.theme, title, note, leading=icon)
        if one.kind in OPENABLE:
            made.opened.connect(lambda: self.asked.emit(one.kind, one.id))
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the records away by Escape."""
        if event.key() == Qt.Key.Key_Escape and self.open:
            self.turn()
            self.row.setFocus()
        else:
            super().keyPressEvent(event)
