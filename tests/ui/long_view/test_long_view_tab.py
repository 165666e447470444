"""The long view on a supplier's page and on Today, as it is used by keys."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.people.suppliers import add_supplier
from desktop.today.years import LongRow, long_rows
from desktop.years.keeping import add_certificate, add_need, certificates_of, needs_of
from desktop.years.reads import long_view
from tests.ui.hands import type_hanzi
from ui.dialogs.long_view import CertificateDialog, NeedDialog
from ui.long_view.tab import LongViewTab
from ui.today.years import group
from ui.widgets.item_row import ItemRow
from ui.workplace import Workplace

TODAY = date(2026, 11, 22)
Key = Qt.Key


@pytest.fixture
def supplier(workplace: Workplace) -> int:
    with workplace.journal.change("supplier") as session:
        made = add_supplier(session, {"name_zh": "光明五金厂", "since": date(2021, 11, 25)})
        session.flush()
        add_certificate(
            session, made, {"name": "ISO 9001", "issuer": "SGS", "valid_until": TODAY + timedelta(days=12)}
        )
        add_need(session, made, "换缓冲铰链", TODAY)
    return made


@pytest.fixture
def tab(workplace: Workplace, supplier: int, qtbot) -> LongViewTab:
    tab = LongViewTab(workplace)
    qtbot.addWidget(tab)
    tab.show()
    tab.show_supplier(supplier)
    workplace.open_journal.changed.connect(lambda _change: tab.show_supplier(supplier))
    return tab


def titles(tab: LongViewTab) -> list[str]:
    return [row.accessibleName() for row in tab.findChildren(ItemRow) if row.isVisibleTo(tab)]


def test_it_says_how_long_and_what_asks_for_something(
    tab: LongViewTab, workplace: Workplace, supplier: int
) -> None:
    said = " ".join(titles(tab))
    assert "ISO 9001" in said
    assert "SGS" in said
    assert "换缓冲铰链" in said
    with workplace.journal.read() as connection:
        facts = " ".join(
            f"{fact.value} {fact.note}" for fact in tab._said(long_view(connection, supplier, TODAY))
        )
    assert "4 years" in facts
    assert "5 full years" in facts


def test_an_idea_is_typed_spoken_of_and_undone(tab: LongViewTab, workplace: Workplace, supplier: int) -> None:
    type_hanzi(tab.line, "春季新款先打样")
    QTest.keyClick(tab.line, Key.Key_Return)
    assert tab.line.text() == ""
    with workplace.journal.read() as connection:
        idea = next(one for one in needs_of(connection, supplier) if one.text == "春季新款先打样")
    act = next(one for one in tab._acts(idea) if one.words == "Spoken of today")
    act.do()
    with workplace.journal.read() as connection:
        outcomes = {one.text: one.outcome for one in needs_of(connection, supplier)}
    assert outcomes == {"春季新款先打样": "spoken", "换缓冲铰链": ""}
    workplace.undo()
    workplace.undo()
    with workplace.journal.read() as connection:
        assert len(needs_of(connection, supplier)) == 1


def test_a_certificate_needs_its_last_day(workplace: Workplace, supplier: int, qtbot) -> None:
    dialog = CertificateDialog(workplace, None, supplier, None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.name.setText("BSCI")
    dialog.finish()
    assert dialog.isVisible()
    dialog._line("valid_until").setText("2028-01-31")
    dialog.finish()
    with workplace.journal.read() as connection:
        found = {one.name: one.valid_until for one in certificates_of(connection, supplier)}
    assert found["BSCI"] == date(2028, 1, 31)


def test_the_day_of_an_idea_is_changed_in_its_form(workplace: Workplace, supplier: int, qtbot) -> None:
    with workplace.journal.read() as connection:
        (idea,) = needs_of(connection, supplier)
    dialog = NeedDialog(workplace, None, idea)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.day.setText("2027-03-01")  # type: ignore[attr-defined]
    assert dialog.typed()
    dialog.finish()
    with workplace.journal.read() as connection:
        assert needs_of(connection, supplier)[0].speak_on == date(2027, 3, 1)


def test_today_names_what_is_due_and_opens_the_supplier(workplace: Workplace, supplier: int, qtbot) -> None:
    with workplace.journal.read_raw() as raw:
        rows: list[LongRow] = long_rows(raw, TODAY)
    held: dict[tuple[str, int], ItemRow] = {}
    made = group(workplace, rows, held)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.show()
    names = [row.accessibleName() for row in held.values()]
    assert [row.kind for row in rows] == ["need", "renewal", "anniversary"]
    assert "换缓冲铰链" in names[0]
    assert "Renew: ISO 9001" in names[1]
    assert "5 years with" in names[2]
    asked: list[tuple[str, object]] = []
    workplace.record_asked_for.connect(lambda kind, record: asked.append((kind, record)))
    QTest.keyClick(next(iter(held.values())), Key.Key_Return)
    assert asked == [("supplier", supplier)]
