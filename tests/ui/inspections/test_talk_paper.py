"""The sheet for the talk, and what the messages say of a contract and of what is not known yet."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from desktop.quality import inspections, recording, reworks
from desktop.quality.recording import DefectDraft
from desktop.trade.papers import add_agreement
from tests.ui.inspections.conftest import TODAY
from ui.dialogs.rework import ReworkDialog
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
        "胡总，我理解贵厂的难处",
        "Evidence pack",
    ):
        assert words in said
    paper.close()


def test_a_message_that_names_a_contract_warns_until_there_is_one(dialog, workplace, factory) -> None:
    dialog.messages.which._choose("rework")
    assert "holds none that is signed" in dialog.messages._open_slots.text()
    with workplace.journal.change("Paper") as session:
        fields = {"kind": "contract", "signed_on": TODAY, "chops": "contract"}
        add_agreement(session, factory["supplier"], fields, factory["order"])
    dialog.read()
    assert not dialog.messages._open_slots.isVisibleTo(dialog.messages)


def test_what_is_not_known_yet_is_named_in_english(dialog) -> None:
    dialog.messages.which._choose("fee")
    assert "{Amount} in all" in dialog.messages.en.text()
    assert "{金额}" in dialog.messages.zh.text()
