"""Calendar files: events from other calendars in, festivals, birthdays and events out."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.texts import _
from ui.calendar_files.bring_in import BringIn
from ui.calendar_files.give_out import GiveOut
from ui.wide_dialog import WideDialog
from ui.widgets.layouts import column
from ui.widgets.tabs import Tabs
from ui.workplace import Workplace


def open_import_events(workplace: Workplace, parent: QWidget) -> None:
    """Open the dialog to bring events in."""
    CalendarFilesDialog(workplace, parent).open()


def open_export_events(workplace: Workplace, parent: QWidget) -> None:
    """Open the dialog to give events out."""
    dialog = CalendarFilesDialog(workplace, parent)
    dialog.tabs.setCurrentIndex(1)
    dialog.open()


class CalendarFilesDialog(WideDialog):
    """Two panes: import and export."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, _("Calendar files"), parent)
        px = self.theme.px
        self.bring = BringIn(workplace, self.tell_done, self.tell)
        self.give = GiveOut(workplace, lambda told: self.banner.tell(told, "ok"), self.tell)
        self.tabs = Tabs(self.theme, (_("Import"), _("Export")))
        panes = QStackedWidget()
        panes.addWidget(self.bring)
        panes.addWidget(self.give)
        self.tabs.currentChanged.connect(panes.setCurrentIndex)
        self.furnish(column(self.tabs, px(12), (panes, 1)), 940, 640)
        self.bring.choose.setFocus()

    def reject(self) -> None:
        """Do not wait for a file that is being read."""
        self.bring.stop()
        super().reject()
