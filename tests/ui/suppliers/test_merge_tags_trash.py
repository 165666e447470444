from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.people.supplier_card import supplier_card
from desktop.people.suppliers import add_supplier, delete_suppliers
from desktop.people.tags import all_tags, tag
from tests.ui.hands import type_hanzi
from ui.dialogs.history import HistoryDialog
from ui.dialogs.merge import MergeDialog
from ui.dialogs.tags import TagsDialog
from ui.pages.suppliers import SuppliersPage
from ui.pages.trash import TrashPage
from ui.workplace import Workplace

CONTROL = Qt.KeyboardModifier.ControlModifier


def twin(workplace: Workplace) -> int:
    with workplace.journal.change("Twin") as session:
        return add_supplier(session, {"name_zh": "义乌市光明五金有限公司", "website": "gm.example"})


def test_a_look_alike_is_proposed_and_merged_by_keys(
    workplace: Workplace, ids: dict[str, int], qtbot
) -> None:
    other = twin(workplace)
    dialog = MergeDialog(workplace, None, "supplier", [ids["gm"]])
    dialog.show()
    QTest.qWaitForWindowExposed(dialog)
    assert dialog.choose is not None
    assert dialog.choose.model.ids == [other]
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert dialog.compare is not None
    assert dialog.compare.from_other() == ["website"]
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    with workplace.journal.read() as connection:
        kept = supplier_card(connection, ids["gm"])
        gone = supplier_card(connection, other)
    assert kept is not None
    assert kept.website == "gm.example"
    assert gone is not None
    assert gone.deleted_at is not None


def test_a_radio_takes_the_value_of_the_other_side(workplace: Workplace, ids: dict[str, int], qtbot) -> None:
    dialog = MergeDialog(workplace, None, "supplier", [ids["gm"], ids["hr"]])
    dialog.show()
    assert dialog.compare is not None
    assert dialog.compare.from_other() == []
    dialog.compare.radios["name_en", "second"].click()
    assert dialog.compare.from_other() == ["name_en"]
    dialog.swap.click()
    assert dialog.compare is not None
    assert "name_en" not in dialog.compare.from_other()
    dialog.reject()


def test_two_told_apart_are_not_proposed_again(workplace: Workplace, ids: dict[str, int], qtbot) -> None:
    other = twin(workplace)
    dialog = MergeDialog(workplace, None, "supplier", [ids["gm"], other])
    dialog.show()
    dialog.apart.click()
    again = MergeDialog(workplace, None, "supplier", [ids["gm"]])
    assert again.choose is not None
    assert list(again.choose.model.ids) == []
    again.reject()


def test_any_record_is_found_by_name_for_merging(workplace: Workplace, ids: dict[str, int], qtbot) -> None:
    dialog = MergeDialog(workplace, None, "supplier", [ids["gm"]])
    dialog.show()
    assert dialog.choose is not None
    type_hanzi(dialog.choose.search, "海润")
    dialog.choose.search.settle()
    assert dialog.choose.model.ids == [ids["hr"]]
    dialog.reject()


def test_a_tag_is_renamed_given_days_and_merged(workplace: Workplace, ids: dict[str, int], qtbot) -> None:
    with workplace.journal.change("Tag") as session:
        tag(session, "Urgent", supplier_ids=[ids["hd"]])
    dialog = TagsDialog(workplace)
    dialog.show()
    dialog.name.setText("Fair")
    dialog.days[0].setValue(21)  # type: ignore[attr-defined]
    dialog.keep.click()
    with workplace.journal.read() as connection:
        assert [(t.name, t.cadence_ideal) for t in all_tags(connection)] == [("Fair", 21), ("Urgent", None)]
    dialog.view.go_to(1)
    dialog.merge.click()
    with workplace.journal.read() as connection:
        assert [(t.name, t.suppliers) for t in all_tags(connection)] == [("Fair", 3)]
    dialog.reject()


def test_a_name_that_is_taken_is_refused_in_the_dialog(
    workplace: Workplace, ids: dict[str, int], qtbot
) -> None:
    with workplace.journal.change("Tag") as session:
        tag(session, "Urgent", supplier_ids=[ids["hd"]])
    dialog = TagsDialog(workplace)
    dialog.show()
    dialog.name.setText("urgent")
    dialog.keep.click()
    assert "already" in dialog.banner.text()
    dialog.reject()


def test_what_was_deleted_comes_back_from_the_trash(workplace: Workplace, ids: dict[str, int], qtbot) -> None:
    workplace.change("Trash", lambda session: delete_suppliers(session, [ids["gm"], ids["hr"]]))
    page = TrashPage(workplace)
    qtbot.addWidget(page)
    page.show()
    QTest.qWaitForWindowExposed(page)
    assert page.model.rowCount() == 2
    page.view.selectAll()
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert page.model.rowCount() == 0
    assert page._nothing.isVisible()
    workplace.undo()
    assert page.model.rowCount() == 2


def test_the_trash_is_searched_by_name(workplace: Workplace, ids: dict[str, int], qtbot) -> None:
    workplace.change("Trash", lambda session: delete_suppliers(session, list(ids.values())))
    page = TrashPage(workplace)
    qtbot.addWidget(page)
    page.show()
    QTest.keyClicks(page.search, "ningbo")
    page.search.settle()
    assert [page.model.index(0).data()] == ["Ningbo Hairun Packaging"]
    assert page.model.rowCount() == 1


def test_history_tells_what_was_there_before(
    page: SuppliersPage, workplace: Workplace, ids: dict[str, int], qtbot
) -> None:
    page.show_record("supplier", ids["gm"])
    page.detail.edited.emit("website", "gm.example")
    page.detail.edited.emit("website", "guangming.example")
    dialog = HistoryDialog(workplace, None, [("supplier", ids["gm"])])
    dialog.show()
    newest = dialog.history.model.index(0).data(Qt.ItemDataRole.UserRole)
    assert newest.title == "Edit supplier"
    assert newest.body == "Website: gm.example → guangming.example"
    dialog.reject()
