from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.people.contact_reads import ContactFilter, contact_ids
from ui.dialogs.contact import ContactDialog
from ui.dialogs.employment import EmploymentDialog


@pytest.fixture
def form(workplace, people, qtbot) -> ContactDialog:
    dialog = ContactDialog(workplace, None, None)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def everybody(workplace) -> list[int]:
    with workplace.journal.read() as connection:
        return contact_ids(connection, ContactFilter(), "added")


def line(form, key: str) -> str:
    return form.naming.line(key).text()


def test_a_double_surname_splits_and_is_read_while_it_is_typed(form, type_hanzi) -> None:
    type_hanzi(form.editor("name_zh"), "欧阳娜娜")

    assert line(form, "family_zh") == "欧阳"
    assert line(form, "given_zh") == "娜娜"
    assert line(form, "pinyin") == "Ōuyáng Nànà"


def test_the_title_proposes_how_to_address_them(form, type_hanzi) -> None:
    type_hanzi(form.editor("name_zh"), "王伟")
    QTest.keyClicks(form.job.title, "Sales manager")

    assert line(form, "form_of_address") == "王经理"
    form.job.title.clear()
    form.editor("gender").setCurrentIndex(form.editor("gender").findData("f"))
    assert line(form, "form_of_address") == "王女士"


def test_what_was_edited_by_hand_stays_until_it_is_emptied(form, type_hanzi) -> None:
    type_hanzi(form.editor("name_zh"), "单田")
    form.naming.line("pinyin").clear()
    QTest.keyClicks(form.naming.line("pinyin"), "Dan Tian")
    type_hanzi(form.editor("name_zh"), "芳")
    assert line(form, "pinyin") == "Dan Tian"
    assert line(form, "given_zh") == "田芳"

    form.naming.line("pinyin").clear()
    type_hanzi(form.editor("name_zh"), "好")
    assert line(form, "pinyin").startswith("Shàn")


def test_a_family_name_set_by_hand_is_kept_and_read_as_such(form, type_hanzi) -> None:
    type_hanzi(form.editor("name_zh"), "东方红")
    assert line(form, "family_zh") == "东方"
    form.naming.line("family_zh").clear()
    type_hanzi(form.naming.line("family_zh"), "东")

    assert line(form, "given_zh") == "方红"
    assert line(form, "pinyin").startswith("Dōng Fāng")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("1985-03-12", "turns 42"),
        ("正月十五", "Lunar 正月十五"),
        ("农历1987年闰六月初一", "year of the rabbit"),
        ("农历1985年闰六月初一", "no leap month"),
        ("soon", "Not a birthday yet"),
    ],
)
def test_a_birthday_is_read_while_it_is_typed(form, type_hanzi, typed: str, told: str) -> None:
    type_hanzi(form.birthday.line, typed)

    assert told in form._rows["birthday"]._hint.text()


def test_person_work_and_channel_are_one_step_that_can_be_undone(
    form, workplace, card_of, type_hanzi
) -> None:
    before = everybody(workplace)
    shown = []
    workplace.record_asked_for.connect(lambda kind, record: shown.append((kind, record)))
    type_hanzi(form.editor("name_zh"), "赵敏")
    QTest.keyClicks(form.job.company, "Hengda Plastics")
    QTest.keyClicks(form.job.boss, "Old Zhang")
    QTest.keyClicks(form.channel_value, "zhaomin88")
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert not form.isVisible()
    (made,) = set(everybody(workplace)) - set(before)
    assert shown == [("contact", made)]
    card = card_of(made)
    assert (card.pinyin, card.employments[0].company_zh) == ("Zhào Mǐn", "恒达塑胶")
    assert card.employments[0].reports_to_name == "Old Zhang"
    assert card.channels[0].value == "zhaomin88"
    assert card.channels[0].preferred
    workplace.undo()
    assert everybody(workplace) == before


def test_a_person_without_a_name_is_not_added(form, workplace) -> None:
    before = everybody(workplace)
    QTest.keyClicks(form.editor("home_town"), "Changsha")
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert form.isVisible()
    assert "name" in form._rows["name_zh"].error()
    assert everybody(workplace) == before


def test_escape_asks_once_before_what_was_typed_is_lost(form) -> None:
    QTest.keyClicks(form.editor("name_en"), "Jessie")
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert form.isVisible()
    assert "not kept" in form.banner.text()
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()


def test_a_new_person_of_the_supplier_shown_works_there(workplace, people, qtbot) -> None:
    dialog = ContactDialog(workplace, None, None)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.choose_supplier(people["hengda"])
    assert dialog.job.company.text() == "Hengda Plastics"
    assert not dialog.typed()
    QTest.keyClicks(dialog.editor("name_en"), "Leo")
    assert dialog.typed()


def test_editing_changes_only_what_was_touched(workplace, people, card_of, qtbot) -> None:
    dialog = ContactDialog(workplace, None, card_of(people["chen"]))
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.show()
    QTest.keyClicks(dialog.editor("food"), "spicy")
    dialog.finish()

    card = card_of(people["chen"])
    assert (card.food, card.name_zh, card.form_of_address) == ("spicy", "陈洁", "陈经理")
    assert card.private_notes == "divorced"


def test_a_circle_of_bosses_is_told_in_the_form(workplace, people, card_of, qtbot) -> None:
    lin = card_of(people["lin"])
    dialog = EmploymentDialog(workplace, None, people["lin"], lin.employments[0])
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.show()
    dialog.fields.boss.show_choice(people["chen"], "陈洁")
    dialog.finish()

    assert dialog.isVisible()
    assert "circle" in dialog.banner.text()
    assert card_of(people["lin"]).employments[0].reports_to is None
