"""Planning an inspection, inspecting by keys, and the report."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from desktop.quality.inspection_reads import InspectionFilter, inspection_ids
from desktop.quality.report import Report, report
from ui.dialogs.inspecting import InspectingDialog
from ui.dialogs.inspection import InspectionDialog
from ui.dialogs.inspection_report import FinishDialog, ReportDialog
from ui.gates.printing import write_pdf
from ui.inspections.paper import file_name, page

KEY = Qt.Key


def seen(workplace, inspection_id: int) -> Report:
    with workplace.journal.read() as connection:
        found = report(connection, inspection_id)
    assert found is not None
    return found


@pytest.fixture
def inspecting(qtbot, workplace, factory) -> InspectingDialog:
    made = InspectingDialog(workplace, None, factory["inspection"])
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_plan_says_what_its_numbers_mean(qtbot, workplace, factory) -> None:
    dialog = InspectionDialog(workplace)
    dialog.show()
    qtbot.keyClicks(dialog.supplier.line, "jingyi")
    qtbot.keyClick(dialog.supplier.line, KEY.Key_Return)
    dialog.order.setCurrentIndex(1)
    dialog.order.activated.emit(1)
    assert (dialog.goods.text(), dialog.lot.value()) == ("Vacuum bottle", 500)
    assert dialog.plan.text() == (
        "Inspect 50 pieces. Passes with critical up to 0; major up to 3; minor up to 5 bad."
    )
    dialog.lot.setValue(3000)
    assert "Inspect 125 pieces" in dialog.plan.text()
    dialog.limits["major"].setCurrentText("1.0")
    assert "major up to 3" in dialog.plan.text()
    dialog.finish()
    with workplace.journal.read() as connection:
        newest = max(inspection_ids(connection, InspectionFilter()))
    found = seen(workplace, newest)
    assert (found.row.lot, found.order_id, dict(found.terms.aqls)["major"]) == (3000, factory["order"], "1.0")


def test_a_plan_without_a_lot_says_what_is_missing(qtbot, workplace, factory) -> None:
    dialog = InspectionDialog(workplace)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.finish()
    assert [piece.error() for piece in dialog.form.rows if piece.error()] == [
        "Choose whose goods are inspected.",
        "Type how many pieces the lot has.",
    ]


def test_pieces_are_stored_by_keys(qtbot, workplace, factory, inspecting) -> None:
    first = inspecting.buttons[0].known
    qtbot.keyClick(inspecting, KEY.Key_1)
    assert inspecting.buttons[0].isChecked()
    assert first.defect_class in inspecting.next.text()
    qtbot.keyClick(inspecting.next, KEY.Key_Space)
    qtbot.keyClick(inspecting.next, KEY.Key_Space)
    found = seen(workplace, factory["inspection"])
    assert (found.row.inspected, [(one.name_en, one.unit) for one in found.defects]) == (
        2,
        [(first.name_en, 1)],
    )
    assert inspecting.piece.text() == "Piece 3"
    assert inspecting.counters[first.defect_class].number.text() == "1"
    qtbot.keyClick(inspecting, KEY.Key_Backspace)
    qtbot.keyClick(inspecting, KEY.Key_Backspace)
    found = seen(workplace, factory["inspection"])
    assert (found.row.inspected, found.defects) == (0, ())
    assert not inspecting.back.isEnabled()


def test_a_lot_that_fails_already_says_so(qtbot, workplace, factory, inspecting) -> None:
    for _ in range(4):
        qtbot.keyClick(inspecting, KEY.Key_1)  # the first of the usual ones is a major defect
        qtbot.keyClick(inspecting.next, KEY.Key_Space)
    assert "fails" in inspecting.banner.text()
    workplace.undo()
    inspecting.came_back()
    assert not inspecting.banner.isVisible()


def test_another_defect_gets_a_button(qtbot, workplace, factory, inspecting) -> None:
    inspecting.other.setFocus()
    event = QInputMethodEvent()
    event.setCommitString("壶嘴歪")
    QApplication.sendEvent(inspecting.other, event)
    inspecting.other_class.select("critical")
    qtbot.keyClick(inspecting.other, KEY.Key_Return)
    assert inspecting.buttons[-1].isChecked()
    qtbot.keyClick(inspecting.next, KEY.Key_Space)
    defect = seen(workplace, factory["inspection"]).defects[0]
    assert (defect.name_zh, defect.name_en, defect.defect_class) == ("壶嘴歪", "", "critical")


def test_ten_good_pieces_go_no_further_than_the_sample(qtbot, workplace, factory, inspecting) -> None:
    for _ in range(7):
        inspecting.many.click()
        if seen(workplace, factory["inspection"]).row.inspected >= 50:
            break
    assert seen(workplace, factory["inspection"]).row.inspected == 50
    assert "complete" in inspecting.total.text()


def test_the_count_proposes_and_the_buyer_decides(qtbot, workplace, factory, inspecting) -> None:
    for _ in range(5):
        inspecting.many.click()
    dialog = FinishDialog(workplace, None, seen(workplace, factory["inspection"]))
    assert dialog.verdict.current() == "accepted"
    dialog.verdict.select("pending")
    dialog.signed.setText("金晓东")
    dialog.finish()
    found = seen(workplace, factory["inspection"])
    assert (found.row.state, found.signed_by, found.packed) == ("pending", "金晓东", None)


def test_the_report_speaks_both_languages_on_paper(
    qtbot, workplace, factory, inspecting, tmp_path: Path
) -> None:
    inspecting.place.setText("lid <b>")
    qtbot.keyClick(inspecting, KEY.Key_1)
    qtbot.keyClick(inspecting.next, KEY.Key_Space)
    found = seen(workplace, factory["inspection"])
    html = page(found)
    assert "lid &lt;b&gt;" in html
    dialog = ReportDialog(workplace, None, found)
    qtbot.addWidget(dialog)
    assert "Inspection report 验货报告" in dialog.paper.toPlainText()
    path = tmp_path / file_name(found)
    assert path.name == "Yongkang Jingyi Vacuum bottle 2026-11-22.pdf"
    assert write_pdf(path, html)
    sheets = PdfReader(io.BytesIO(path.read_bytes())).pages
    text = " ".join(" ".join(sheet.extract_text().split()) for sheet in sheets)
    for words in ("GB/T 2828.1", "NOT FINISHED", "Vacuum bottle"):
        assert words in text
