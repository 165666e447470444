"""A health that is pinned by hand on the page of a supplier or a person: typed, shown, changed and taken off."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.clock import local_date
from desktop.people.contacts import add_contact
from desktop.people.employments import add_employment
from desktop.people.suppliers import add_supplier
from desktop.rhythm.cards import Owner, card
from desktop.rhythm.pins import Pin
from desktop.touches.logging import TouchDraft, log_touch
from ui.dialogs.health_pin import HealthPinDialog
from ui.list_page import ListPage
from ui.pages.contacts import ContactsPage
from ui.pages.suppliers import SuppliersPage
from ui.relationship.tab import RelationshipTab
from ui.workplace import Workplace

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
TODAY = local_date(NOW)
END = TODAY + timedelta(days=30)


@pytest.fixture
def factory(workplace: Workplace) -> tuple[int, int]:
    """A factory with one person, spoken to four times."""
    with workplace.journal.change("Make") as session:
        supplier = add_supplier(session, {"name_zh": "光明五金"})
        person = add_contact(session, {"name_zh": "王芳"})
        add_employment(session, person, {"supplier_id": supplier})
        for day in (1, 8, 15, 20):
            at = datetime(2026, 11, day, 4, tzinfo=UTC)
            log_touch(session, TouchDraft(kind="call", at=at, people=(person,), summary=f"Call {day}"))
    return supplier, person


def pin_of(workplace: Workplace, owner: Owner, record_id: int, day: date = TODAY) -> Pin | None:
    with workplace.journal.read_raw() as raw:
        found = card(raw, owner, record_id, day)
    assert found is not None
    return found.pin


def opened(workplace: Workplace, page: type[ListPage], record_id: int, qtbot: QtBot) -> ListPage:
    """Return a page that shows a record's relationship."""
    made = page(workplace)
    qtbot.addWidget(made)
    made.resize(1300, 900)
    made.show()
    qtbot.waitExposed(made)
    made.show_record("supplier" if page is SuppliersPage else "contact", record_id)
    made.handlers()["relationship"]()
    return made


def asked(page: QWidget, qtbot: QtBot) -> HealthPinDialog:
    """Return the form that is open over a page."""
    qtbot.waitUntil(lambda: bool(page.findChildren(HealthPinDialog)))
    form = page.findChildren(HealthPinDialog)[-1]
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)  # its keys are heard only then
    return form


def told(tab: RelationshipTab) -> str:
    return "\n".join(one.text() for one in tab.findChildren(QLabel) if one.isVisible())


def test_a_health_is_pinned_changed_and_taken_off_by_keys(
    workplace: Workplace, factory: tuple[int, int], qtbot: QtBot
) -> None:
    page = opened(workplace, SuppliersPage, factory[0], qtbot)
    (tab,) = page.findChildren(RelationshipTab)
    assert not tab.unpin.isVisible()
    qtbot.keyClick(tab.pin, Qt.Key.Key_Return)
    form = asked(page, qtbot)
    qtbot.keyClicks(form.value, "20")
    qtbot.keyClick(form.value, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.isVisible()  # it asks for the reason
    assert form.focusWidget() is form.reason
    qtbot.keyClicks(form.reason, "Court case")
    qtbot.keyClick(form.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    pin = pin_of(workplace, "supplier", factory[0])
    assert pin is not None
    assert (pin.value, pin.reason, pin.until) == (20, "Court case", END)
    qtbot.waitUntil(lambda: "Court case" in told(tab))
    assert "Set by hand until Dec 22: Court case" in told(tab)
    assert "Computed: 55." in told(tab)
    qtbot.keyClick(tab.unpin, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Court case" not in told(tab))
    assert pin_of(workplace, "supplier", factory[0]) is None
    workplace.undo()
    qtbot.waitUntil(lambda: "Court case" in told(tab))
    workplace.undo()
    qtbot.waitUntil(lambda: "Court case" not in told(tab))


def test_a_pin_needs_an_end_that_is_ahead(
    workplace: Workplace, factory: tuple[int, int], qtbot: QtBot
) -> None:
    page = opened(workplace, ContactsPage, factory[1], qtbot)
    page.handlers()["pin_health"]()
    form = asked(page, qtbot)
    form.reason.setPlainText("Old friend")
    for wrong in ("", "2026-11-01", "soonish"):
        form.until.setText(wrong)
        qtbot.keyClick(form.until, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert form.isVisible()
        assert pin_of(workplace, "contact", factory[1]) is None
    form.until.setText("2026-12-24")
    qtbot.keyClick(form.until, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    pin = pin_of(workplace, "contact", factory[1], date(2026, 12, 24))
    assert pin is not None
    assert pin.reason == "Old friend"


def test_the_form_of_a_pin_shows_it_and_takes_it_off(
    workplace: Workplace, factory: tuple[int, int], qtbot: QtBot
) -> None:
    page = opened(workplace, ContactsPage, factory[1], qtbot)
    page.handlers()["pin_health"]()
    form = asked(page, qtbot)
    form.value.setValue(90)
    form.reason.setPlainText("Old friend")
    form.finish()
    qtbot.waitUntil(lambda: not page.findChildren(HealthPinDialog))
    page.handlers()["pin_health"]()
    form = asked(page, qtbot)
    assert (form.value.value(), form.reason.toPlainText()) == (90, "Old friend")
    qtbot.keyClick(form.off, Qt.Key.Key_Space)
    assert pin_of(workplace, "contact", factory[1]) is None
