"""Custom fields by keys: defined in their dialog, filled in on the page and in forms, told apart when merging."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QPlainTextEdit, QWidget

from desktop.fields.defining import FieldDraft, add_field
from desktop.fields.filling import fill_in_typed
from desktop.fields.reads import all_words, contents_of, custom_fields
from desktop.people.contacts import add_contact
from desktop.people.supplier_card import supplier_card
from desktop.people.suppliers import add_supplier
from desktop.touches.logging import TouchDraft, log_touch
from tests.ui.hands import type_hanzi
from ui.dialogs.custom_fields import CustomFieldsDialog
from ui.dialogs.merge import MergeDialog
from ui.dialogs.supplier import SupplierDialog
from ui.dialogs.touch import open_touch
from ui.fields.sheet import OwnSheet
from ui.history_view import HistoryView
from ui.record_words import field_words
from ui.touches.form import TouchForm
from ui.workplace import Workplace

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)


def shown(workplace: Workplace, owner: str, record_id: int) -> dict[str, str]:
    with workplace.journal.read() as connection:
        fields = custom_fields(connection, owner)
        words = all_words(connection, fields, contents_of(connection, owner, [record_id]))
    return {one.name: words.get(record_id, {}).get(one.id, "") for one in fields}


@pytest.fixture
def supplier_id(workplace: Workplace) -> int:
    """A supplier, and a field of every kind."""
    with workplace.journal.change("Fill") as session:
        made = add_supplier(session, {"name_zh": "光明五金"})
        add_contact(session, {"name_zh": "李伟", "name_en": "Li Wei"})
        audits = [(None, "BSCI"), (None, "Sedex")]
        for name, kind, choices in (
            ("Remark", "text", []), ("Machines", "number", []), ("Deposit", "money", []),
            ("Contract until", "date", []), ("Audit", "choice", audits), ("Audits", "choices", audits),
            ("Exports", "yes", []),
        ):  # fmt: skip
            add_field(session, "supplier", FieldDraft(name, kind, choices=choices))
        add_field(session, "supplier", FieldDraft("Agent", "link", link="contact"))
        add_field(session, "touch", FieldDraft("Room"))
    return made


def open_page(qtbot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.resize(700, 700)
    widget.show()
    QTest.qWaitForWindowExposed(widget)
    widget.activateWindow()


def test_a_field_is_defined_by_keys_and_undone(workplace: Workplace, qtbot) -> None:
    dialog = CustomFieldsDialog(workplace)
    open_page(qtbot, dialog)
    dialog.begin_new()
    type_hanzi(dialog.form.name, "验厂")
    dialog.form.kind.setFocus()
    QTest.keyClick(dialog.form.kind, Qt.Key.Key_End)
    for _step in range(3):
        QTest.keyClick(dialog.form.kind, Qt.Key.Key_Up)
    assert dialog.form.kind.currentData() == "choice"
    line = dialog.form.choices.lines()[0]
    line.setFocus()
    QTest.keyClicks(line, "BSCI")
    QTest.keyClick(line, Qt.Key.Key_Return)
    second = dialog.form.choices.lines()[1]
    QTest.keyClicks(second, "Sedex")
    QTest.keyClick(second, Qt.Key.Key_Up, ALT)
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    with workplace.journal.read() as connection:
        row = custom_fields(connection, "supplier")[0]
    assert (row.name, row.kind, [choice.name for choice in row.choices]) == (
        "验厂",
        "choice",
        ["Sedex", "BSCI"],
    )
    qtbot.waitUntil(lambda: dialog.keep.text() == "Save")
    workplace.undo()
    assert dialog.model.rowCount() == 0


def test_what_is_wrong_with_a_definition_is_said_in_the_dialog(workplace: Workplace, qtbot) -> None:
    dialog = CustomFieldsDialog(workplace)
    open_page(qtbot, dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    assert "needs a name" in dialog.banner.text()


def test_fields_are_put_in_order_and_moved_to_the_trash(
    workplace: Workplace, supplier_id: int, qtbot, qtmodeltester
) -> None:
    dialog = CustomFieldsDialog(workplace)
    open_page(qtbot, dialog)
    qtmodeltester.check(dialog.model)
    QTest.keyClick(dialog.view, Qt.Key.Key_Down, ALT)
    with workplace.journal.read() as connection:
        assert [row.name for row in custom_fields(connection, "supplier")][:2] == ["Machines", "Remark"]
    current = dialog.current()
    assert current is not None
    assert current.name == "Remark"
    dialog.trash.click()
    assert "Remark" not in shown(workplace, "supplier", supplier_id)
    workplace.undo()
    assert "Remark" in shown(workplace, "supplier", supplier_id)


def test_every_kind_is_filled_in_where_it_stands(workplace: Workplace, supplier_id: int, qtbot) -> None:
    page = OwnSheet(workplace, "supplier")
    open_page(qtbot, page)
    page.show_record(supplier_id)
    assert page.sheet is not None
    lines = {line.field.words: line for line in page.sheet.fields.values()}
    for name, typed in (("Machines", "1200"), ("Deposit", "USD 30"), ("Contract until", "2027-3-1")):
        QTest.keyClick(lines[name], Qt.Key.Key_F2)
        editor = lines[name].findChild(QLineEdit)
        QTest.keyClicks(editor, typed)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        page.show_record(supplier_id)
    QTest.keyClick(lines["Remark"], Qt.Key.Key_F2)
    block = lines["Remark"].findChild(QPlainTextEdit)
    type_hanzi(block, "老地方")
    QTest.keyClick(block, Qt.Key.Key_Return, CTRL)
    for name, downs in (("Audit", 2), ("Exports", 1)):
        QTest.keyClick(lines[name], Qt.Key.Key_F2)
        box = lines[name].findChild(QComboBox)
        for _down in range(downs):
            QTest.keyClick(box, Qt.Key.Key_Down)
        QTest.keyClick(box, Qt.Key.Key_Return)
    QTest.keyClick(lines["Audits"], Qt.Key.Key_F2)
    ticks = lines["Audits"].findChild(QListWidget)
    QTest.keyClick(ticks, Qt.Key.Key_Space)
    QTest.keyClick(ticks, Qt.Key.Key_Down)
    QTest.keyClick(ticks, Qt.Key.Key_Space)
    QTest.keyClick(ticks, Qt.Key.Key_Return)
    QTest.keyClick(lines["Agent"], Qt.Key.Key_F2)
    chooser = lines["Agent"].findChild(QLineEdit)
    type_hanzi(chooser, "李伟")
    QTest.keyClick(chooser, Qt.Key.Key_Return)
    assert shown(workplace, "supplier", supplier_id) == {
        "Remark": "老地方", "Machines": "1,200", "Deposit": "$30.00", "Contract until": "Mar 1, 2027",
        "Audit": "Sedex", "Audits": "BSCI, Sedex", "Exports": "Yes", "Agent": "Li Wei",
    }  # fmt: skip
    page.show_record(supplier_id)
    assert lines["Deposit"].accessibleName() == "Deposit: $30.00"
    workplace.undo()
    assert shown(workplace, "supplier", supplier_id)["Agent"] == ""


def test_what_cannot_be_read_stays_open_and_says_why(workplace: Workplace, supplier_id: int, qtbot) -> None:
    page = OwnSheet(workplace, "supplier")
    open_page(qtbot, page)
    page.show_record(supplier_id)
    assert page.sheet is not None
    line = next(line for line in page.sheet.fields.values() if line.field.words == "Machines")
    line.edit()
    editor = line.findChild(QLineEdit)
    QTest.keyClicks(editor, "many")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert line.editing
    assert shown(workplace, "supplier", supplier_id)["Machines"] == ""


def test_the_form_of_a_supplier_fills_them_in_with_everything_else_in_one_step(
    workplace: Workplace, supplier_id: int, qtbot
) -> None:
    with workplace.journal.read() as connection:
        card = supplier_card(connection, supplier_id)
    assert card is not None
    dialog = SupplierDialog(workplace, None, card)
    open_page(qtbot, dialog)
    assert not dialog.typed()
    number = next(line for line in dialog.form.rows if line.field.accessibleName() == "Machines")
    assert isinstance(number.field, QLineEdit)
    number.field.setText("twelve")
    assert dialog.typed()
    dialog.finish()
    assert number.error()
    number.field.setText("12")
    dialog.finish()
    assert shown(workplace, "supplier", supplier_id)["Machines"] == "12"
    undo = workplace.journal.next_undo()
    assert undo is not None
    assert undo[1] == "Edit supplier"


def test_a_touch_has_its_fields_in_its_form(workplace: Workplace, supplier_id: int, qtbot) -> None:
    with workplace.journal.change("Log") as session:
        touch_id = log_touch(session, TouchDraft(at=NOW, suppliers=(supplier_id,), summary="Visit"))
    host = QWidget()
    qtbot.addWidget(host)
    open_touch(workplace, host, touch_id)
    form = host.findChild(TouchForm)
    room = next(iter(form.own.lines.values())).field
    assert isinstance(room, QPlainTextEdit)
    type_hanzi(room, "兰花厅")
    form.finish()
    assert shown(workplace, "touch", touch_id) == {"Room": "兰花厅"}


def test_merging_shows_them_side_by_side_and_keeps_what_was_chosen(
    workplace: Workplace, supplier_id: int, qtbot
) -> None:
    with workplace.journal.change("Fill") as session:
        other = add_supplier(session, {"name_zh": "光明五金厂"})
        with workplace.journal.read() as connection:
            machines = next(row.id for row in custom_fields(connection, "supplier") if row.name == "Machines")
        session.flush()
        fill_in_typed(session, machines, supplier_id, "10")
        fill_in_typed(session, machines, other, "12")
    dialog = MergeDialog(workplace, None, "supplier", [supplier_id, other])
    open_page(qtbot, dialog)
    assert dialog.compare is not None
    radio = dialog.compare.radios[f"field:{machines}", "second"]
    assert radio.accessibleName() == "Machines: 12"
    radio.setChecked(True)
    QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    assert shown(workplace, "supplier", supplier_id)["Machines"] == "12"


def test_the_history_of_a_record_names_its_custom_fields(
    workplace: Workplace, supplier_id: int, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with workplace.journal.read() as connection:
        fields = {row.name: row.id for row in custom_fields(connection, "supplier")}
    for name, typed in (
        ("Deposit", "USD 30"),
        ("Deposit", "USD 45"),
        ("Audit", "Sedex"),
        ("Remark", "老地方"),
        ("Remark", ""),
        ("Agent", "李伟"),
    ):
        with workplace.journal.change("Fill in") as session:
            fill_in_typed(session, fields[name], supplier_id, typed)
    view = HistoryView(workplace, field_words)
    qtbot.addWidget(view)
    view.show_rows([("supplier", supplier_id)])
    with monkeypatch.context() as patch:
        patch.delattr(type(workplace.journal), "read")  # painting reads nothing: all is known by then
        bodies = [
            view.model.index(row).data(Qt.ItemDataRole.UserRole).body for row in range(view.model.rowCount())
        ]
    assert bodies[0] == "Agent: Li Wei"
    assert bodies[2] == "Remark: 老地方"
    assert bodies[3] == "Audit: Sedex"
    assert bodies[4] == "Deposit: $30.00 → $45.00"
    assert bodies[5] == "Deposit: $30.00"
