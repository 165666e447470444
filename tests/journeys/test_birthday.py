"""A birthday on Today: its greeting by one key, by rank and own animal year, and a gift by another."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.people.birthdays import Birthday
from desktop.people.contacts import add_contact
from desktop.people.employments import add_employment
from desktop.people.suppliers import add_supplier
from tests.ui.conftest import fonts_loaded, open_journal, theme, workplace
from ui.dialogs.draft import DraftDialog
from ui.dialogs.gift import GiftDialog
from ui.pages.today import TodayPage
from ui.today.birthdays import BirthdayRow
from ui.workplace import Workplace

__all__ = ["fonts_loaded", "open_journal", "theme", "workplace"]


@pytest.fixture
def page(workplace: Workplace, qtbot: QtBot) -> TodayPage:
    """王芳 turns 36 tomorrow, in the year of her own animal; 张总 turns 57 the day after."""
    with workplace.journal.change("People") as session:
        supplier = add_supplier(session, {"name_zh": "光明五金厂"})
        wang = add_contact(
            session,
            {"name_zh": "王芳", "form_of_address": "王经理", "birthday": Birthday("solar", 11, 23, 1990)},
        )
        zhang = add_contact(
            session,
            {"name_zh": "张建国", "form_of_address": "张总", "birthday": Birthday("solar", 11, 24, 1969)},
        )
        session.flush()
        add_employment(session, wang, {"supplier_id": supplier})
        add_employment(session, zhang, {"supplier_id": supplier, "title": "董事长"})
    page = TodayPage(workplace)
    qtbot.addWidget(page)
    page.resize(1300, 900)
    page.show()
    QTest.qWaitForWindowExposed(page)
    return page


def row(page: TodayPage, name: str) -> BirthdayRow:
    return next(one for one in page.findChildren(BirthdayRow) if name in one.accessibleName())


def opened(kind: type) -> object:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def test_the_own_animal_year_has_its_own_greeting(page: TodayPage) -> None:
    wang = row(page, "王芳")
    assert "本命年" in wang.accessibleName()
    QTest.keyClick(wang, Qt.Key.Key_M)
    draft = opened(DraftDialog)
    assert isinstance(draft, DraftDialog)
    assert draft.writing.template is not None
    assert draft.writing.template.key == "personal.own_animal_year"
    assert "王经理" in draft.writing.whole()


def test_the_boss_is_greeted_formally(page: TodayPage) -> None:
    zhang = row(page, "张建国")
    assert "本命年" not in zhang.accessibleName()
    QTest.keyClick(zhang, Qt.Key.Key_M)
    draft = opened(DraftDialog)
    assert isinstance(draft, DraftDialog)
    assert draft.writing.template is not None
    assert draft.writing.template.key == "personal.birthday_formal"


def test_a_gift_is_planned_for_the_day(page: TodayPage, workplace: Workplace) -> None:
    QTest.keyClick(row(page, "王芳"), Qt.Key.Key_G)
    gift = opened(GiftDialog)
    assert isinstance(gift, GiftDialog)
    assert gift.occasion.currentData() == "birthday"
    assert gift.days["for_day"].text() == "2026-11-23"
    assert len(gift.person.ids()) == 1


def test_enter_opens_the_person(page: TodayPage, workplace: Workplace) -> None:
    shown: list[str] = []
    workplace.record_asked_for.connect(lambda kind, _record: shown.append(kind))
    QTest.keyClick(row(page, "王芳"), Qt.Key.Key_Return)
    assert shown == ["contact"]
