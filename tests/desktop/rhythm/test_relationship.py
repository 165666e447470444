"""The rules on a real journal: decisions, promises, what is put off, the card, the alerts and the commands' words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from desktop.commitments import decisions, promises
from desktop.errors import UsageError
from desktop.journal.journal import Journal
from desktop.people.contacts import add_contact
from desktop.people.employments import add_employment, has_left
from desktop.people.suppliers import add_supplier
from desktop.rhythm import holding
from desktop.rhythm.alerts import Alert, alerts
from desktop.rhythm.cards import Card, card
from desktop.touches.logging import TouchDraft, log_touch
from desktop.trade.tables import Milestone, Order, Payment, Shipment

TODAY = date(2026, 6, 20)


@pytest.fixture
def factory(journal: Journal) -> tuple[int, int]:
    """A factory with one order in production and one person who was last heard on 1 June; ids of both."""
    with journal.change("Make") as session:
        supplier = add_supplier(session, {"name_zh": "光明五金", "name_en": "Bright", "lead_time_days": 30})
        person = add_contact(session, {"name_zh": "王芳", "name_en": "Amy"})
        add_employment(session, person, {"supplier_id": supplier, "department": "Sales"})
        order = session.make(Order, supplier_id=supplier, number="PO-1", stage="production")
        session.flush()
        session.make(
            Payment, order_id=order.id, kind="deposit", paid_on=date(2026, 5, 20), paid_amount=1, percent=30
        )
        session.make(Milestone, order_id=order.id, english="Inspection", target_on=date(2026, 7, 20))
        for day, side in ((25, "both"), (28, "out"), (32, "in")):
            at = datetime(2026, 5, 1, 4, tzinfo=UTC) + timedelta(days=day - 1)
            log_touch(session, TouchDraft(kind="message", at=at, direction=side, people=(person,)))
    return supplier, person


def _card(journal: Journal, supplier: int, day: date = TODAY) -> Card:
    with journal.read_raw() as raw:
        found = card(raw, "supplier", supplier, day)
    assert found is not None
    return found


def _alerts(journal: Journal, day: date = TODAY) -> list[Alert]:
    with journal.read_raw() as raw:
        return alerts(raw, day)


def _rules(found: Sequence[Alert]) -> list[tuple[str, str]]:
    return [(one.rule, one.result.band) for one in found]


def test_silence_on_an_order_and_one_thread_are_the_alerts(
    journal: Journal, factory: tuple[int, int]
) -> None:
    found = _alerts(journal)
    assert _rules(found) == [("silence", "critical"), ("single_contact", "high")]
    said = {one.rule: one for one in _card(journal, factory[0]).results}
    assert said["silence"] == found[0].result  # Today and the page say the same
    assert said["single_contact"] == found[1].result
    assert "PO-1" in found[0].result.sentence


def test_a_message_from_them_ends_the_alert_and_undo_brings_it_back(
    journal: Journal, factory: tuple[int, int]
) -> None:
    with journal.change("Log") as session:
        at = datetime(2026, 6, 19, 4, tzinfo=UTC)
        log_touch(session, TouchDraft(kind="message", at=at, direction="in", people=(factory[1],)))
    assert _rules(_alerts(journal)) == [("single_contact", "high")]
    journal.undo()
    assert ("silence", "critical") in _rules(_alerts(journal))


def test_an_order_counts_from_its_deposit_until_it_leaves(journal: Journal, factory: tuple[int, int]) -> None:
    assert not [one for one in _alerts(journal, date(2026, 5, 19)) if one.rule == "silence"]
    with journal.change("Ship") as session:
        for order in session.scalars(select(Order)):
            order.stage = "shipped"
    assert _alerts(journal) == []


def test_an_order_of_which_a_part_has_left_runs_until_the_rest_leaves(
    journal: Journal, factory: tuple[int, int]
) -> None:
    with journal.change("Part") as session:
        order = session.scalars(select(Order.id)).one()
        session.make(Shipment, order_id=order, departed_on=date(2026, 6, 10))
        rest = session.make(Shipment, order_id=order, etd=date(2026, 6, 30))
    assert ("silence", "critical") in _rules(_alerts(journal))
    with journal.change("Rest") as session:
        session.get_one(Shipment, rest.id).departed_on = date(2026, 6, 19)
    assert _alerts(journal, date(2026, 6, 20)) == []
    assert ("silence", "critical") in _rules(_alerts(journal, date(2026, 6, 18)))


def test_what_is_put_off_is_silent_until_its_day(journal: Journal, factory: tuple[int, int]) -> None:
    with journal.change("Put off") as session:
        holding.put_off(
            session, "silence", date(2026, 6, 25), TODAY, supplier_id=factory[0], reason="stocktaking"
        )
    assert _rules(_alerts(journal)) == [("single_contact", "high")]
    assert ("silence", "critical") in _rules(_alerts(journal, date(2026, 6, 25)))
    with pytest.raises(UsageError), journal.change("Put off") as session:
        holding.put_off(session, "silence", TODAY, TODAY, supplier_id=factory[0])


def test_a_decision_is_left_alone_until_its_patience_ends(journal: Journal, factory: tuple[int, int]) -> None:
    supplier, person = factory
    with journal.change("Ask") as session:
        asked = decisions.ask_decision(
            session,
            {"contact_id": person, "supplier_id": supplier, "what": "Tooling price", "level": "boss",
             "asked_on": date(2026, 6, 15)},
        )  # fmt: skip
    assert "decision" not in dict(_rules(_alerts(journal)))
    (waiting,) = _card(journal, supplier).decisions
    assert waiting.band == "discussed"
    # ten working days of a six-day week, without Dragon Boat (19 to 21 June 2026)
    assert dict(_rules(_alerts(journal, date(2026, 6, 27)))).get("decision") is None
    assert dict(_rules(_alerts(journal, date(2026, 6, 29)))).get("decision") == "ask"
    with journal.change("Answer") as session:
        decisions.answer_decision(session, asked, date(2026, 6, 29), "agreed")
    assert "decision" not in dict(_rules(_alerts(journal, date(2026, 6, 30))))
    with pytest.raises(UsageError), journal.change("Answer") as session:
        decisions.answer_decision(session, asked, date(2026, 6, 1))


def test_a_promise_past_its_day_is_an_alert_until_it_is_settled(
    journal: Journal, factory: tuple[int, int]
) -> None:
    supplier, person = factory
    with journal.change("Promise") as session:
        given = promises.add_promise(
            session,
            {"contact_id": person, "supplier_id": supplier, "side": "theirs", "what": "Send photos",
             "made_on": date(2026, 6, 10), "due_on": date(2026, 6, 18)},
        )  # fmt: skip
    late = [one for one in _alerts(journal) if one.rule == "promise"]
    assert [(one.title, one.result.band, one.result.value) for one in late] == [("Send photos", "late", 2.0)]
    with journal.change("Kept") as session:
        promises.settle_promise(session, given, "kept", date(2026, 6, 20))
    assert not [one for one in _alerts(journal) if one.rule == "promise"]
    with journal.read() as connection:
        (row,) = promises.promises_of(connection, supplier_id=supplier)
    assert (row.outcome, row.settled_on) == ("kept", date(2026, 6, 20))


def test_who_has_left_raises_the_alarm_at_once(journal: Journal, factory: tuple[int, int]) -> None:
    others = []
    with journal.change("Two more") as session:
        for name, role in (("李伟", "decides"), ("陈洁", "prepares")):
            other = add_contact(session, {"name_zh": name})
            others.append(other)
            add_employment(
                session, other, {"supplier_id": factory[0], "department": role, "decision_role": role}
            )
            at = datetime(2026, 6, 18, 4, tzinfo=UTC)
            log_touch(session, TouchDraft(kind="call", at=at, direction="both", people=(other,)))
    said = {one.rule: one for one in _card(journal, factory[0]).results}
    assert said["single_contact"].band == "safe"
    with journal.change("Left") as session:
        has_left(session, others[0], TODAY)
        has_left(session, factory[1], TODAY)
    assert ("single_contact", "high") in _rules(_alerts(journal))


def test_a_pin_stands_beside_the_computed_health(journal: Journal, factory: tuple[int, int]) -> None:
    before = _card(journal, factory[0]).health
    with journal.change("Pin") as session:
        holding.pin_health(
            session, 20, "they sued us", TODAY, TODAY + timedelta(days=30), supplier_id=factory[0]
        )
    found = _card(journal, factory[0])
    assert found.pin is not None
    assert (found.pin.value, found.pin.reason) == (20, "they sued us")
    assert found.health == before
    assert _card(journal, factory[0], TODAY + timedelta(days=31)).pin is None


def test_a_new_pin_takes_the_place_of_the_old_one(journal: Journal, factory: tuple[int, int]) -> None:
    end = TODAY + timedelta(days=30)
    with journal.change("Pin") as session:
        holding.pin_health(session, 20, "they sued us", TODAY, end, supplier_id=factory[0])
    with journal.change("Pin") as session:
        newer = holding.pin_health(session, 60, "settled", TODAY, end, supplier_id=factory[0])
    with journal.change("Take off") as session:
        holding.take_pin_away(session, newer)
    assert _card(journal, factory[0]).pin is None


def test_a_number_of_the_journal_changes_the_answer(journal: Journal, factory: tuple[int, int]) -> None:
    with journal.change("Number") as session:
        holding.set_constant(session, "single_touches", 50)
    assert _rules(_alerts(journal)) == [("silence", "critical")]
    journal.undo()
    assert ("single_contact", "high") in _rules(_alerts(journal))
