"""What Today finds over the whole journal equals what each page says by the plain rules, whatever the history."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from desktop.journal.journal import ChangeSession, Journal
from desktop.people.contact_reads import contact_rows
from desktop.people.supplier_reads import supplier_rows
from desktop.people.tables import Contact, Employment, Supplier
from desktop.planning.tables import SupplierClosing
from desktop.rhythm.alerts import supplier_alerts
from desktop.rhythm.calendars import days_of
from desktop.rhythm.cards import Card, Owner, card
from desktop.rhythm.drifting import drifting
from desktop.rhythm.flags import flags
from desktop.rhythm.orders import orders_of
from desktop.rhythm.reads import constants_of
from desktop.rhythm.results import Result
from desktop.rhythm.tables import RhythmPause
from desktop.today.quiet import silences
from desktop.touches.tables import Touch, TouchPerson, TouchSupplier
from desktop.trade.tables import Milestone, Order, Payment, Shipment

TODAY = date(2026, 10, 20)
DAYS = (TODAY, TODAY - timedelta(days=14), TODAY + timedelta(days=9), date(2027, 2, 12))
SUPPLIERS, PEOPLE = 7, 14


def maybe_day(chance: Random, ahead: int = 30, back: int = 200) -> date | None:
    return TODAY + timedelta(days=chance.randint(-back, ahead)) if chance.random() < 0.5 else None


def make_suppliers(session: ChangeSession, chance: Random) -> list[int]:
    made = []
    for number in range(SUPPLIERS):
        supplier = session.make(
            Supplier,
            name_en=f"Works {number}",
            name_zh=chance.choice(("", "光明五金")),
            tier=chance.choice((None, 1, 3)),
            lead_time_days=chance.choice((None, 12, 30, 90)),
            week_days=chance.choice((5, 6)),
        )
        session.flush()
        made.append(supplier.id)
        for order in range(chance.randint(0, 2)):
            make_order(session, chance, supplier.id, order)
        if chance.random() < 0.3:
            first = TODAY - timedelta(days=chance.randint(0, 30))
            last = first + timedelta(days=chance.randint(0, 12))
            session.make(SupplierClosing, supplier_id=supplier.id, from_date=first, until_date=last)
        if chance.random() < 0.3:
            rule = chance.choice(("silence", "single_contact", "drift", "cadence"))
            until = chance.choice((None, TODAY + timedelta(days=3)))
            session.make(RhythmPause, supplier_id=supplier.id, rule=rule, until_on=until)
    return made


def make_order(session: ChangeSession, chance: Random, supplier: int, number: int) -> None:
    stage = chance.choice(("draft", "confirmed", "production", "production", "inspection", "shipped", "done"))
    order = session.make(
        Order, supplier_id=supplier, number=f"PO-{number}", stage=stage, ordered_on=maybe_day(chance, 5),
        closed_on=maybe_day(chance, 15) if stage == "done" else None,
    )  # fmt: skip
    session.flush()
    if chance.random() < 0.7:
        session.make(Payment, order_id=order.id, kind="deposit", percent=30, paid_on=maybe_day(chance, 5))
    for position in range(chance.randint(0, 3)):
        on = TODAY + timedelta(days=chance.randint(-20, 20))
        session.make(
            Milestone, order_id=order.id, english=f"Step {position}", target_on=on, position=position,
            actual_on=maybe_day(chance, 3, 30),
        )  # fmt: skip
    if stage == "shipped":
        session.make(Shipment, order_id=order.id, departed_on=maybe_day(chance, 20, 30))


def make_people(session: ChangeSession, chance: Random, suppliers: list[int]) -> list[int]:
    made: list[int] = []
    for number in range(PEOPLE):
        contact = session.make(
            Contact, name_en=f"Person {number}", name_zh=chance.choice(("", "王芳")),
            cadence_ideal=chance.choice((None, None, 10)),
            deleted_at=chance.choice((None, None, None, datetime(2026, 10, 1, tzinfo=UTC))),
        )  # fmt: skip
        session.flush()
        made.append(contact.id)
        for _job in range(chance.randint(1, 2)):
            boss = chance.choice(made)
            session.make(
                Employment, contact_id=contact.id, supplier_id=chance.choice(suppliers),
                department=chance.choice(("", "Sales", "Quality")),
                decision_role=chance.choice(("", "decides", "prepares")),
                reports_to_id=boss if chance.random() < 0.3 else None,
                reports_to_name=chance.choice(("", "Boss Chen")),
                from_date=maybe_day(chance), until_date=maybe_day(chance) if chance.random() < 0.4 else None,
            )  # fmt: skip
    return made


def make_touches(session: ChangeSession, chance: Random, suppliers: list[int], people: list[int]) -> None:
    for number in range(260):
        days = int(400 * chance.random() ** 2) - chance.choice((0, 0, 0, 0, 15))  # some are ahead
        at = (
            datetime(2026, 10, 20, tzinfo=UTC)
            - timedelta(days=days)
            + timedelta(minutes=chance.randrange(900))
        )
        touch = session.make(
            Touch, kind=chance.choice(("call", "message", "visit", "note")), at=at,
            direction=chance.choice(("in", "out", "out", "both")), counts=chance.random() < 0.9,
            held=chance.random() < 0.9,
            deleted_at=datetime(2026, 10, 1, tzinfo=UTC) if chance.random() < 0.05 else None,
        )  # fmt: skip
        session.flush()
        for supplier in chance.sample(suppliers[: 1 + number % SUPPLIERS], 1):
            session.make(TouchSupplier, touch_id=touch.id, supplier_id=supplier, at=at)
        for person in chance.sample(people, chance.randint(0, 2)):
            session.make(TouchPerson, touch_id=touch.id, contact_id=person, at=at)


def said(found: Card | None, rule: str) -> Result:
    assert found is not None
    return next(one for one in found.results if one.rule == rule)


def put_off(found: Card | None) -> set[str]:
    assert found is not None
    return {one.rule for one in found.pauses}


@pytest.mark.parametrize("seed", range(8))
def test_today_says_what_the_pages_say(journal: Journal, seed: int) -> None:
    chance = Random(seed)
    with journal.change("History") as session:
        suppliers = make_suppliers(session, chance)
        people = make_people(session, chance, suppliers)
        make_touches(session, chance, suppliers, people)
    told = 0
    for day in DAYS:
        told += check_alerts(journal, suppliers, day)
        told += check_drifts(journal, suppliers, day)
        told += check_silences(journal, people, day)
        check_flags(journal, suppliers, people, day)
    check_lines(journal, suppliers)
    assert told > 10


def cards(journal: Journal, owner: Owner, ids: list[int], day: date) -> dict[int, Card | None]:
    with journal.read_raw() as raw:
        return {one: card(raw, owner, one, day) for one in ids}


def check_alerts(journal: Journal, suppliers: list[int], day: date) -> int:
    with journal.read_raw() as raw:
        found = supplier_alerts(raw, day)
        running = {one for one in suppliers if orders_of(raw, day, one)}
    for supplier, page in cards(journal, "supplier", suppliers, day).items():
        silent, single = said(page, "silence"), said(page, "single_contact")
        wanted = [silent] if silent.band in {"notice", "alert", "critical"} else []
        wanted += [single] if single.band == "high" else []
        wanted = [one for one in wanted if supplier in running and one.rule not in put_off(page)]
        assert [one.result for one in found.get(supplier, ())] == wanted, (supplier, day)
    return len(found)


def check_drifts(journal: Journal, suppliers: list[int], day: date) -> int:
    with journal.read_raw() as raw:
        found = drifting(raw, day)
        frozen = {one for one in suppliers if days_of(raw, one, day, constants_of(raw)).frozen(day)}
    for supplier, page in cards(journal, "supplier", suppliers, day).items():
        drift = said(page, "drift")
        speaks = drift.band in {"drifting", "dormant"} and "drift" not in put_off(page)
        wanted = drift if speaks and supplier not in frozen else None
        assert (found[supplier].result if supplier in found else None) == wanted, (supplier, day)
    return len(found)


def check_silences(journal: Journal, people: list[int], day: date) -> int:
    with journal.read_raw() as raw:
        found = silences(raw, day)
        gone = {row[0] for row in raw.execute("SELECT id FROM contact WHERE deleted_at IS NOT NULL")}
        paused = {
            row[0]
            for row in raw.execute(
                "SELECT e.contact_id FROM employment AS e JOIN rhythm_pause AS p ON p.supplier_id = e.supplier_id"
                " WHERE p.rule = 'cadence' AND (p.until_on IS NULL OR p.until_on > ?)", (day.isoformat(),)
            )
        }  # fmt: skip
    for person, page in cards(journal, "contact", people, day).items():
        if person in gone | paused:
            continue
        cadence = said(page, "cadence")
        wanted = cadence.band if cadence.band in {"due", "cold"} else None
        assert (found[person].band if person in found else None) == wanted, (person, day)
    return len(found)


def check_flags(journal: Journal, suppliers: list[int], people: list[int], day: date) -> None:
    """The lists say of people what Today says, and of suppliers what their pages say."""
    kinds = {"due": "drifting", "cold": "cold"}
    with journal.read() as connection:
        own = flags(connection, "contact", [row.tie for row in contact_rows(connection, people)], day)
        houses = flags(connection, "supplier", [row.tie for row in supplier_rows(connection, suppliers)], day)
    with journal.read_raw() as raw:
        quiet = silences(raw, day)
        gone = {row[0] for row in raw.execute("SELECT id FROM contact WHERE deleted_at IS NOT NULL")}
    found = {one: (flag.kind, flag.days) for one, flag in own.items() if one not in gone}
    assert found == {one: (kinds[known.band], known.days) for one, known in quiet.items()}
    for supplier, page in cards(journal, "supplier", suppliers, day).items():
        wanted = None if "cadence" in put_off(page) else kinds.get(said(page, "cadence").band)
        assert (houses[supplier].kind if supplier in houses else None) == wanted, (supplier, day)


def check_lines(journal: Journal, suppliers: list[int]) -> None:
    """The line of half a year says of each Monday what the health said on it, with those who worked there then."""
    for supplier, page in cards(journal, "supplier", suppliers, TODAY).items():
        assert page is not None
        for monday, worth in page.trend[::5]:
            then = cards(journal, "supplier", [supplier], monday)[supplier]
            assert then is not None
            assert worth == then.health.result.value, (supplier, monday)
