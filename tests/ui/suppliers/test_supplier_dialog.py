from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel

from desktop.people.supplier_card import SupplierCard, supplier_card
from tests.ui.hands import type_hanzi
from ui.dialogs.skill import SkillDialog
from ui.dialogs.supplier import SupplierDialog
from ui.dialogs.taxi_card import TaxiCard, page
from ui.workplace import Workplace

CONTROL = Qt.KeyboardModifier.ControlModifier


def read(workplace: Workplace, supplier_id: int) -> SupplierCard:
    with workplace.journal.read() as connection:
        card = supplier_card(connection, supplier_id)
    assert card is not None
    return card


@pytest.fixture
def form(workplace: Workplace, qtbot) -> SupplierDialog:
    dialog = SupplierDialog(workplace, None, None)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.qWaitForWindowExposed(dialog)
    return dialog


def test_pinyin_follows_the_chinese_name_until_it_is_edited(form: SupplierDialog) -> None:
    type_hanzi(form.line("name_zh"), "宁波")
    assert form.line("name_pinyin").text() == "Níngbō"
    form.line("name_pinyin").setText("Ningpo")
    type_hanzi(form.line("name_zh"), "海润")
    assert form.line("name_pinyin").text() == "Ningpo"


def test_a_city_brings_its_other_name_and_its_province(form: SupplierDialog) -> None:
    type_hanzi(form.line("city_zh"), "宁波")
    province = form.editor("province")
    assert form.line("city_en").text() == "Ningbo"
    assert isinstance(province, QComboBox)
    assert province.currentData() == "33"


def test_a_wrong_credit_code_warns_and_is_kept(form: SupplierDialog, workplace: Workplace) -> None:
    asked: list[int] = []
    workplace.record_asked_for.connect(lambda _kind, record_id: asked.append(record_id))
    QTest.keyClicks(form.line("name_en"), "Hairun")
    QTest.keyClicks(form.line("credit_code"), "914403001922038217")
    assert "check characters does not fit" in form._rows["credit_code"]._hint.text()
    QTest.keyClick(form, Qt.Key.Key_Return, CONTROL)
    assert read(workplace, asked[0]).credit_code == "914403001922038217"


def test_a_supplier_without_a_name_stays_in_the_form(form: SupplierDialog) -> None:
    QTest.keyClick(form, Qt.Key.Key_Return, CONTROL)
    assert form.isVisible()
    assert form._rows["name_en"].error() == "Type the Chinese or the English name."


def test_escape_asks_before_what_was_typed_is_lost(form: SupplierDialog) -> None:
    QTest.keyClicks(form.line("name_en"), "Hairun")
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert form.isVisible()
    assert form.banner.isVisible()
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()


def test_only_what_was_changed_is_written(workplace: Workplace, ids: dict[str, int], qtbot) -> None:
    dialog = SupplierDialog(workplace, None, read(workplace, ids["gm"]))
    dialog.show()
    dialog.line("website").setText("gm.example")
    dialog.line("name_zh").setText("宁波市光明五金厂")
    dialog.finish()
    after = read(workplace, ids["gm"])
    assert (after.website, after.name_zh, after.products) == ("gm.example", "宁波市光明五金厂", "Hinges")
    assert after.name_pinyin.startswith("Níngbō Guāngmíng")


def test_a_skill_is_rated_with_day_and_note(workplace: Workplace, ids: dict[str, int], qtbot) -> None:
    dialog = SkillDialog(workplace, None, read(workplace, ids["gm"]), "materials")
    dialog.show()
    QTest.qWaitForWindowExposed(dialog)
    QTest.keyClick(dialog.rating, Qt.Key.Key_Right)
    QTest.keyClicks(dialog.note, "Knows steel")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    story = next(story for story in read(workplace, ids["gm"]).skills if story.skill == "materials")
    assert story.newest is not None
    assert (story.newest.rating, story.newest.note) == (4, "Knows steel")
    assert story.newest.rated_on == workplace.today


def test_the_taxi_card_shows_the_address_large(workplace: Workplace, ids: dict[str, int], qtbot) -> None:
    card = read(workplace, ids["gm"])
    dialog = TaxiCard(workplace, None, card)
    dialog.show()
    shown = {piece.text(): piece for piece in dialog.findChildren(QLabel)}
    assert shown[card.address_zh].fontMetrics().height() >= 40
    assert card.name_zh in shown
    assert card.address_zh in page(card)
    dialog.reject()
