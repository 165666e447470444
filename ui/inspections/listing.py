"""The list of inspections: what it says, finds, filters and sorts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.quality import words as quality_words
from desktop.quality.inspection_reads import (
    INSPECTION_SORTS,
    STATES,
    InspectionFilter,
    inspection_facets,
    inspection_ids,
    inspection_rows,
    matching_ids,
)
from desktop.quality.inspections import delete_inspections
from desktop.texts import _, n_
from ui.filters import Chosen, FilterGroup, choices, ticked_names
from ui.inspections import words
from ui.listing import Listing, Words
from ui.names import names_of
from ui.widgets.rows import ListRow
from ui.workplace import Workplace


class InspectionList:
    """Reads and changes what the pane shows."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def listing(self) -> Listing:
        """Return the list as the pane takes it."""
        return Listing(
            words=Words(
                title=_("Inspections"),
                search=_("Find by supplier or goods"),
                new=_("Plan an inspection"),
                purpose=_("Inspections stand here, planned and done"),
                purpose_note=_(
                    "How many pieces to look at, what was found, and what becomes of a lot that fails."
                ),
                icon="clipboard-check",
            ),
            sorts=[(key, sort_words(key)) for key in INSPECTION_SORTS],
            find=self.find,
            ids=self.ids,
            rows=self.rows,
            groups=self.groups,
            add=lambda: self._workplace.perform("new_inspection"),
            tag=self._no_tags,
            trash=self.trash,
        )

    def find(self, typed: str) -> Sequence[int]:
        """Return the inspections of goods or suppliers that match."""
        suppliers = names_of(self._workplace.open_journal).suppliers(typed)
        with self._workplace.journal.read() as connection:
            return matching_ids(connection, typed, suppliers)

    def ids(self, chosen: Chosen, sort: str, among: frozenset[int] | None) -> Sequence[int]:
        """Return the ids of the list."""
        wanted = InspectionFilter(
            among=among, states=ticked_names(chosen, "state"), kinds=ticked_names(chosen, "kind")
        )
        order = next((key for key in INSPECTION_SORTS if key == sort), INSPECTION_SORTS[0])
        with self._workplace.journal.read() as connection:
            return inspection_ids(connection, wanted, order)

    def rows(self, ids: Sequence[int]) -> Sequence[ListRow]:
        """Return one row per id; one that has just gone is empty until the list is read again."""
        today = self._workplace.today
        with self._workplace.journal.read() as connection:
            found = {row.id: words.list_row(row, today) for row in inspection_rows(connection, ids)}
        return [found.get(inspection_id, ListRow("")) for inspection_id in ids]

    def groups(self) -> Sequence[FilterGroup]:
        """Return what can be filtered by."""
        with self._workplace.journal.read() as connection:
            facets = inspection_facets(connection)
        return [
            FilterGroup("state", _("State"), choices(STATES, facets.states, words.state_label)),
            FilterGroup(
                "kind",
                _("Kind"),
                choices(quality_words.INSPECTION_KINDS, facets.kinds, quality_words.kind_label),
            ),
        ]

    def trash(self, ids: Sequence[int]) -> None:
        """Put inspections into the trash."""
        count = len(ids)
        title = n_("Move inspection to trash", "Move {n} inspections to trash", count).format(n=count)
        self._workplace.change(title, lambda session: delete_inspections(session, ids))

    def _no_tags(self, _near: QWidget, _ids: Sequence[int]) -> None:
        self._workplace.tell(_("Inspections carry no tags; tag the supplier."))


def sort_words(key: str) -> str:
    """Return the words for an order of the list."""
    return {"day": _("Newest day first"), "oldest": _("Oldest day first"), "supplier": _("By supplier")}[key]
