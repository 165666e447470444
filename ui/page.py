"""What every page shares: it reads when shown, and again when something it shows has changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import Change


class Page(QWidget):
    """A place in the window. A hidden page notes that it is stale and reads again when it is shown."""

    tables: ClassVar[frozenset[str]] = frozenset()
    """The tables whose rows it shows."""
    turned = Signal()
    """It shows another saved view, or none any more."""
    view_id = 0
    """The saved view that it shows; 0 for none."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.workplace = workplace
        self.theme = workplace.theme
        self._stale = True
        workplace.open_journal.changed.connect(self._on_change)
        workplace.day_turned.connect(self._on_new_day)

    def refresh(self) -> None:
        """Read from the journal and show it, keeping selection and scroll position."""
        raise NotImplementedError

    def show_record(self, kind: str, record_id: int) -> None:
        """Select a record; pages that show no records need not care."""

    def show_part(self, kind: str, record_id: int) -> None:
        """Turn to a part of the record that is shown, such as one of its papers; most pages need not care."""

    def begin(self) -> None:
        """Take the focus where one begins; a page without such a place leaves it to Qt."""

    def looked_at(self) -> tuple[str, int] | None:
        """Return kind and id of the record that is shown, with which the quick log begins; most pages show none."""
        return None

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return what this page does for the commands of ``ui.commands``, by their key."""
        return {}

    def _on_change(self, change: Change) -> None:
        if change.touches(*self.tables):
            self._read_again()

    def _on_new_day(self) -> None:
        """Read again: nearly every page says how long ago something was, or what is due."""
        self._read_again()

    def _read_again(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def bring_up_to_date(self) -> None:
        """Read now if something changed since the last time."""
        if self._stale:
            self._stale = False
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring a stale page up to date."""
        self.bring_up_to_date()
        super().showEvent(event)
