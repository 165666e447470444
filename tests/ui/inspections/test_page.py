"""The page of inspections and the rework case."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from desktop.quality import inspections, recording, reworks
from desktop.quality.recording import DefectDraft
from desktop.quality.report import report
from desktop.quality.rework_reads import Case, rework_case
from desktop.quality.tables import Inspection
from desktop.quality.verdicts import Verdict
from desktop.trade.payments import payments_of
from desktop.trade.products import add_product
from tests.ui.inspections.conftest import TODAY
from ui.dialogs.inspection import InspectionDialog
from ui.dialogs.rework import ReworkDialog
from ui.fields_dialog import FieldsDialog
from ui.inspections.defect_form import open_defect
from ui.inspections.detail import CHECKS, PLAN, TROUBLE
from ui.inspections.supplier_tab import SupplierQualityTab
from ui.pages.inspections import InspectionsPage


@pytest.fixture
def failed(workplace, factory) -> int:
    with workplace.journal.change("Fail") as session:
        for _ in range(5):
            recording.record_piece(
                session, factory["inspection"], [DefectDraft("major", "Leaks", "渗漏", "lid")]
            )
        recording.record_good(session, factory["inspection"], 45)
        inspections.finish_inspection(session, factory["inspection"], "rejected", TODAY)
    return factory["inspection"]


@pytest.fixture
def page(qtbot, workplace) -> InspectionsPage:
    made = InspectionsPage(workplace)
    made.resize(1300, 800)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(qtbot, workplace, factory, failed) -> ReworkDialog:
    with workplace.journal.change("Case") as session:
        case = reworks.open_rework(session, failed, TODAY, factory["boss"])
    made = ReworkDialog(workplace, None, case)
    qtbot.addWidget(made)
    made.show()
    return made


def case_of(workplace, dialog: ReworkDialog) -> Case:
    assert dialog.case is not None
    with workplace.journal.read() as connection:
        found = rework_case(connection, dialog.case.id)
    assert found is not None
    return found


def test_an_empty_page_says_what_it_is_for(page, workplace) -> None:
    asked: list[str] = []
    workplace.command_asked_for.connect(asked.append)
    page.pane._nothing.button.click()
    assert asked == ["new_inspection"]


def test_a_failed_lot_is_shown_with_its_classes_and_its_curve(failed, page, qtbot) -> None:
    assert page.report is not None
    assert page.report.row.state == "rejected"
    page.detail.tabs.setCurrentIndex(PLAN)
    assert "A lot with 5% bad passes in 76 of 100." in page.detail.plan.curve.accessibleName()
    page.detail.plan.which._choose("minor")
    assert "4%" in page.detail.plan.curve.accessibleName()
    page.detail.tabs.setCurrentIndex(TROUBLE)
    assert page.detail.trouble.chart.accessibleName().endswith("Leaks 5")
    assert "No score yet" in page.side._total.text()


def test_checks_and_measurements_are_kept_where_they_are_shown(factory, page, workplace, qtbot) -> None:
    page.detail.tabs.setCurrentIndex(CHECKS)
    tab = page.detail.checks
    check = page.report.checks[0]
    tab._choices[check.id]._choose("failed")
    lines = {key: line for key, (line, _words) in tab._lines.items()}
    lines["name"].setText("Height")
    lines["value"].setText("two")
    tab.add.click()
    assert tab._rows["value"].error() == "Type a number."
    for key, typed in (("value", "211,5"), ("low", "209"), ("high", "211")):
        lines[key].setText(typed)
    tab.add.click()
    assert page.report.doubts == 2
    assert page.report.measurements[0].value == 211.5
    page.detail.tabs.setCurrentIndex(0)
    assert "2 checks or measurements are not in order" in page.detail.result.banner.text()


def test_walking_and_filtering(failed, factory, page, workplace) -> None:
    with workplace.journal.change("Plan") as session:
        second = inspections.inspect_again(session, failed, TODAY)
    assert list(page.pane.model.ids) == [second, failed]
    page.pane._type("jingyi")
    assert list(page.pane.model.ids) == [second, failed]
    page.pane._type("bottle")
    assert list(page.pane.model.ids) == [second, failed]
    page.pane._type("lamp")
    assert list(page.pane.model.ids) == []


def test_a_case_goes_from_offer_to_agreement_to_the_end(dialog, workplace, factory, qtbot) -> None:
    clip = QApplication.clipboard()
    assert "Order $2,000.00, paid $0.00, balance at stake $2,000.00." in dialog.talk._position.text()
    dialog.talk._circles["evidence"].click()
    dialog.offers.text.setText("3 % off")
    dialog.offers.money.line.setText("570")
    dialog.offers.add.click()
    dialog.messages.copy_zh.click()
    assert clip.text().startswith("胡总，验货报告出来了")
    assert "50件，5件有渗漏" in clip.text()
    agreement = dialog.agreement
    agreement.option.setCurrentIndex(agreement.option.findData("sort"))
    agreement.payer.setCurrentIndex(agreement.payer.findData("factory"))
    agreement.day.setText("2026-11-27")
    agreement.keep.click()
    agreement.again_day.setText("2026-11-28")
    agreement.plan.click()
    case = case_of(workplace, dialog)
    assert case.talked == {"evidence"}
    assert [(one.by, one.amount, one.currency) for one in case.offers] == [("factory", 57_000, "USD")]
    assert (case.option, case.payer, str(case.ready_on)) == ("sort", "factory", "2026-11-27")
    assert agreement._held.isVisibleTo(agreement)
    agreement.close_case.click()
    assert "not passed yet" in dialog.banner.text()
    with workplace.journal.change("Again") as session:
        recording.record_good(session, case.reinspection_id, 50)
        inspections.finish_inspection(session, case.reinspection_id, "accepted", TODAY)
    agreement.close_case.click()
    assert case_of(workplace, dialog).outcome == "accepted"
    with workplace.journal.read() as connection:
        assert [row.hold for row in payments_of(connection, factory["order"])] == ["", ""]


def test_an_amount_that_is_none_is_told(dialog, workplace, qtbot) -> None:
    dialog.options._fields["rework"][0].line.setText("many")
    dialog.options.keep.click()
    assert "“many”" in dialog.banner.text()
    assert case_of(workplace, dialog).options[0].cost is None


def test_an_offer_is_answered_and_taken_back(dialog, workplace, qtbot) -> None:
    dialog.offers.text.setText("Ship as it is")
    dialog.offers.add.click()
    offer = case_of(workplace, dialog).offers[0]
    acts = dialog.offers._acts(offer)
    acts[1].do()
    assert case_of(workplace, dialog).offers[0].answer == "declined"
    dialog.came_back()
    workplace.undo()
    assert case_of(workplace, dialog).offers[0].answer == ""


def test_a_suppliers_page_shows_its_quality(failed, factory, workplace, qtbot) -> None:
    tab = SupplierQualityTab(workplace)
    qtbot.addWidget(tab)
    asked: list[tuple[str, int]] = []
    workplace.record_asked_for.connect(lambda kind, one: asked.append((kind, one)))
    tab.show_supplier(factory["supplier"])
    assert tab.total.text() == "No score yet"
    row = tab.rows.take(1)[0]
    assert "Failed" in row.accessibleName()
    row.opened.emit()
    assert asked == [("inspection", failed)]


def test_notes_of_a_case_are_kept_and_what_is_typed_survives_a_tick(dialog, workplace, qtbot) -> None:
    qtbot.keyClicks(dialog.talk.notes, "They sort on Friday")
    next(iter(dialog.talk._circles.values())).click()
    assert dialog.talk.notes.toPlainText() == "They sort on Friday"
    assert case_of(workplace, dialog).notes == ""
    qtbot.keyClick(dialog.talk.keep_notes, Qt.Key.Key_Space)
    assert case_of(workplace, dialog).notes == "They sort on Friday"
    assert dialog.banner.text() == "The notes are kept."
    workplace.undo()
    assert dialog.talk.notes.toPlainText() == ""


def test_notes_and_figures_that_are_typed_are_not_lost_by_escape_or_a_tick(dialog, qtbot) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    _cost, _days, remark = dialog.options._fields["sort"]
    remark.setText("In their hall 2")
    next(iter(dialog.talk._circles.values())).click()
    assert remark.text() == "In their hall 2", "a tick elsewhere leaves what is typed"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "not kept yet" in dialog.banner.text()
    dialog.options.keep.click()
    dialog.talk.notes.setPlainText("They sort on Friday")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible(), "it asks for the notes as well"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_report_on_paper_is_typed_in_and_a_mistake_taken_away(factory, page, workplace, qtbot) -> None:
    page.show_record("inspection", factory["inspection"])
    page.handlers()["looked_at"]()
    form = page.findChildren(FieldsDialog)[-1]
    assert form.editors["pieces"].value() == 50, "the sample is proposed"
    qtbot.keyClick(form.save, Qt.Key.Key_Space)
    page.handlers()["defect_new"]()
    form = page.findChildren(FieldsDialog)[-1]
    form.editors["name_en"].setText("Leaks")
    form.editors["count"].setValue(6)
    qtbot.keyClick(form.save, Qt.Key.Key_Space)
    assert (page.report.row.inspected, [one.count for one in page.report.defects]) == (50, [6])
    assert page.report.row.counted is Verdict.REJECTED
    open_defect(workplace, page, page.report.defects)
    form = page.findChildren(FieldsDialog)[-1]
    qtbot.keyClick(form.removal, Qt.Key.Key_Space)
    assert page.report.defects == ()
    workplace.undo()
    page.refresh()
    assert [one.count for one in page.report.defects] == [6]


def test_a_finished_report_takes_no_defects(failed, page, workplace) -> None:
    told: list[str] = []
    workplace.told.connect(lambda words, *_rest: told.append(words))
    assert not page.detail.result.add.isVisible()
    page.handlers()["defect_new"]()
    assert page.findChildren(FieldsDialog) == []
    assert "Reopen it" in told[0]


def test_goods_called_like_a_product_belong_to_it_without_an_order(factory, page, workplace, qtbot) -> None:
    with workplace.journal.change("Product") as session:
        product = add_product(session, {"name_en": "Kettle", "name_zh": "水壶", "code": "K-1"})
    form = InspectionDialog(workplace, page)
    qtbot.addWidget(form)
    form.supplier.show_ids([factory["supplier"]])
    form.goods.setText("kettle")
    form.lot.setValue(500)
    qtbot.keyClick(form.save, Qt.Key.Key_Space)
    with workplace.journal.read() as connection:
        ids = connection.scalars(select(Inspection.id).where(Inspection.product_id == product)).all()
        (made,) = [found for one in ids if (found := report(connection, one)) is not None]
    edited = InspectionDialog(workplace, page, made)
    qtbot.addWidget(edited)
    edited.inspector.setText("Mei Lin")
    qtbot.keyClick(edited.save, Qt.Key.Key_Space)
    with workplace.journal.read() as connection:
        assert connection.scalars(select(Inspection.product_id).where(Inspection.id == ids[0])).all() == [
            product
        ]
