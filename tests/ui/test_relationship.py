"""How a relationship stands on the pages, and Today's alerts: opened, put off, settled and logged by keys."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.clock import local_date
from desktop.commitments.decisions import ask_decision, decisions_of
from desktop.commitments.promises import add_promise, promises_of
from desktop.people.contacts import add_contact
from desktop.people.employments import add_employment
from desktop.people.suppliers import add_supplier
from desktop.rhythm.alerts import alerts
from desktop.touches.logging import TouchDraft, log_touch
from desktop.trade.tables import Order, Payment
from ui.pages.today import TodayPage
from ui.relationship.explained import Explained
from ui.relationship.tab import RelationshipTab
from ui.today.alerts import AlertRow
from ui.widgets.item_row import ItemRow
from ui.workplace import Workplace

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
TODAY = local_date(NOW)


@pytest.fixture
def factory(workplace: Workplace) -> tuple[int, int]:
    """A factory with an order, silent for two months, and its one person; a decision and a promise wait."""
    with workplace.journal.change("Make") as session:
        supplier = add_supplier(session, {"name_zh": "光明五金", "lead_time_days": 30})
        person = add_contact(session, {"name_zh": "王芳"})
        add_employment(session, person, {"supplier_id": supplier})
        order = session.make(Order, supplier_id=supplier, number="PO-1", stage="production")
        session.flush()
        session.make(Payment, order_id=order.id, kind="deposit", paid_on=date(2026, 9, 1), percent=30)
        for day in (1, 8, 15, 22):
            at = datetime(2026, 9, day, 4, tzinfo=UTC)
            log_touch(session, TouchDraft(kind="call", at=at, people=(person,), summary=f"Call {day}"))
        ask_decision(
            session,
            {"contact_id": person, "supplier_id": supplier, "what": "Tooling price", "level": "rep",
             "asked_on": TODAY - timedelta(days=10)},
        )  # fmt: skip
        add_promise(
            session,
            {"contact_id": person, "supplier_id": supplier, "what": "Send photos", "side": "theirs",
             "made_on": TODAY - timedelta(days=9), "due_on": TODAY - timedelta(days=2)},
        )  # fmt: skip
    return supplier, person


@pytest.fixture
def page(workplace: Workplace, factory: tuple[int, int], qtbot: QtBot) -> TodayPage:
    made = TodayPage(workplace)
    qtbot.addWidget(made)
    made.resize(1200, 900)
    made.show()
    qtbot.waitExposed(made)
    return made


def found(page: TodayPage) -> dict[str, AlertRow]:
    """Return the alert rows by the word of their chip."""
    rows = [row for row in page.findChildren(AlertRow) if row.isVisible()]
    return {row.accessibleName().split(", ")[-1]: row for row in rows}


def test_today_begins_with_what_the_rules_find(page: TodayPage) -> None:
    rows = found(page)
    assert set(rows) == {"Silence", "One thread", "Decision", "Promise"}
    assert "PO-1" in rows["Silence"].accessibleName()
    assert "2 days late" in rows["Promise"].accessibleName()
    assert "Ask for a second person" in rows["One thread"].accessibleName(), (
        "whom to meet is what is to be done"
    )


def test_an_alert_is_put_off_settled_and_brought_back_by_keys(
    page: TodayPage, workplace: Workplace, factory: tuple[int, int], qtbot: QtBot
) -> None:
    qtbot.keyClick(found(page)["Silence"], Qt.Key.Key_3)
    qtbot.waitUntil(lambda: "Silence" not in found(page))
    with workplace.journal.read_raw() as raw:
        assert "silence" in {one.rule for one in alerts(raw, TODAY + timedelta(days=3))}
    workplace.undo()
    qtbot.waitUntil(lambda: "Silence" in found(page))
    qtbot.keyClick(found(page)["Decision"], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Decision" not in found(page))
    qtbot.waitUntil(lambda: "Promise" in found(page))
    qtbot.keyClick(found(page)["Promise"], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Promise" not in found(page))
    with workplace.journal.read() as connection:
        assert decisions_of(connection, contact_id=factory[1])[0].answered_on == TODAY
        assert promises_of(connection, contact_id=factory[1])[0].outcome == "kept"


def test_l_logs_with_whom_the_alert_is_about(
    page: TodayPage, workplace: Workplace, factory: tuple[int, int], qtbot: QtBot
) -> None:
    asked: list[tuple[str, tuple[str, int] | None]] = []
    workplace.command_asked_for.connect(lambda command: asked.append((command, workplace.focus)))
    qtbot.keyClick(found(page)["Decision"], Qt.Key.Key_L)
    qtbot.keyClick(found(page)["Silence"], Qt.Key.Key_L)
    assert asked == [("log", ("contact", factory[1])), ("log", ("supplier", factory[0]))]


def test_every_number_opens_the_records_behind_it(
    workplace: Workplace, factory: tuple[int, int], qtbot: QtBot
) -> None:
    tab = RelationshipTab(workplace, "supplier")
    qtbot.addWidget(tab)
    tab.show_of(factory[0])
    tab.show()
    recency = next(
        row for row in tab.findChildren(Explained) if row.row.accessibleName().startswith("Recency")
    )
    opened: list[tuple[str, object]] = []
    tab.asked.connect(lambda kind, record_id: opened.append((kind, record_id)))
    qtbot.keyClick(recency.row, Qt.Key.Key_Return)
    (line,) = [row for row in recency.findChildren(ItemRow) if row is not recency.row]
    assert "Call 22" in line.accessibleName()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert [kind for kind, _id in opened] == ["touch"]
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not recency.open


def test_a_decision_and_a_promise_are_written_on_the_page_of_a_person(
    workplace: Workplace, factory: tuple[int, int], qtbot: QtBot
) -> None:
    tab = RelationshipTab(workplace, "contact")
    qtbot.addWidget(tab)
    tab.show_of(factory[1])
    lines = tab.commitments
    lines.what.setText("Exclusive rights")
    qtbot.keyClick(lines.what, Qt.Key.Key_Return)
    lines.promise.setText("New quote")
    qtbot.keyClick(lines.promise, Qt.Key.Key_Return)
    told = [label.text() for label in lines.findChildren(QLabel)]
    assert "Type the day for which it was promised." in told
    lines.due.setText("2026-12-01")
    qtbot.keyClick(lines.due, Qt.Key.Key_Return)
    with workplace.journal.read() as connection:
        assert {row.what for row in decisions_of(connection, supplier_id=factory[0])} == {
            "Tooling price",
            "Exclusive rights",
        }
        given = {row.what: row.due_on for row in promises_of(connection, contact_id=factory[1])}
    assert given["New quote"] == date(2026, 12, 1)
    assert (lines.promise.text(), lines.due.text()) == ("", "")
