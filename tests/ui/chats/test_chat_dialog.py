"""A pasted chat is looked at before anything is written, and written in one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop.people.contacts import ContactFields, add_contact
from desktop.touches.cards import touch_card
from desktop.touches.timeline_ids import timeline_ids
from ui.dialogs import chat
from ui.dialogs.chat import ChatDialog
from ui.workplace import Workplace

CHAT = """Copied by hand
张建国 2026/11/5 9:00
早上好

Anna 2026/11/5 9:10
样品什么时候寄出?

张建国 2026/11/5 9:45
下午

王芳 2026/11/6 17:00
发票开好了
"""


@pytest.fixture
def zhang(workplace: Workplace) -> int:
    with workplace.journal.change("Add") as session:
        return add_contact(session, ContactFields(name_zh="张建国"))


@pytest.fixture
def dialog(workplace: Workplace, zhang: int, qtbot: QtBot) -> ChatDialog:
    made = ChatDialog(workplace)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def paste(dialog: ChatDialog, text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    dialog.text.insertFromMimeData(mime)
    dialog.read()


def titles(dialog: ChatDialog) -> list[str]:
    rows = range(dialog.model.rowCount())
    return [dialog.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in rows]


def count(workplace: Workplace) -> int:
    with workplace.journal.read() as connection:
        return len(timeline_ids(connection))


def test_known_people_are_found_and_others_are_asked_for(
    dialog: ChatDialog, workplace: Workplace, zhang: int, qtbot: QtBot
) -> None:
    tester = QAbstractItemModelTester(
        dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog
    )
    paste(dialog, CHAT)
    assert dialog.speakers.who() == {"张建国": zhang, "Anna": None, "王芳": None}
    dialog.speakers.choose("Anna", "us")
    dialog.speakers.choose("王芳", "")
    (only,) = titles(dialog)
    assert "Both ways" in only
    assert "3 messages" in only
    assert "answered after 35 min" in only
    assert dialog.lines.toPlainText() == "1: Copied by hand"
    assert dialog.save.text() == "Log 1 touch"
    assert count(workplace) == 0
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert count(workplace) == 1
    with workplace.journal.read() as connection:
        card = touch_card(connection, timeline_ids(connection)[0])
    assert "早上好" not in card.draft.body
    assert card.draft.channel == "wechat"
    workplace.undo()
    assert count(workplace) == 0
    assert tester is not None


def test_the_text_is_kept_when_asked_for(dialog: ChatDialog, workplace: Workplace) -> None:
    paste(dialog, CHAT)
    dialog.speakers.choose("Anna", "us")
    dialog.keep_text.setChecked(True)
    dialog.write()
    with workplace.journal.read() as connection:
        card = touch_card(connection, timeline_ids(connection)[0])
    assert "**张建国** 早上好" in card.draft.body


def test_with_one_unknown_name_that_is_most_likely_us(dialog: ChatDialog) -> None:
    paste(dialog, CHAT.replace("王芳", "张建国"))
    assert dialog.speakers.who()["Anna"] == 0
    assert len(titles(dialog)) == 2


def test_nobody_known_means_nothing_to_write(dialog: ChatDialog, workplace: Workplace) -> None:
    paste(dialog, CHAT.replace("张建国", "陌生人"))
    assert not dialog.save.isEnabled()
    dialog.write()
    assert count(workplace) == 0


def test_dates_of_either_order_are_asked_for(dialog: ChatDialog) -> None:
    paste(dialog, "3/4/26, 14:30 - Anna: one\n3/4/26, 14:31 - 张建国: two")
    assert dialog.order.isVisible()
    assert dialog.channel.currentData() == "whatsapp"
    assert dialog.proposals[0].day.month == 4
    dialog.order.select("month")
    dialog.read()
    assert dialog.proposals[0].day.month == 3


def test_far_too_much_text_is_one_sentence_and_is_not_taken(
    dialog: ChatDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chat, "LARGEST", 10)
    mime = QMimeData()
    mime.setText(CHAT)
    dialog.text.insertFromMimeData(mime)
    assert dialog.text.toPlainText() == ""
    assert dialog.banner.isVisible()
