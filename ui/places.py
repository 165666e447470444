"""The places in the sidebar, one row each; a place is imported when it is first shown."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.texts import N_, _, p_

if TYPE_CHECKING:
    from ui.page import Page
    from ui.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Place:
    """A page and where it stands."""

    key: str
    title: str
    icon: str
    module: str
    page: str
    kinds: tuple[str, ...] = ()
    """Kinds of records that it shows when one is asked for."""
    sidebar: bool = True

    def name(self) -> str:
        """Return the title in the language in force: "Notes" the place is another word than the notes of a record."""
        return p_("place", "Notes") if self.key == "notes" else _(self.title)

    def make(self, workplace: Workplace) -> Page:
        """Import the page and make it: late, because most pages need SQLAlchemy and the first must not wait."""
        page: type[Page] = getattr(importlib.import_module(self.module), self.page)
        return page(workplace)


PLACES: tuple[Place, ...] = (
    Place("today", N_("Today"), "sun", "ui.pages.today", "TodayPage"),
    Place("suppliers", N_("Suppliers"), "factory", "ui.pages.suppliers", "SuppliersPage", ("supplier",)),
    Place("contacts", N_("Contacts"), "users", "ui.pages.contacts", "ContactsPage", ("contact",)),
    Place(
        "orders", N_("Orders"), "package", "ui.pages.orders", "OrdersPage", ("order", "inquiry", "product")
    ),
    Place(
        "inspections",
        N_("Inspections"),
        "clipboard-check",
        "ui.pages.inspections",
        "InspectionsPage",
        ("inspection",),
    ),
    Place("calendar", N_("Calendar"), "calendar-days", "ui.pages.calendar", "CalendarPage", ("event", "day")),
    Place("visits", N_("Visits"), "plane", "ui.pages.visits", "VisitsPage", ("visit",)),
    Place("practice", N_("Practice"), "graduation-cap", "ui.pages.practice", "PracticePage"),
    Place("notes", N_("Notes"), "notebook-pen", "ui.pages.notes", "NotesPage", ("note",)),
    Place(
        "views", N_("Saved views"), "bookmark", "ui.pages.views", "ViewsPage", ("saved_view",), sidebar=False
    ),
    Place("week", N_("Weekly review"), "calendar-check", "ui.pages.week", "WeekPage", sidebar=False),
    Place("network", N_("Network"), "network", "ui.pages.network", "NetworkPage", sidebar=False),
    Place("trash", N_("Trash"), "trash-2", "ui.pages.trash", "TrashPage", sidebar=False),
    Place("settings", N_("Settings"), "settings", "ui.pages.settings", "SettingsPage", sidebar=False),
)
