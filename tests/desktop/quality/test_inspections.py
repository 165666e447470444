"""Inspections and rework cases on a real journal."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import text

from desktop.errors import Refused, UsageError
from desktop.journal.journal import Journal
from desktop.people.contacts import add_contact
from desktop.people.merging import merge
from desktop.people.suppliers import add_supplier
from desktop.quality import inspections, recording, reworks
from desktop.quality.case_messages import background, case_message
from desktop.quality.inspection_reads import (
    InspectionFilter,
    inspection_ids,
    inspection_rows,
    planned_by_day,
)
from desktop.quality.inspections import InspectionFields
from desktop.quality.recording import DefectDraft
from desktop.quality.report import Report, report
from desktop.quality.rework_reads import Case, rework_case
from desktop.quality.sampling import Severity
from desktop.quality.standing import next_severity, standing
from desktop.quality.switching import Reason
from desktop.quality.verdicts import Verdict
from desktop.touches.searching import touch_query
from desktop.trade.orders import ItemDraft, add_order, set_items
from desktop.trade.payments import payments_of, set_terms
from desktop.trade.terms import usual_terms

TODAY = date(2026, 11, 22)
FOUND = text(
    "SELECT d.record_id FROM search_index JOIN search_document AS d ON d.id = search_index.rowid"
    " WHERE search_index MATCH :typed AND d.kind = :kind"
)
SCRATCH = DefectDraft("minor", "Scratch", "划痕", "lid")
PEELS = DefectDraft("major", "Plating or paint peels", "镀层或油漆脱落")


def planned(journal: Journal, supplier: int = 0, **fields: object) -> int:
    """Plan an inspection of 500 pieces (50 in the sample; major 3/4, minor 5/6)."""
    with journal.change("Plan") as session:
        supplier = supplier or add_supplier(session, {"name_zh": "光明五金", "name_en": "Bright"})
        values: InspectionFields = {
            "supplier_id": supplier, "product": "Kettle", "kind": "final", "planned_on": TODAY, "lot": 500,
        }  # fmt: skip
        values.update(fields)  # type: ignore[typeddict-item]
        return inspections.plan_inspection(session, values)


def seen(journal: Journal, inspection_id: int) -> Report:
    with journal.read() as connection:
        found = report(connection, inspection_id)
    assert found is not None
    return found


def case_of(journal: Journal, rework_id: int) -> Case:
    with journal.read() as connection:
        found = rework_case(connection, rework_id)
    assert found is not None
    return found


def failed(journal: Journal, supplier: int = 0) -> int:
    """Inspect a lot that fails: four major defects."""
    inspection = planned(journal, supplier)
    with journal.change("Inspect") as session:
        for _ in range(4):
            recording.record_piece(session, inspection, [PEELS, SCRATCH])
        recording.record_good(session, inspection, 46)
        inspections.finish_inspection(session, inspection, "rejected", TODAY)
    return inspection


def test_a_report_grows_piece_by_piece(journal: Journal) -> None:
    inspection = planned(journal)
    with journal.change("Piece") as session:
        assert recording.record_piece(session, inspection, [SCRATCH, PEELS]) == 1
    with journal.change("Piece") as session:
        assert recording.record_piece(session, inspection) == 2
        recording.record_good(session, inspection, 10)
    found = seen(journal, inspection)
    assert (found.row.inspected, found.row.sample, found.row.state) == (12, 50, "open")
    assert [(one.bad, one.verdict) for one in found.classes] == [
        (0, Verdict.PENDING),
        (1, Verdict.PENDING),
        (0, Verdict.PENDING),  # the scratch is on a piece that is bad by a major defect already
    ]
    assert found.bad_by_name() == [("划痕", "Scratch", 1), ("镀层或油漆脱落", "Plating or paint peels", 1)]


def test_the_last_piece_is_taken_back_with_its_defects(journal: Journal) -> None:
    inspection = planned(journal)
    with journal.change("Piece") as session:
        recording.record_piece(session, inspection, [SCRATCH])
    with journal.change("Piece") as session:
        recording.record_piece(session, inspection, [PEELS])
    with journal.change("Back") as session:
        recording.take_back_piece(session, inspection)
    found = seen(journal, inspection)
    assert (found.row.inspected, [one.name_en for one in found.defects]) == (1, ["Scratch"])
    journal.undo()
    assert seen(journal, inspection).row.inspected == 2
    with journal.change("Back") as session:
        for _ in range(5):
            recording.take_back_piece(session, inspection)
    assert seen(journal, inspection).row.inspected == 0


def test_the_usual_checks_come_along_and_a_failed_one_leaves_the_lot_open(journal: Journal) -> None:
    inspection = planned(journal)
    checks = seen(journal, inspection).checks
    assert {"quantity", "packing", "function"} <= {check.area for check in checks}
    with journal.change("Check") as session:
        recording.record_good(session, inspection, 50)
        recording.set_check(session, checks[0].id, "failed", "two cartons short")
        recording.measure(session, inspection, "Height", 211.5, lowest=209.0, highest=211.0)
    found = seen(journal, inspection)
    assert found.doubts == 2
    assert found.row.counted is Verdict.PENDING
    assert found.measurements[0].outside


def test_a_finished_report_is_closed_until_it_is_reopened(journal: Journal) -> None:
    inspection = failed(journal)
    assert seen(journal, inspection).row.verdict is Verdict.REJECTED
    with pytest.raises(Refused), journal.change("Piece") as session:
        recording.record_piece(session, inspection)
    with journal.change("Reopen") as session:
        inspections.reopen_inspection(session, inspection)
        recording.record_piece(session, inspection)
    assert seen(journal, inspection).row.inspected == 51


@pytest.mark.parametrize(
    "fields",
    [
        {"lot": 0},
        {"lot": -5},
        {"aql_major": "3"},
        {"level": "IV"},
        {"kind": "party"},
        {"lot": None},
        {"packed": -1},
    ],
)
def test_what_the_tables_do_not_have_is_refused(journal: Journal, fields: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        planned(journal, **fields)


def test_a_report_on_paper_is_typed_as_counts(journal: Journal) -> None:
    inspection = planned(journal)
    with journal.change("Type") as session:
        recording.set_inspected(session, inspection, 50)
        recording.add_defect(session, inspection, SCRATCH, 6)
    assert seen(journal, inspection).row.counted is Verdict.REJECTED
    with pytest.raises(UsageError), journal.change("Type") as session:
        recording.set_inspected(session, inspection, 501)
    with pytest.raises(UsageError), journal.change("Type") as session:
        recording.add_defect(session, inspection, DefectDraft("minor"), 1)


def test_lists_filter_sort_and_leave_the_trash_out(journal: Journal) -> None:
    first = failed(journal)
    supplier = seen(journal, first).row.supplier_id
    second = planned(journal, supplier, planned_on=date(2026, 12, 1), kind="during")
    with journal.read() as connection:
        assert inspection_ids(connection, InspectionFilter()) == [second, first]
        assert inspection_ids(connection, InspectionFilter(), "oldest") == [first, second]
        assert inspection_ids(connection, InspectionFilter(states=["open"])) == [second]
        assert inspection_ids(connection, InspectionFilter(states=["rejected", "open"])) == [second, first]
        assert inspection_ids(connection, InspectionFilter(kinds=["final"])) == [first]
        assert inspection_ids(connection, InspectionFilter(among=frozenset({second}))) == [second]
        assert planned_by_day(connection, TODAY, date(2026, 12, 31)) == {date(2026, 12, 1): [second]}
    with journal.change("Trash") as session:
        inspections.delete_inspections(session, [second])
    with journal.read() as connection:
        assert inspection_ids(connection, InspectionFilter()) == [first]
        assert inspection_rows(connection, [second, first])[0].id == first
        assert planned_by_day(connection, TODAY, date(2026, 12, 31)) == {}


def test_a_failed_lot_is_put_right(journal: Journal) -> None:
    inspection = failed(journal)
    with journal.change("Case") as session:
        boss = add_contact(session, {"name_zh": "王建国"})
        case = reworks.open_rework(session, inspection, TODAY, boss)
        assert reworks.open_rework(session, inspection, TODAY) == case
        reworks.set_option(session, case, "rework", {"cost": 120000, "currency": "cny", "days": 4})
        reworks.mark_talked(session, case, "brand", done=True)
        reworks.mark_talked(session, case, "evidence", done=True)
        offer = reworks.log_offer(
            session, case, {"by": "factory", "on_date": TODAY, "option": "discount", "text": "3 %"}
        )
        reworks.answer_offer(session, offer, "declined")
        reworks.agree(
            session,
            case,
            {"option": "rework", "agreed_on": TODAY, "ready_on": date(2026, 11, 27), "payer": "factory"},
        )
        again = reworks.plan_again(session, case, date(2026, 11, 28))
    found = case_of(journal, case)
    assert [option.option for option in found.options] == [
        "rework",
        "sort",
        "replace",
        "ship_good",
        "discount",
    ]
    assert (found.options[0].cost, found.options[0].currency) == (120000, "CNY")
    assert found.talked == {"evidence", "brand"}
    assert found.offers[0].answer == "declined"
    assert found.reinspection_id == again
    assert seen(journal, inspection).again_ids == (again,)


def test_a_case_closes_when_the_re_inspection_passed(journal: Journal) -> None:
    inspection = failed(journal)
    supplier = seen(journal, inspection).row.supplier_id
    with journal.change("Case") as session:
        case = reworks.open_rework(session, inspection, TODAY)
        again = reworks.plan_again(session, case, date(2026, 11, 28))
        assert reworks.plan_again(session, case, date(2026, 11, 29)) == again
    with pytest.raises(Refused), journal.change("Close") as session:
        reworks.close_rework(session, case, "accepted", TODAY)
    with journal.change("Again") as session:
        recording.record_good(session, again, 50)
        inspections.finish_inspection(session, again, "accepted", date(2026, 11, 28))
        reworks.close_rework(session, case, "accepted", date(2026, 11, 28))
        reworks.set_action(
            session, case, 4, {"text": "Bath too cold", "owner": "王工", "due_on": date(2026, 12, 5)}
        )
        reworks.set_action(session, case, 4, {"done_on": date(2026, 12, 4)})
    found = case_of(journal, case)
    assert (found.outcome, found.closed_on) == ("accepted", date(2026, 11, 28))
    assert [(one.step, one.owner, one.done_on) for one in found.actions] == [(4, "王工", date(2026, 12, 4))]
    with journal.read() as connection:
        score = standing(connection, supplier, date(2026, 12, 1)).score
    assert score.total is None  # one lot is not enough
    assert [part.value for part in score.parts] == [0.0, pytest.approx(0.0), None, 1.0]


def test_the_message_names_the_class_that_failed(journal: Journal) -> None:
    inspection = failed(journal)
    with journal.change("Case") as session:
        boss = add_contact(session, {"name_zh": "王建国", "form_of_address": "王总"})
        case = reworks.open_rework(session, inspection, TODAY, boss)
    with journal.read() as connection:
        known = background(connection, case_of(journal, case), seen(journal, inspection))
    said = case_message(case_of(journal, case), seen(journal, inspection), "defects", known, TODAY)
    assert said.zh.startswith("王总，")
    assert "抽检50件，4件有镀层或油漆脱落，" in said.zh
    assert "划痕" not in said.zh
    assert "{" not in said.zh + said.en


def test_no_case_before_the_report_failed(journal: Journal) -> None:
    inspection = planned(journal)
    with pytest.raises(Refused), journal.change("Case") as session:
        reworks.open_rework(session, inspection, TODAY)


@pytest.mark.parametrize(
    "fields",
    [
        {"amount": 100},
        {"amount": -1, "currency": "CNY"},
        {"option": "magic"},
        {"payer": "nobody"},
        {"agreed_on": date(2026, 12, 2), "ready_on": date(2026, 12, 1)},
    ],
)
def test_an_agreement_that_cannot_be_is_refused(journal: Journal, fields: reworks.Agreement) -> None:
    inspection = failed(journal)
    with journal.change("Case") as session:
        case = reworks.open_rework(session, inspection, TODAY)
    with pytest.raises(UsageError), journal.change("Agree") as session:
        reworks.agree(session, case, fields)


def test_two_failed_lots_propose_tightened_inspection_for_that_product_alone(journal: Journal) -> None:
    first = failed(journal)
    supplier = seen(journal, first).row.supplier_id
    failed(journal, supplier)
    with journal.read() as connection:
        said = next_severity(connection, supplier, "Kettle")
        assert (said.severity, said.reason) == (Severity.TIGHTENED, Reason.TWO_REJECTED)
        assert next_severity(connection, supplier, "Pan").severity is Severity.NORMAL


def test_a_lot_presented_again_does_not_count(journal: Journal) -> None:
    first = failed(journal)
    supplier = seen(journal, first).row.supplier_id
    with journal.change("Again") as session:
        again = inspections.inspect_again(session, first, TODAY)
        recording.add_defect(session, again, PEELS, 9)
        inspections.finish_inspection(session, again, "rejected", TODAY)
    with journal.read() as connection:
        assert next_severity(connection, supplier, "Kettle").severity is Severity.NORMAL


def ordered(journal: Journal) -> tuple[int, int]:
    """Return a supplier and an order of 30 % deposit and 70 % balance."""
    with journal.change("Order") as session:
        supplier = add_supplier(session, {"name_zh": "光明五金"})
        order = add_order(session, supplier, {"number": "PO-7", "currency": "USD"}, TODAY)
        set_items(session, order, [ItemDraft(description="Kettle", quantity=500, unit_price=40_000)])
        set_terms(session, order, usual_terms()["30_70_inspected"].steps)
    return supplier, order


def holds(journal: Journal, order: int) -> list[tuple[str, str]]:
    with journal.read() as connection:
        return [(row.kind, row.hold) for row in payments_of(connection, order)]


def test_the_balance_waits_until_the_lot_is_right(journal: Journal) -> None:
    supplier, order = ordered(journal)
    inspection = planned(journal, supplier, order_id=order)
    with journal.change("Fail") as session:
        recording.set_inspected(session, inspection, 50)
        recording.add_defect(session, inspection, PEELS, 4)
        inspections.finish_inspection(session, inspection, "rejected", TODAY)
    with journal.change("Case") as session:
        case = reworks.open_rework(session, inspection, TODAY)
        again = reworks.plan_again(session, case, TODAY)
    assert holds(journal, order) == [("deposit", ""), ("balance", "inspection")]
    assert seen(journal, again).order_id == order
    with journal.change("Right") as session:
        recording.record_good(session, again, 50)
        inspections.finish_inspection(session, again, "accepted", TODAY)
        reworks.close_rework(session, case, "accepted", TODAY)
    assert holds(journal, order) == [("deposit", ""), ("balance", "")]
    journal.undo()
    assert holds(journal, order)[1] == ("balance", "inspection")


def test_inspections_are_found_by_goods_defects_and_remarks(journal: Journal) -> None:
    failed(journal)
    with journal.read() as connection:
        for typed in ("kettle", "划痕", "plating"):
            query = {"typed": touch_query(typed, "kindinspection"), "kind": "inspection"}
            assert len(connection.execute(FOUND, query).all()) == 1, typed


def test_merged_suppliers_keep_all_their_inspections(journal: Journal) -> None:
    one, two = failed(journal), failed(journal)
    kept, other = seen(journal, one).row.supplier_id, seen(journal, two).row.supplier_id
    with journal.change("Merge") as session:
        merge(session, "supplier", kept, other, [])
    with journal.read() as connection:
        assert len(standing(connection, kept, TODAY).inspections) == 2
        assert next_severity(connection, kept, "Kettle").reason is Reason.TWO_REJECTED


@pytest.mark.parametrize("name", ["order_id", "product_id", "follows_id"])
def test_what_an_inspection_names_must_be_in_the_journal(journal: Journal, name: str) -> None:
    gone: InspectionFields = {name: 12345}  # type: ignore[misc]
    with pytest.raises(UsageError, match="no longer in the journal"):
        planned(journal, **gone)
    kept = planned(journal)
    with pytest.raises(UsageError, match="no longer in the journal"), journal.change("Edit") as session:
        inspections.edit_inspection(session, kept, gone)


def test_a_case_closes_when_its_re_inspection_was_thrown_away(journal: Journal) -> None:
    inspection = failed(journal)
    with journal.change("Case") as session:
        case = reworks.open_rework(session, inspection, TODAY)
        again = reworks.plan_again(session, case, date(2026, 11, 28))
        session.flush()
        inspections.delete_inspections(session, [again])
    with journal.change("Photos were enough") as session:
        reworks.close_rework(session, case, "accepted", TODAY)
    assert case_of(journal, case).outcome == "accepted"
