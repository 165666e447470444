"""The lists of suppliers and people are sorted by custom fields: numbers as numbers, days as days, empty ones last."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from desktop.fields.defining import FieldDraft, add_field
from desktop.fields.filling import fill_in_typed
from desktop.people.contacts import add_contact
from desktop.people.suppliers import add_supplier
from ui.list_pane import ListPane
from ui.pages.contacts import ContactsPage
from ui.pages.suppliers import SuppliersPage
from ui.views.list_filters import query_of
from ui.workplace import Workplace

SAYS = {
    "Machines": ("number", {"A": "9", "B": "120"}),
    "Price": ("money", {"A": "USD 100", "B": "USD 20"}),
    "Until": ("date", {"A": "2027-10-01", "B": "2027-09-30", "C": "03-12"}),
    "Remark": ("text", {"A": "banana", "B": "Apple"}),
    "Audit": ("choice", {"A": "Sedex", "B": "BSCI"}),
    "Exports": ("yes", {"A": "yes", "B": "no"}),
    "Agent": ("link", {"A": "张建国", "B": "Bo Li"}),
}


@pytest.fixture
def ids(workplace: Workplace) -> dict[str, int]:
    """Three suppliers, of whom C says next to nothing, and a field of each kind."""
    with workplace.journal.change("Fill") as session:
        for name in ({"name_zh": "张建国"}, {"name_en": "Bo Li"}):
            add_contact(session, name)
        made = {name: add_supplier(session, {"name_en": name}) for name in "ABC"}
        for name, (kind, said) in SAYS.items():
            choices = [(None, "BSCI"), (None, "Sedex")] if kind == "choice" else []
            link = "contact" if kind == "link" else ""
            field = add_field(session, "supplier", FieldDraft(name, kind, link=link, choices=choices))
            session.flush()
            for record, typed in said.items():
                fill_in_typed(session, field, made[record], typed)
    return made


@pytest.fixture
def pane(workplace: Workplace, ids: dict[str, int], qtbot: QtBot) -> ListPane:
    page = SuppliersPage(workplace)
    qtbot.addWidget(page)
    page.resize(1300, 800)
    page.show()
    return page.pane


def actions(pane: ListPane) -> dict[str, QAction]:
    menu = pane._sort.menu()
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions() if action.text()}


def shown(pane: ListPane, ids: dict[str, int]) -> str:
    names = {record: name for name, record in ids.items()}
    return "".join(names[record] for record in pane.model.ids)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("Machines: smallest first", "ABC"),
        ("Machines: largest first", "BAC"),
        ("Price: smallest first", "BAC"),
        ("Until: earliest first", "BAC"),
        ("Until: latest first", "ABC"),
        ("By Remark", "BAC"),
        ("By Audit", "BAC"),
        ("By Agent", "BAC"),
    ],
)
def test_an_order_by_a_field_puts_empty_ones_last(
    pane: ListPane, ids: dict[str, int], order: str, expected: str
) -> None:
    actions(pane)[order].trigger()
    assert shown(pane, ids) == expected
    assert actions(pane)[order].isChecked()


def test_the_order_follows_what_is_filled_in_and_is_saved_in_a_view(
    pane: ListPane, ids: dict[str, int], workplace: Workplace
) -> None:
    actions(pane)["Machines: largest first"].trigger()
    key = pane.query.sort.removeprefix("-")
    field = int(key.partition(":")[2])
    workplace.change("Fill in", lambda session: fill_in_typed(session, field, ids["C"], "500"))
    assert shown(pane, ids) == "CBA"
    query = query_of("supplier", pane.query)
    assert (query.sort, query.descending) == (key, True)


def test_a_field_made_meanwhile_is_offered_where_it_belongs(
    pane: ListPane, workplace: Workplace, qtbot: QtBot
) -> None:
    page = ContactsPage(workplace)
    qtbot.addWidget(page)
    page.show()
    assert "By Hobby" not in actions(page.pane)
    workplace.change("Define", lambda session: add_field(session, "contact", FieldDraft("Hobby")))
    assert "By Hobby" in actions(page.pane)
    assert "By Hobby" not in actions(pane)
