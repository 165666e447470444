"""Days of buying in the calendar and on Today: milestones, inspections, papers that run out."""

from __future__ import annotations

from datetime import UTC, date, timedelta

import pytest

from desktop.journal.journal import Journal
from desktop.people.suppliers import add_supplier, edit_supplier
from desktop.planning import calendar_orders
from desktop.planning.calendar_orders import order_bars
from desktop.planning.calendar_reads import page, year_days
from desktop.planning.calendar_rows import STANDARD, Bar, Chip, Layer, Shown
from desktop.quality.inspections import plan_inspection
from desktop.today.orders import order_alerts
from desktop.trade import licences, milestones, orders, papers
from desktop.years.keeping import CertificateFields, add_certificate

TODAY = date(2026, 11, 22)
TRADE: tuple[Layer, ...] = ("orders", "inspections", "papers")


@pytest.fixture
def ids(journal: Journal) -> dict[str, int]:
    with journal.change("Fill") as session:
        supplier = add_supplier(session, {"name_en": "Minghui", "name_zh": "明辉灯饰"})
        order = orders.add_order(session, supplier, {"number": "PO-7", "title": "Lamps"}, TODAY)
        step = milestones.add_milestone(session, order, "Materials", TODAY + timedelta(days=3))
        inspection = plan_inspection(
            session,
            {"supplier_id": supplier, "product": "Lamp", "kind": "final", "planned_on": TODAY, "lot": 800},
        )
        for seen, until in ((-400, -300), (-1, 20)):
            licences.set_licence(
                session,
                supplier,
                {"seen_on": TODAY + timedelta(days=seen), "valid_until": TODAY + timedelta(days=until)},
            )
        papers.add_agreement(
            session,
            supplier,
            {"kind": "nnn", "signed_on": TODAY, "valid_until": TODAY + timedelta(days=8)},
        )
    return {"supplier": supplier, "order": order, "step": step, "inspection": inspection}


def chips(journal: Journal, layers: frozenset[Layer] = STANDARD) -> list[Chip]:
    with journal.read() as connection:
        found = page(connection, TODAY, TODAY + timedelta(days=60), Shown(layers, zone=UTC), TODAY)
    return [chip for day in found.days for chip in day.chips]


def test_each_chip_names_its_record_and_its_day(journal: Journal, ids: dict[str, int]) -> None:
    found = [(one.kind, one.id, one.text, (one.first - TODAY).days) for one in chips(journal)]
    assert found == [
        ("inspection", ids["inspection"], "Lamp · Minghui", 0),
        ("milestone", ids["order"], "Materials · Lamps", 3),
        ("paper", ids["supplier"], "NNN agreement of Minghui runs out", 8),
        ("paper", ids["supplier"], "Business licence of Minghui runs out", 20),
    ]
    assert not any(one.movable for one in chips(journal))


@pytest.mark.parametrize("layer", TRADE)
def test_each_layer_is_switched_by_itself(journal: Journal, ids: dict[str, int], layer: Layer) -> None:
    assert ids
    kinds = {"orders": "milestone", "inspections": "inspection", "papers": "paper"}
    assert {one.kind for one in chips(journal, frozenset({layer}))} == {kinds[layer]}
    assert kinds[layer] not in {one.kind for one in chips(journal, STANDARD - {layer})}


def test_a_milestone_stands_where_it_is_expected_and_goes_when_done(
    journal: Journal, ids: dict[str, int]
) -> None:
    only: frozenset[Layer] = frozenset({"orders"})
    with journal.change("Later") as session:
        milestones.estimate(session, ids["step"], TODAY + timedelta(days=50), "")
    assert [(one.first - TODAY).days for one in chips(journal, only)] == [50]
    with journal.change("Done") as session:
        milestones.reach(session, ids["step"], TODAY, TODAY)
    assert chips(journal, only) == []
    with journal.change("Again") as session:
        milestones.reach(session, ids["step"], None, TODAY)
        orders.delete_orders(session, [ids["order"]])
    assert chips(journal, only) == []


def test_the_year_counts_what_its_days_show(journal: Journal, ids: dict[str, int]) -> None:
    assert ids
    with journal.read() as connection:
        days = year_days(connection, 2026, Shown(frozenset(TRADE), zone=UTC), TODAY)
    # The older licence ran out in January: it was replaced and is no paper any more.
    assert {one.day: one.own for one in days if one.own} == {
        TODAY + timedelta(days=n): 1 for n in (0, 3, 8, 20)
    }


def test_today_names_papers_before_and_after_they_run_out(journal: Journal, ids: dict[str, int]) -> None:
    def named(today: date) -> list[tuple[str, str, int]]:
        with journal.read_raw() as raw:
            found = order_alerts(raw, today)
        return [(one.kind, one.english, one.record_id) for one in found if one.kind == "paper"]

    both = [("paper", "nnn", ids["supplier"]), ("paper", "licence", ids["supplier"])]
    assert named(TODAY) == both
    assert named(TODAY - timedelta(days=20)) == both[:1]
    assert named(TODAY + timedelta(days=70)) == both[1:]
    assert named(TODAY + timedelta(days=90)) == []
    with journal.change("New one") as session:
        papers.add_agreement(
            session,
            ids["supplier"],
            {"kind": "nnn", "signed_on": TODAY, "valid_until": TODAY + timedelta(days=900)},
        )
    assert named(TODAY) == both[1:]
    with journal.change("Ended") as session:
        edit_supplier(session, ids["supplier"], {"status": "ended"})
    assert named(TODAY) == []


