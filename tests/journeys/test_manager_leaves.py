"""A manager leaves: the single contact rises, the handover list opens, and the next person is named."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.commitments.follow_ups import follow_ups_of
from desktop.people.contacts import add_contact
from desktop.people.employments import add_employment
from desktop.people.suppliers import add_supplier
from desktop.rhythm.reads import constants_of, supplier_story
from desktop.rhythm.single_contact import single_contact
from desktop.touches.logging import TouchDraft, log_touch
from tests.ui.conftest import NOW, fonts_loaded, open_journal, theme, workplace
from ui.dialogs.handover import HandoverDialog
from ui.dialogs.sheet import SheetDialog
from ui.pages.contacts import ContactsPage
from ui.workplace import Workplace

__all__ = ["fonts_loaded", "open_journal", "theme", "workplace"]


@pytest.fixture
def supplier(workplace: Workplace) -> int:
    """A factory with a sales manager whom we talk to, a second talker, and a boss whom we have never spoken to."""
    with workplace.journal.change("Factory") as session:
        supplier = add_supplier(session, {"name_zh": "光明五金厂"})
        people = [add_contact(session, {"name_zh": name}) for name in ("王芳", "李伟", "张建国")]
        session.flush()
        for person, role in zip(people, ("influences", "executes", "decides"), strict=True):
            add_employment(session, person, {"supplier_id": supplier, "decision_role": role})
        for number in range(12):
            who = (people[0],) if number % 3 else (people[1],)
            at = NOW - timedelta(days=5 + 6 * number)
            log_touch(session, TouchDraft(at, people=who, kind="call", summary="交期"))
    return supplier


def active(workplace: Workplace, supplier: int) -> float | None:
    with workplace.journal.read_raw() as raw:
        story = supplier_story(raw, supplier, workplace.today, constants_of(raw))
        assert story is not None
        return single_contact(story, workplace.today, constants_of(raw)).value


def opened(kind: type[HandoverDialog] | type[SheetDialog]) -> HandoverDialog | SheetDialog:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


@pytest.fixture
def page(workplace: Workplace, supplier: int, qtbot) -> ContactsPage:
    """The page of the sales manager."""
    page = ContactsPage(workplace)
    qtbot.addWidget(page)
    page.resize(1300, 900)
    page.show()
    QTest.qWaitForWindowExposed(page)
    with workplace.journal.read() as connection:
        wang = connection.exec_driver_sql("SELECT id FROM contact WHERE name_zh = '王芳'").scalar()
    page.show_record("contact", wang)
    return page


def test_a_manager_leaves(workplace: Workplace, page: ContactsPage, supplier: int, tmp_path: Path) -> None:
    assert active(workplace, supplier) == 2.0
    more = page.detail.heading.more.menu()
    next(action for action in more.actions() if "Has left" in action.text()).trigger()
    assert active(workplace, supplier) == 1.0

    handover = opened(HandoverDialog)
    assert isinstance(handover, HandoverDialog)
    assert handover.single is not None
    assert handover.single.band in {"medium", "high"}
    assert "Lǐ Wěi" in handover.advice
    assert "Zhāng Jiànguó" in handover.advice, "who decides is whom to meet next"

    QTest.keyClick(handover.boxes[0][0], Qt.Key.Key_Space)
    handover.write_sheet()
    sheet = opened(SheetDialog)
    assert isinstance(sheet, SheetDialog)
    sheet.markdown.setChecked(True)
    sheet.write_into(tmp_path)
    text = next(tmp_path.glob("*.md")).read_text("utf-8")
    assert "王芳" in text
    assert "张建国" in text
    sheet.reject()

    QTest.keyClick(handover.save, Qt.Key.Key_Return)
    assert not handover.isVisible()
    with workplace.journal.read() as connection:
        planned = follow_ups_of(connection, supplier_id=supplier)
    assert len(planned) == 7
    assert all("王芳" in row.text or "Wáng Fāng" in row.text for row in planned)
    workplace.undo()
    workplace.undo()
    assert active(workplace, supplier) == 2.0
    with workplace.journal.read() as connection:
        assert follow_ups_of(connection, supplier_id=supplier) == []
