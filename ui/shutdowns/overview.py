"""All suppliers with what they said about one festival."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from desktop.finding import supplier_hits
from desktop.people.supplier_reads import SupplierFilter, supplier_ids
from desktop.planning.shutdown_records import SupplierSeason, seasons
from desktop.planning.shutdowns import Festival, shutdown
from desktop.texts import _
from ui.names import names_of
from ui.shutdowns import words
from ui.text_table import TextRow, TextTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column
from ui.workplace import Workplace

_MANY = 100_000


class Overview(QWidget):
    """``chosen`` tells the id of a supplier; typing above the list narrows it."""

    chosen = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        theme = workplace.theme
        self._rows: list[TextRow] = []
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Filter suppliers"))
        self.filter.setAccessibleName(_("Filter suppliers"))
        headings = (_("Supplier"), _("Lines stand still"), _("Said"))
        self.table = TextTable(theme, _("Suppliers"), headings, (150, 138, 66))
        self.none = EmptyState(theme, _("No supplier yet"), _("Add a supplier first."), "factory")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.none)
        self.setLayout(column(self.filter, theme.px(8), (self._stack, 1)))
        self.table.chosen.connect(self.chosen)
        self.filter.textChanged.connect(self._narrow)

    def show_season(self, festival: Festival, year: int) -> None:
        """Read what all suppliers said about a festival."""
        with self._workplace.journal.read() as connection:
            ids = supplier_ids(connection, SupplierFilter())
            names = {hit.id: str(hit.name) for hit in supplier_hits(connection, ids)}
            found = [
                one for one in seasons(connection, years=(year, year)) if one.shutdown.festival == festival
            ]
        said = {one.supplier_id: one for one in found}
        usual = SupplierSeason(0, shutdown(festival, year), {})
        self._rows = [_row(one, names.get(one, ""), said.get(one), usual) for one in ids]
        self._narrow()

    @property
    def somebody(self) -> bool:
        """Tell whether there is a supplier, whatever the filter lets through."""
        return bool(self._rows)

    def _narrow(self) -> None:
        typed = self.filter.text().strip()
        rows = self._rows
        if typed:
            found = set(names_of(self._workplace.open_journal).suppliers(typed, _MANY))
            rows = [one for one in rows if one.key in found]
        if not self._rows:
            self.none.show_text(_("No supplier yet"), _("Add a supplier first."))
        else:
            self.none.show_text(_("No supplier matches"), typed)
        self._stack.setCurrentIndex(0 if rows else 1)
        self.table.show_rows(rows)


def _row(key: int, name: str, season: SupplierSeason | None, usual: SupplierSeason) -> TextRow:
    shown = words.lines_closed((season or usual).shutdown)
    if season is None:
        return TextRow(key, (name, shown, words.said_count(None)), {1: "neutral", 2: "amber"})
    return TextRow(key, (name, shown, words.said_count(season)), {2: "ok"})