def test_today_names_the_contract_of_an_open_order_before_it_runs_out(
    journal: Journal, ids: dict[str, int]
) -> None:
    def named() -> list[tuple[int, str, date]]:
        with journal.read_raw() as raw:
            found = order_alerts(raw, TODAY)
        return [(one.record_id, one.english, one.on) for one in found if one.kind == "order_paper"]

    def sign(until: date | None) -> None:
        fields: papers.AgreementFields = {"kind": "contract", "signed_on": TODAY, "valid_until": until}
        with journal.change("Sign") as session:
            papers.add_agreement(session, ids["supplier"], fields, ids["order"])

    assert named() == []
    sign(TODAY + timedelta(days=12))
    assert named() == [(ids["order"], "contract", TODAY + timedelta(days=12))]
    sign(TODAY + timedelta(days=400))
    assert named() == [], "a longer one took its place"
    journal.undo()
    with journal.change("Close") as session:
        orders.edit_order(session, ids["order"], {"stage": "done"}, TODAY)
    assert named() == []


def bars(journal: Journal) -> list[Bar]:
    with journal.read() as connection:
        return order_bars(connection, TODAY)


def test_an_order_is_a_bar_from_its_day_to_its_last_step(journal: Journal, ids: dict[str, int]) -> None:
    with journal.change("Place order") as session:
        orders.edit_order(
            session, ids["order"], {"stage": "confirmed", "ordered_on": TODAY - timedelta(days=9)}, TODAY
        )
        milestones.add_milestone(session, ids["order"], "Shipment", TODAY + timedelta(days=30))
        milestones.reach(session, ids["step"], TODAY - timedelta(days=1), TODAY)
    (bar,) = bars(journal)
    assert ((bar.first - TODAY).days, (bar.last - TODAY).days) == (-9, 30)
    assert (bar.record_id, bar.label, bar.late, bar.confirmed) == (
        ids["order"],
        "Lamps · Minghui",
        False,
        True,
    )
    assert [(mark.text, mark.done) for mark in bar.marks] == [("Materials", True), ("Shipment", False)]


def test_a_bar_says_that_its_order_is_late_and_stands_first(journal: Journal, ids: dict[str, int]) -> None:
    with journal.change("Fall behind") as session:
        slow = orders.add_order(session, ids["supplier"], {"number": "PO-8"}, TODAY)
        step = milestones.add_milestone(session, slow, "Production", TODAY + timedelta(days=40))
    assert [bar.record_id for bar in bars(journal)] == [ids["order"], slow]
    with journal.change("Hear of it") as session:
        milestones.estimate(session, step, TODAY + timedelta(days=47), "")
    assert [(bar.record_id, bar.late) for bar in bars(journal)] == [(slow, True), (ids["order"], False)]


def test_closed_orders_have_no_bar(journal: Journal, ids: dict[str, int]) -> None:
    with journal.change("Close") as session:
        orders.edit_order(session, ids["order"], {"stage": "cancelled"}, TODAY)
    assert bars(journal) == []


def test_there_is_an_end_to_the_bars(
    journal: Journal, ids: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = 0
    with journal.change("Many") as session:
        for number in range(12):
            order = orders.add_order(session, ids["supplier"], {"number": f"M-{number}"}, TODAY)
            milestones.add_milestone(session, order, "Step", TODAY + timedelta(days=number + 1))
            first = order if number == 0 else first
    monkeypatch.setattr(calendar_orders, "MOST", 10)
    assert bars(journal)[0].record_id == first, "what is due first is kept"
    assert len(bars(journal)) == 10


def test_a_paper_that_a_later_one_replaced_runs_out_in_silence(journal: Journal, ids: dict[str, int]) -> None:
    only: frozenset[Layer] = frozenset({"papers"})
    with journal.change("Certificates") as session:
        for name, days in (("ISO 9001", 15), ("iso 9001", 800), ("BSCI", 16), ("BSCI", 16)):
            fields: CertificateFields = {"name": name, "valid_until": TODAY + timedelta(days=days)}
            add_certificate(session, ids["supplier"], fields)
        sooner: papers.AgreementFields = {"kind": "nnn", "valid_until": TODAY + timedelta(days=30)}
        papers.add_agreement(session, ids["supplier"], sooner)
        of_order: papers.AgreementFields = {"kind": "contract", "valid_until": TODAY + timedelta(days=9)}
        papers.add_agreement(session, ids["supplier"], of_order, ids["order"])
        papers.add_agreement(session, ids["supplier"], {"kind": "contract", "signed_on": TODAY})
    said = [one.text.removesuffix(" of Minghui runs out") for one in chips(journal, only)]
    assert said == ["NNN agreement", "Contract", "BSCI", "Business licence", "NNN agreement"]
    with journal.change("Signed") as session:
        later: papers.AgreementFields = {"kind": "nnn", "signed_on": TODAY, "valid_until": None}
        papers.add_agreement(session, ids["supplier"], later)
    said = [one.text.removesuffix(" of Minghui runs out") for one in chips(journal, only)]
    assert said == ["Contract", "BSCI", "Business licence"], "without an end it holds longer than any other"
