"""What is typed into the forms of a rework case is not lost by Escape, or by a change elsewhere in the case."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.quality import inspections, recording, reworks
from desktop.quality.recording import DefectDraft
from tests.ui.inspections.conftest import TODAY
from ui.dialogs.rework import ReworkDialog


@pytest.fixture
def dialog(qtbot, workplace, factory) -> ReworkDialog:
    inspection = factory["inspection"]
    with workplace.journal.change("Fail") as session:
        recording.add_defect(session, inspection, DefectDraft("major", "Leaks", "渗漏"), 4)
        inspections.finish_inspection(session, inspection, "rejected", TODAY)
        case = reworks.open_rework(session, inspection, TODAY, factory["boss"])
    made = ReworkDialog(workplace, None, case)
    qtbot.addWidget(made)
    made.show()
    return made


def _escape_asks_once(dialog, qtbot) -> bool:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    asked = dialog.isVisible() and "not kept yet" in dialog.banner.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    return asked and not dialog.isVisible()


def test_an_offer_that_is_typed_is_not_lost_by_escape(dialog, qtbot) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    assert not dialog.offers.typed()
    dialog.offers.text.setText("3 % off")
    assert _escape_asks_once(dialog, qtbot)


@pytest.mark.parametrize("field", ["option", "payer", "day", "money", "again_day"])
def test_an_agreement_that_is_typed_is_not_lost_by_escape_or_a_tick(dialog, qtbot, field: str) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    agreement = dialog.agreement
    assert not agreement.typed()
    if field in {"option", "payer"}:
        getattr(agreement, field).setCurrentIndex(1)
    else:
        line = agreement.money.line if field == "money" else getattr(agreement, field)
        line.setText("2026-12-24" if "day" in field else "210")
    next(iter(dialog.talk._circles.values())).click()
    assert agreement.typed(), "a tick elsewhere leaves what is typed"
    assert _escape_asks_once(dialog, qtbot)


def test_what_is_kept_or_logged_needs_no_question(dialog, qtbot) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.offers.text.setText("3 % off")
    dialog.offers.option.setCurrentIndex(1)
    dialog.offers.add.click()
    dialog.agreement.day.setText("2026-12-24")
    dialog.agreement.money.line.setText("210")
    dialog.agreement.keep.click()
    dialog.agreement.again_day.setText("2026-12-25")
    dialog.agreement.plan.click()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_an_undo_shows_what_was_agreed_before(dialog, workplace) -> None:
    dialog.agreement.day.setText("2026-12-24")
    dialog.agreement.keep.click()
    workplace.undo()
    assert dialog.agreement.day.text() == ""
