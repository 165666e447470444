"""A line in which a person or a supplier is chosen by hanzi, pinyin, initials or English."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter

from desktop.finding import SupplierHit, find_contacts, find_suppliers
from desktop.people import shown
from desktop.people.contact_card import PersonName
from ui.editors import RecordLine
from ui.names import names_of
from ui.workplace import Workplace

_MOST = 9
_ID, _NAME = Qt.ItemDataRole.UserRole + 7, Qt.ItemDataRole.UserRole + 8


@dataclass(frozen=True, slots=True)
class Found:
    """One record that may be meant: its name, and what tells it from others."""

    id: int
    name: str
    note: str = ""


Find = Callable[[str], Sequence[Found]]


class Chooser(RecordLine):
    """``chosen_id`` is the record, None while the text stands for itself; ``chosen`` tells it whenever it changes."""

    chosen = Signal(object)

    def __init__(self, find: Find, placeholder: str = "") -> None:
        super().__init__()
        self._find = find
        self.setPlaceholderText(placeholder)
        self._model = QStandardItemModel(self)
        self._made = made = QCompleter(self._model, self)
        made.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        made.setCompletionRole(_NAME)  # what stands in the line; the list also shows what tells people apart
        made.setMaxVisibleItems(_MOST)
        made.activated[QModelIndex].connect(self._take)  # type: ignore[index]  # the stubs lack overloads
        made.highlighted[QModelIndex].connect(  # type: ignore[index]  # as above
            lambda index: self._set(index.data(_ID))
        )
        self.setCompleter(made)
        self.textEdited.connect(self._search)

    def show_choice(self, record_id: int | None, name: str) -> None:
        """Show a record that is chosen, or a text that stands for itself."""
        self.setText(name)
        self._set(record_id)

    def event(self, event: QEvent) -> bool:
        """Settle before Qt looks for a shortcut: while the list hangs open, Ctrl+Enter of the form is out of reach."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _stores(event):
            self.settle()
        return super().event(event)

    def settle(self) -> bool:
        """Close the list; tell whether a record was taken."""
        if (popup := self._made.popup()) is not None:
            popup.hide()
        return False

    def _search(self, typed: str) -> None:
        found = self._find(typed.strip()) if typed.strip() else ()
        self._model.clear()
        for record in found:
            words = f"{record.name} · {record.note}" if record.note else record.name
            item = QStandardItem(words)
            item.setData(record.id, _ID)
            item.setData(record.name, _NAME)
            self._model.appendRow(item)
        exact = [record for record in found if record.name == typed.strip()]
        self._set(exact[0].id if len(exact) == 1 else None)

    def _take(self, index: QModelIndex) -> None:
        self.show_choice(index.data(_ID), index.data(_NAME))

    def _set(self, record_id: int | None) -> None:
        if record_id != self.chosen_id:
            self.chosen_id = record_id
            self.chosen.emit(record_id)


class BoundChooser(Chooser):
    """A line that has to end in a record: Enter takes the first one offered, and leaving it the only one.

    Ctrl+Enter takes the first one too, before the form is stored.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the first record offered by Enter, without a walk down the list."""
        if _is_enter(event) and not _held(event) and self.settle():
            event.accept()
        else:
            super().keyPressEvent(event)

    def settle(self) -> bool:
        """Take the first record offered where none is chosen yet, and close the list."""
        taken = self.chosen_id is None and bool(self._model.rowCount())
        if taken:
            self._take(self._model.index(0, 0))
        super().settle()
        return taken

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the only record that can be meant."""
        popup = event.reason() is Qt.FocusReason.PopupFocusReason
        if not popup and self.chosen_id is None and self._model.rowCount() == 1:
            self._take(self._model.index(0, 0))
        super().focusOutEvent(event)


def _is_enter(event: QKeyEvent) -> bool:
    return event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}


def _held(event: QKeyEvent) -> Qt.KeyboardModifier:
    """Return the keys that are held down with it."""
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def _stores(event: QKeyEvent) -> bool:
    """Tell whether it is the shortcut by which forms are stored."""
    return _is_enter(event) and _held(event) == Qt.KeyboardModifier.ControlModifier


def person_chooser(
    workplace: Workplace, placeholder: str, *, without: int | None = None, bound: bool = False
) -> Chooser:
    """Return a line in which one of the contacts is chosen, ``without`` the one it is about.

    ``bound`` to the journal, it has to end in one of them.
    """

    def find(typed: str) -> list[Found]:
        index = names_of(workplace.open_journal).index
        with workplace.journal.read() as connection:
            hits = find_contacts(connection, index, typed, _MOST)
        return [
            Found(
                hit.id,
                hit.name.zh or hit.name.en or hit.form_of_address,
                " · ".join(filter(None, (hit.name.en if hit.name.zh else "", hit.title, hit.company))),
            )
            for hit in hits
            if hit.id != without
        ]

    return BoundChooser(find, placeholder) if bound else Chooser(find, placeholder)


def _beside(hit: SupplierHit) -> str:
    """Return what stands beside the name of a supplier: the other name, else the city."""
    first, second = shown.two_lines(hit.name.zh, hit.name.en)
    return second if second and second != first else hit.city_zh


def supplier_chooser(workplace: Workplace, placeholder: str, *, bound: bool = False) -> Chooser:
    """Return a line in which a supplier is chosen, or another company named unless it is ``bound`` to the journal."""

    def find(typed: str) -> list[Found]:
        index = names_of(workplace.open_journal).index
        with workplace.journal.read() as connection:
            hits = find_suppliers(connection, index, typed, _MOST)
        return [Found(hit.id, shown.single(hit.name.zh, hit.name.en), _beside(hit)) for hit in hits]

    return BoundChooser(find, placeholder) if bound else Chooser(find, placeholder)


def show_person(line: Chooser, person: PersonName | None) -> None:
    """Show a person who is chosen, or nobody."""
    line.show_choice(person.id if person else None, person.shown if person else "")
