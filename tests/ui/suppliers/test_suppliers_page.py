from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPlainTextEdit

from desktop.people.supplier_card import supplier_card
from desktop.people.supplier_reads import SupplierFilter, supplier_ids
from desktop.people.suppliers import delete_suppliers
from desktop.people.tags import all_tags
from tests.ui.hands import type_hanzi
from ui.filters import FilterCard
from ui.pages.suppliers import SuppliersPage
from ui.suppliers.detail import ABOUT, GIFTS, ORG, OVERVIEW, RELATIONSHIP
from ui.suppliers.head import payment_words
from ui.tag_chooser import TagChooser
from ui.workplace import Workplace

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def card(workplace: Workplace, supplier_id: int):
    with workplace.journal.read() as connection:
        return supplier_card(connection, supplier_id)


def titles(page: SuppliersPage) -> list[str]:
    model = page.pane.model
    return [model.index(row).data() for row in range(model.rowCount())]


def search(page: SuppliersPage, text: str) -> None:
    page.pane.search.clear()
    type_hanzi(page.pane.search, text)
    page.pane.search.settle()


def test_the_list_stands_by_name_and_its_first_supplier_is_shown(
    page: SuppliersPage, ids: dict[str, int]
) -> None:
    assert titles(page) == ["Dongguan Hengda Plastics", "Ningbo Hairun Packaging", "Yiwu Guangming Hardware"]
    assert page.card is not None
    assert page.card.id == ids["hd"]
    assert page.workplace.focus == ("supplier", ids["hd"])


@pytest.mark.parametrize("typed", ["光明", "guangming", "gm", "ywsgm", "hardware"])
def test_a_supplier_is_found_by_hanzi_pinyin_initials_and_english(page: SuppliersPage, typed: str) -> None:
    search(page, typed)
    assert titles(page) == ["Yiwu Guangming Hardware"]


def test_down_and_enter_lead_from_the_search_line_to_the_supplier(
    page: SuppliersPage, ids: dict[str, int]
) -> None:
    search(page, "gm")
    QTest.keyClick(page.pane.search, Qt.Key.Key_Down)
    assert page.card is not None
    assert page.card.id == ids["gm"]


def test_nothing_that_matches_says_so_and_shows_all_again(page: SuppliersPage) -> None:
    search(page, "zzz")
    assert titles(page) == []
    buttons = [b for b in page.pane.findChildren(type(page.pane._no_match.button)) if b.isVisible()]
    show_all = next(button for button in buttons if button.text() == "Show all")
    QTest.mouseClick(show_all, Qt.MouseButton.LeftButton)
    assert len(titles(page)) == 3


def test_an_empty_journal_says_what_the_place_is_for(
    make_page: Callable[[], SuppliersPage], workplace: Workplace
) -> None:
    asked: list[str] = []
    workplace.command_asked_for.connect(asked.append)
    page = make_page()
    assert page.pane._nothing.isVisible()
    QTest.keyClick(page.pane._nothing.button, Qt.Key.Key_Space)
    assert asked == ["new_supplier"]


def test_filters_narrow_the_list_at_once_and_are_cleared(page: SuppliersPage) -> None:
    page.pane.open_filters()
    cards = page.findChildren(FilterCard)
    prospect = next(box for box in cards[0].findChildren(QCheckBox) if box.text() == "Prospect")
    prospect.click()
    assert titles(page) == ["Dongguan Hengda Plastics"]
    cards[0].clear()
    assert len(titles(page)) == 3
    QTest.keyClick(cards[0], Qt.Key.Key_Escape)
    assert not cards[0].isVisible()


def test_two_selected_are_tagged_in_one_step(page: SuppliersPage, workplace: Workplace) -> None:
    view = page.pane.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert page.pane._bulk.isVisible()
    page.handlers()["tag"]()
    chooser = page.findChildren(TagChooser)[0]
    type_hanzi(chooser.line, "急")
    QTest.keyClick(chooser.line, Qt.Key.Key_Return)
    QTest.keyClick(chooser.line, Qt.Key.Key_Return)
    with workplace.journal.read() as connection:
        counts = {tag.name: tag.suppliers for tag in all_tags(connection)}
    assert counts == {"Canton Fair": 2, "急": 2}
    workplace.undo()
    with workplace.journal.read() as connection:
        assert [tag.name for tag in all_tags(connection)] == ["Canton Fair"]


def test_a_tag_that_only_some_bear_stays_as_it_is_unless_ticked(
    page: SuppliersPage, workplace: Workplace
) -> None:
    page.pane.select_all()
    page.handlers()["tag"]()
    chooser = page.findChildren(TagChooser)[0]
    assert chooser.changes() == {}
    box = next(box for box in chooser.findChildren(QCheckBox) if box.text() == "Canton Fair")
    box.setCheckState(Qt.CheckState.Checked)
    chooser.apply()
    with workplace.journal.read() as connection:
        assert all_tags(connection)[0].suppliers == 3


def test_the_trashed_one_makes_room_for_its_neighbour(page: SuppliersPage, ids: dict[str, int]) -> None:
    page.pane.view.go_to(1)
    page.handlers()["delete"]()
    assert titles(page) == ["Dongguan Hengda Plastics", "Yiwu Guangming Hardware"]
    assert page.card is not None
    assert page.card.id == ids["gm"]
    page.workplace.undo()
    assert len(titles(page)) == 3
    assert page.card.id == ids["gm"]


