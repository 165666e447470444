"""A field for people or suppliers: typed in any script, chosen from a list, shown as buttons that take them out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.chinese.names import company_avatar, person_avatar
from desktop.finding import contact_hits, supplier_hits
from desktop.highlight import Marked
from desktop.people import shown
from desktop.texts import _
from ui.hits.rows import Hit
from ui.hits.view import HitView
from ui.names import names_of
from ui.widgets.announce import announce
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.layouts import empty, holder
from ui.widgets.rows import avatar_tone
from ui.workplace import Workplace

_SUGGESTED, _TALLEST = 7, 190
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class RecordsField(QWidget):
    """``changed`` tells that somebody came or went; with ``single`` the next one takes the place of the first."""

    changed = Signal()

    def __init__(
        self, workplace: Workplace, kind: Literal["contact", "supplier"], *, single: bool = False
    ) -> None:
        super().__init__()
        self._workplace, self._kind, self._single = workplace, kind, single
        self._chosen: dict[int, str] = {}
        theme = workplace.theme
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Hanzi, pinyin, initials or English"))
        self.suggestions = HitView(theme, _("Matches"), _TALLEST)
        self._flow = Flow(theme.px(4))
        self._tokens = holder(self._flow)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.px(4))
        for piece in (self._tokens, self.line, self.suggestions):
            lines.addWidget(piece)
        self.setFocusProxy(self.line)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._suggest)
        self.suggestions.chosen.connect(self._take)
        self._show()

    def setAccessibleName(self, name: str) -> None:
        """Name the line of typing, where the focus is."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def ids(self) -> tuple[int, ...]:
        """Return who is chosen, in their order."""
        return tuple(self._chosen)

    def names(self) -> tuple[str, ...]:
        """Return the names of who is chosen, in their order."""
        return tuple(self._chosen.values())

    def show_ids(self, ids: Sequence[int]) -> None:
        """Show these records; those that are gone are left out."""
        self._chosen = {int(hit.key): hit.title.text for hit in self._hits(ids)}
        self._show()

    def _hits(self, ids: Sequence[int]) -> list[Hit]:
        with self._workplace.journal.read() as connection:
            if self._kind == "contact":
                people = contact_hits(connection, ids)
                return [
                    _hit("contact", hit.id, str(hit.name), " · ".join(filter(None, (hit.title, hit.company))),
                         person_avatar(hit.name.zh or hit.name.en))
                    for hit in people
                ]  # fmt: skip
            return [
                _hit("supplier", hit.id, str(hit.name), shown.whole(hit.city_zh, hit.city_en),
                     company_avatar(hit.name.zh or hit.name.en))
                for hit in supplier_hits(connection, ids)
            ]  # fmt: skip

    def _suggest(self, typed: str) -> None:
        if not typed.strip():
            self.suggestions.show_rows(())
            return
        names = names_of(self._workplace.open_journal)
        find = names.contacts if self._kind == "contact" else names.suppliers
        self.suggestions.show_rows(self._hits(find(typed.strip(), _SUGGESTED)))

    def _take(self, hit: Hit) -> None:
        if self._single:
            self._chosen.clear()
        self._chosen[int(hit.key)] = hit.title.text
        self.line.clear()
        self.suggestions.show_rows(())
        self._show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.line, _("{name} added").format(name=hit.title.text))
        self.changed.emit()

    def _drop(self, record_id: int) -> None:
        name = self._chosen.pop(record_id, "")
        self._show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.line, _("{name} taken out").format(name=name))
        self.changed.emit()

    def _show(self) -> None:
        empty(self._flow)
        for record_id, name in self._chosen.items():
            button = Button(self._workplace.theme, name.replace("&", "&&"), "", "x", self._dropper(record_id))
            button.setAutoDefault(False)
            button.setToolTip(_("Take out {name}").format(name=name))
            button.setAccessibleName(_("Take out {name}").format(name=name))
            self._flow.addWidget(button)
        self._tokens.setVisible(bool(self._chosen))

    def _dropper(self, record_id: int) -> Callable[[], None]:
        return lambda: self._drop(record_id)

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


def _hit(kind: str, record_id: int, name: str, note: str, avatar: str) -> Hit:
    return Hit(kind, record_id, Marked(name), Marked(note), tone=avatar_tone(record_id), avatar=avatar)
