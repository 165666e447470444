"""The list of suppliers: what it says, finds, filters and sorts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.chinese.places import provinces
from desktop.people import words as people_words
from desktop.people.supplier_reads import (
    SUPPLIER_SORTS,
    SupplierFilter,
    SupplierSort,
    supplier_facets,
    supplier_ids,
    supplier_rows,
)
from desktop.people.suppliers import delete_suppliers
from desktop.people.tags import all_tags
from desktop.rhythm.flags import flags
from desktop.texts import _, language, n_
from desktop.trade.orders import open_orders_of
from ui.filters import Choice, Chosen, FilterGroup, choices, ticked_names, ticked_numbers
from ui.listing import Listing, Words
from ui.names import names_of
from ui.suppliers import words
from ui.tag_chooser import choose_tags
from ui.views.list_filters import more_groups, narrowed
from ui.views.list_sorts import own_sorts
from ui.widgets.rows import ListRow
from ui.workplace import Workplace


class SupplierList:
    """Reads and changes what the pane shows; ``host`` is the page."""

    def __init__(self, workplace: Workplace, host: QWidget) -> None:
        self._workplace, self._host = workplace, host

    def listing(self) -> Listing:
        """Return the list as the pane takes it."""
        names = names_of(self._workplace.open_journal)
        return Listing(
            words=Words(
                title=_("Suppliers"),
                search=_("Find a supplier"),
                new=_("New supplier"),
                purpose=_("Factories, traders and agents stand here"),
                purpose_note=_("Each with its people, its story and what to know before you act."),
                icon="factory",
            ),
            sorts=[(key, sort_words(key)) for key in SUPPLIER_SORTS],
            more_sorts=lambda: own_sorts(self._workplace, "supplier"),
            find=names.suppliers,
            ids=self.ids,
            rows=self.rows,
            groups=self.groups,
            add=lambda: self._workplace.perform("new_supplier"),
            tag=lambda near, ids: choose_tags(self._workplace, self._host, near, "supplier", ids),
            trash=self.trash,
        )

    def ids(self, chosen: Chosen, sort: str, among: frozenset[int] | None) -> Sequence[int]:
        """Return the ids of the list."""
        wanted = SupplierFilter(
            text_ids=among,
            tags=ticked_numbers(chosen, "tag"),
            statuses=ticked_names(chosen, "status"),
            kinds=ticked_names(chosen, "kind"),
            tiers=ticked_numbers(chosen, "tier"),
            provinces=ticked_names(chosen, "province"),
        )
        order: SupplierSort = next((key for key in SUPPLIER_SORTS if key == sort), "name")
        with self._workplace.journal.read() as connection:
            ids = supplier_ids(connection, wanted, order)
        return narrowed(self._workplace, "supplier", chosen, ids, sort)

    def rows(self, ids: Sequence[int]) -> Sequence[ListRow]:
        """Return one row per id; one that has just gone is empty until the list is read again."""
        now = self._workplace.clock().astimezone()
        with self._workplace.journal.read() as connection:
            rows = supplier_rows(connection, ids)
            pressing = flags(connection, "supplier", [row.tie for row in rows], now.date())
            found = {row.id: words.list_row(row, pressing.get(row.id), now) for row in rows}
        return [found.get(supplier_id, ListRow("")) for supplier_id in ids]

    def groups(self) -> Sequence[FilterGroup]:
        """Return what can be filtered by."""
        with self._workplace.journal.read() as connection:
            tags = all_tags(connection)
            facets = supplier_facets(connection)
        there = people_words
        return [
            FilterGroup(
                "tag", _("Tags"), tuple(Choice(t.id, t.name, t.suppliers) for t in tags if t.suppliers)
            ),
            FilterGroup("status", _("Status"), choices(there.STATUSES, facets.statuses, there.status_label)),
            FilterGroup("kind", _("Kind"), choices(there.KINDS, facets.kinds, there.kind_label)),
            FilterGroup("tier", _("Tier"), choices(there.TIERS, facets.tiers, there.tier_label)),
            FilterGroup("province", _("Province"), choices(provinces(), facets.provinces, _province)),
            *more_groups(self._workplace, "supplier"),
        ]

    def trash(self, ids: Sequence[int]) -> None:
        """Put suppliers into the trash."""
        count = len(ids)
        title = n_("Move supplier to trash", "Move {n} suppliers to trash", count).format(n=count)
        with self._workplace.journal.read() as connection:
            waiting = open_orders_of(connection, ids)
        said = n_("{n} open order stays without it.", "{n} open orders stay without it.", waiting)
        toast = f"{title}. {said.format(n=waiting)}" if waiting else None
        self._workplace.change(title, lambda session: delete_suppliers(session, ids), toast=toast)


def sort_words(key: str) -> str:
    """Return the words for an order of the list."""
    return {
        "name": _("By name"),
        "last_touch": _("Last touch first"),
        "silence": _("Longest silence first"),
        "tier": _("By tier"),
        "city": _("By place"),
        "added": _("Added last first"),
    }[key]


def _province(code: str) -> str:
    found = provinces()[code]
    return found.name if language() == "zh_CN" else f"{found.english} {found.name}"