def test_a_field_is_edited_where_it_stands(
    page: SuppliersPage, workplace: Workplace, ids: dict[str, int]
) -> None:
    page.show_record("supplier", ids["gm"])
    page.detail.tabs.setCurrentIndex(ABOUT)
    field = page.detail.about.fields["website"]
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_F2)
    editor = field.findChildren(QLineEdit)[0]
    QTest.keyClicks(editor, "gm.example")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert card(workplace, ids["gm"]).website == "gm.example"
    assert not field.editing


def test_escape_leaves_a_field_as_it_was(
    page: SuppliersPage, workplace: Workplace, ids: dict[str, int]
) -> None:
    page.show_record("supplier", ids["gm"])
    page.detail.tabs.setCurrentIndex(ABOUT)
    field = page.detail.about.fields["products"]
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    editor = field.findChildren(QPlainTextEdit)[0]
    QTest.keyClicks(editor, "No ")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert card(workplace, ids["gm"]).products == "Hinges"
    assert not field.editing


def test_a_day_that_cannot_be_read_stays_open_and_says_so(page: SuppliersPage, ids: dict[str, int]) -> None:
    page.show_record("supplier", ids["gm"])
    page.detail.tabs.setCurrentIndex(ABOUT)
    field = page.detail.about.fields["since"]
    QTest.keyClick(field, Qt.Key.Key_Return)
    editor = field.findChildren(QLineEdit)[0]
    editor.setText("soon")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert field.editing
    assert "soon" in field._wrong.text()


def test_the_address_is_copied_in_chinese_with_the_company(page: SuppliersPage, ids: dict[str, int]) -> None:
    page.show_record("supplier", ids["gm"])
    page.handlers()["copy_address"]()
    copied = QGuiApplication.clipboard().text()
    assert copied == "浙江省义乌市北苑街道丹溪北路88号\n义乌市光明五金有限公司"


def test_a_missing_address_is_told(page: SuppliersPage, ids: dict[str, int]) -> None:
    told: list[str] = []
    page.workplace.failures.told.connect(lambda message, _advice: told.append(message))
    page.show_record("supplier", ids["hr"])
    page.handlers()["copy_address"]()
    assert told == ["This supplier has no address in that language yet."]


def test_a_narrow_page_shows_list_and_supplier_in_turn(page: SuppliersPage, ids: dict[str, int]) -> None:
    page.resize(748, 640)
    QApplication.processEvents()
    assert page.pane.isVisible()
    assert not page.detail.isVisible()
    QTest.keyClick(page.pane.view, Qt.Key.Key_Return)
    assert page.detail.isVisible()
    assert not page.pane.isVisible()
    page.show_list()
    assert page.pane.isVisible()


@pytest.mark.parametrize(
    ("command", "tab"), [("relationship", RELATIONSHIP), ("gifts_of", GIFTS), ("org_chart", ORG)]
)
def test_a_command_that_shows_a_part_of_the_supplier_shows_it_on_a_narrow_page(
    page: SuppliersPage, command: str, tab: int
) -> None:
    page.resize(748, 640)
    QApplication.processEvents()
    page.handlers()[command]()
    assert page.detail.isVisible()
    assert not page.pane.isVisible()
    assert page.detail.tabs.currentIndex() == tab


def test_the_side_panel_becomes_a_tab_when_there_is_no_room(page: SuppliersPage) -> None:
    assert page.side.isVisible()
    assert not page.detail.tabs.isTabVisible(OVERVIEW)
    page.resize(1100, 800)
    QApplication.processEvents()
    assert not page.side.isVisible()
    page.detail.tabs.setCurrentIndex(OVERVIEW)
    assert page.detail.overview.isVisible()


def test_a_change_elsewhere_is_shown_and_the_selection_stays(
    page: SuppliersPage, workplace: Workplace, ids: dict[str, int]
) -> None:
    page.show_record("supplier", ids["gm"])
    workplace.change("Trash", lambda session: delete_suppliers(session, [ids["hd"]]))
    with workplace.journal.read() as connection:
        assert page.pane.model.ids == supplier_ids(connection, SupplierFilter())
    assert page.pane.current == ids["gm"]


def test_the_model_of_the_list_is_sound(page: SuppliersPage, qtmodeltester) -> None:
    qtmodeltester.check(page.pane.model)


def test_a_held_key_shows_the_supplier_at_the_end_of_the_walk(
    page: SuppliersPage, qtbot, ids: dict[str, int]
) -> None:
    for held in (False, True):
        down = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, "", held)
        QApplication.sendEvent(page.pane.view, down)
    assert page.pane.current == ids["gm"]
    qtbot.waitUntil(lambda: page.card is not None and page.card.id == ids["gm"])


@pytest.mark.parametrize(
    ("terms", "shown"),
    [
        (
            "30 % advance, 70 % before shipment\nafter inspection",
            ("30 / 70 %", "30 % advance, 70 % before shipment"),
        ),
        ("30%定金，70％见提单付款", ("30 / 70 %", "30%定金，70％见提单付款")),
        ("三成预付，验货合格后付七成", ("30 / 70 %", "三成预付，验货合格后付七成")),
        ("30 % advance, balance later", ("30 %", "30 % advance, balance later")),
        ("Net 30, 2 % discount within 10 days", ("Net 30, 2 % discount within 10 days", "")),
        ("100 % after inspection, 3 % off for cash", ("100 % after inspection, 3 % off for cash", "")),
        ("L/C at sight", ("L/C at sight", "")),
        ("", ("Not set", "")),
    ],
)
def test_terms_of_payment_are_read_at_a_glance(terms: str, shown: tuple[str, str]) -> None:
    assert payment_words(terms) == shown
