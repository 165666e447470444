"""The sheet for the talk, and what the messages say of a contract and of what is not known yet."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import text

from desktop.quality import inspections, recording, reworks
from desktop.quality.recording import DefectDraft
from desktop.trade.papers import add_agreement
from tests.ui.inspections.conftest import TODAY
from ui.dialogs.draft import DraftDialog
from ui.dialogs.rework import MESSAGES, ReworkDialog
from ui.paper_dialog import PaperDialog


@pytest.fixture
def dialog(qtbot, workplace, factory) -> ReworkDialog:
    with workplace.journal.change("Fail") as session:
        recording.record_piece(
            session, factory["inspection"], [DefectDraft("major", "Leaks", "渗漏", "lid")] * 4
        )
        inspections.finish_inspection(session, factory["inspection"], "rejected", TODAY)
        case = reworks.open_rework(session, factory["inspection"], TODAY, factory["boss"])
        reworks.set_option(session, case, "sort", {"cost": 210_000, "currency": "CNY", "days": 3})
    made = ReworkDialog(workplace, None, case)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_talk_goes_on_one_sheet(dialog) -> None:
    dialog.talk.paper.click()
    paper = next(one for one in QApplication.topLevelWidgets() if isinstance(one, PaperDialog))
    said = paper.paper.toPlainText()
    for words in (
        "For your own eyes",
        "Leaks",
        "Sort out",
        "3 days",
        "我理解贵厂的难处",
        "严重缺陷有1件，在约定的3件以内",
        "Evidence pack",
    ):
        assert words in said
    paper.close()


def test_a_message_that_names_a_contract_warns_until_there_is_one(dialog, workplace, factory) -> None:
    dialog.messages.which._choose("fee")
    assert "holds none that is signed" in dialog.messages.note.text()
    with workplace.journal.change("Paper") as session:
        fields = {"kind": "contract", "signed_on": TODAY, "chops": "contract"}
        add_agreement(session, factory["supplier"], fields, factory["order"])
    dialog.read()
    assert "holds none" not in dialog.messages.note.text()


def test_what_is_not_known_yet_is_named_in_english(dialog) -> None:
    dialog.messages.which._choose("fee")
    assert "{Amount} in all" in dialog.messages.en.text()
    assert "{金额}" in dialog.messages.zh.text()


def test_the_talk_leads_to_the_request(dialog) -> None:
    dialog.talk.request.click()
    assert dialog.tabs.currentIndex() == MESSAGES
    assert dialog.messages.which.current() == "rework"
    assert "我理解贵厂的难处" in dialog.messages.zh.text()


def test_the_open_slot_is_typed_where_the_message_stands(dialog) -> None:
    messages = dialog.messages
    messages.which._choose("rework")
    assert not messages.log.isEnabled()
    assert "type it above" in messages.note.text()
    assert list(messages.slots.lines) == ["日期"]
    QTest.keyClicks(messages.slots.lines["日期"], "2026-12-08")
    assert "争取12月8日前完成" in messages.zh.text()
    assert "{" not in messages.en.text()
    assert messages.log.isEnabled()


def test_a_message_is_logged_as_sent_to_the_person_of_the_case(dialog, workplace, factory) -> None:
    messages = dialog.messages
    messages.which._choose("defects")
    messages.log.click()
    with workplace.journal.read() as connection:
        rows = connection.execute(
            text("SELECT t.direction, t.setting, t.body, p.contact_id, s.supplier_id FROM touch t"
                 " JOIN touch_person p ON p.touch_id = t.id JOIN touch_supplier s ON s.touch_id = t.id"
                 " ORDER BY t.id DESC LIMIT 1")
        ).one()  # fmt: skip
    assert tuple(rows) == ("out", "private", messages.zh.text(), factory["boss"], factory["supplier"])
    assert "logged as sent" in dialog.banner.text()


def test_without_a_person_it_says_why_nothing_can_be_logged(dialog, workplace) -> None:
    with workplace.journal.change("Nobody") as session:
        reworks.talk_with(session, dialog.case.id, None)
    dialog.read()
    dialog.messages.which._choose("defects")
    assert not dialog.messages.log.isEnabled()
    assert "choose in the talk" in dialog.messages.note.text()


def test_the_wording_can_be_changed_before_it_is_sent(dialog, factory) -> None:
    dialog.messages.which._choose("defects")
    dialog.messages.edit.click()
    draft = next(one for one in QApplication.topLevelWidgets() if isinstance(one, DraftDialog))
    assert draft.person.ids() == (factory["boss"],)
    assert draft.writing.whole() == dialog.messages.zh.text()
    assert draft.log.isEnabled()
    draft.reject()


def test_a_defect_without_a_chinese_name_is_told(dialog, workplace, factory) -> None:
    with workplace.journal.change("Found") as session:
        inspections.reopen_inspection(session, factory["inspection"])
        recording.add_defect(session, factory["inspection"], DefectDraft("major", "Loose rivet", ""), 9)
    dialog.read()
    assert "Loose rivet has no Chinese name yet" in dialog.messages.note.text()
