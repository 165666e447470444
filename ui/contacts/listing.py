"""What the list of contacts lists, sorts, filters and changes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.people import shown
from desktop.people.contact_reads import CONTACT_SORTS, ContactFilter, ContactSort, contact_ids, contact_rows
from desktop.people.contacts import delete_contacts
from desktop.people.supplier_reads import SupplierFilter, supplier_ids, supplier_rows
from desktop.people.tags import all_tags
from desktop.people.words import DECISION_ROLES, decision_role_label
from desktop.rhythm.flags import flags
from desktop.texts import _, n_
from ui.contacts import words
from ui.filters import Choice, Chosen, FilterGroup, ticked, ticked_names, ticked_numbers
from ui.listing import Listing, Words
from ui.names import names_of
from ui.tag_chooser import choose_tags
from ui.views.list_filters import more_groups, narrowed
from ui.views.list_sorts import own_sorts
from ui.widgets.rows import ListRow
from ui.workplace import Workplace


def contact_listing(workplace: Workplace, host: QWidget) -> Listing:
    """Return the list of contacts; cards about it open over ``host``."""
    contacts = _Contacts(workplace, host)
    return Listing(
        words=Words(
            title=_("Contacts"),
            search=_("Name, pinyin or initials"),
            new=_("New contact"),
            purpose=_("The people you work with stand here"),
            purpose_note=_("Add the first one by hand, or import contacts by Ctrl+I."),
            icon="users",
        ),
        sorts=_sorts(),
        more_sorts=lambda: own_sorts(workplace, "contact"),
        find=names_of(workplace.open_journal).contacts,
        ids=contacts.ids,
        rows=contacts.rows,
        groups=contacts.groups,
        add=lambda: workplace.perform("new_contact"),
        tag=contacts.tag,
        trash=contacts.trash,
    )


def _sorts() -> list[tuple[str, str]]:
    names = {
        "name": _("By name"),
        "last_touch": _("Last touch first"),
        "silence": _("Longest silence first"),
        "added": _("Added last first"),
    }
    return [(key, names[key]) for key in CONTACT_SORTS]


class _Contacts:
    """Reads and changes the list for one open journal."""

    def __init__(self, workplace: Workplace, host: QWidget) -> None:
        self._workplace, self._host = workplace, host

    def ids(self, chosen: Chosen, sort: str, among: frozenset[int] | None) -> list[int]:
        wanted = ContactFilter(
            text_ids=among,
            tags=ticked_numbers(chosen, "tags"),
            suppliers=ticked_numbers(chosen, "suppliers"),
            decision_roles=ticked_names(chosen, "roles"),
            without_job="without" in ticked(chosen, "work"),
        )
        with self._workplace.journal.read() as connection:
            ids = contact_ids(connection, wanted, _sort(sort))
        return narrowed(self._workplace, "contact", chosen, ids, sort)

    def rows(self, ids: Sequence[int]) -> list[ListRow]:
        now = self._workplace.clock().astimezone()
        with self._workplace.journal.read() as connection:
            rows = contact_rows(connection, ids)
            pressing = flags(connection, "contact", [row.tie for row in rows], now.date())
            found = {row.id: words.list_row(row, pressing.get(row.id), now) for row in rows}
        return [found.get(record_id, ListRow("")) for record_id in ids]

    def groups(self) -> list[FilterGroup]:
        with self._workplace.journal.read() as connection:
            tags = [tag for tag in all_tags(connection) if tag.contacts]
            suppliers = supplier_rows(connection, supplier_ids(connection, SupplierFilter()))
        return [
            FilterGroup("tags", _("Tags"), tuple(Choice(tag.id, tag.name) for tag in tags)),
            FilterGroup(
                "roles",
                _("Part in decisions"),
                tuple(Choice(role, decision_role_label(role)) for role in DECISION_ROLES),
            ),
            FilterGroup("work", _("Work"), (Choice("without", _("Works nowhere we know of")),)),
            FilterGroup(
                "suppliers",
                _("Works at"),
                tuple(Choice(row.id, shown.single(row.name_zh, row.name_en)) for row in suppliers),
            ),
            *more_groups(self._workplace, "contact"),
        ]

    def tag(self, near: QWidget, ids: Sequence[int]) -> None:
        choose_tags(self._workplace, self._host, near, "contact", ids)

    def trash(self, ids: Sequence[int]) -> None:
        move_to_trash(self._workplace, ids)


def move_to_trash(workplace: Workplace, ids: Sequence[int]) -> None:
    """Put people into the trash in one step."""
    title = n_("Move contact to trash", "Move {n} contacts to trash", len(ids)).format(n=len(ids))
    workplace.change(title, lambda session: delete_contacts(session, ids))


def _sort(key: str) -> ContactSort:
    return next((sort for sort in CONTACT_SORTS if sort == key), "name")
