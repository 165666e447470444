"""Today kept from change to change equals Today read afresh, whatever was done in between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from desktop.errors import GuanxiError
from desktop.journal.journal import Change, ChangeSession, Journal
from desktop.journal.schema import Record
from desktop.people.tables import Contact, Employment, Supplier, Tag, Tagging
from desktop.planning.tables import SupplierClosing, SupplierShutdown
from desktop.rhythm.tables import RhythmPause
from desktop.today import kept as kept_module
from desktop.today.kept import Kept
from desktop.today.moved import _LEADS
from desktop.today.reads import today_page
from desktop.touches.logging import TouchDraft, log_touch
from desktop.touches.tables import Touch, TouchPerson, TouchSupplier
from desktop.trade.tables import Milestone, Order, Payment, Shipment
from tests.desktop.random_dates import CALENDAR
from tests.desktop.random_relationship import RELATIONSHIP
from tests.desktop.random_trade import TRADE
from tests.desktop.random_work import PEOPLE, Action, Work

TODAY = date(2026, 11, 22)
ACTIONS: tuple[Action, ...] = (*PEOPLE, *TRADE, *RELATIONSHIP, *CALENDAR)


class Watched:
    """A journal with Today kept over it, as the page keeps it."""

    def __init__(self, journal: Journal) -> None:
        self.journal, self.kept = journal, Kept()
        self.seen = 0
        self._stop = journal.watch(self._note)

    def _note(self, change: Change) -> None:
        self.kept.note(change.operation_id, change.rows)

    def check(self) -> None:
        """Compare what is kept with what is read afresh."""
        with self.journal.read_raw() as raw:
            kept = today_page(raw, TODAY, zone=UTC, kept=self.kept)
            assert kept == today_page(raw, TODAY, zone=UTC)
        self.seen += len(kept.alerts) + kept.quiet_count + len(kept.birthdays)

    def close(self) -> None:
        self._stop()


@pytest.fixture
def watched(journal: Journal) -> Iterator[Watched]:
    """A journal of four suppliers with running orders, their people, tags and touches."""
    fill(journal)
    made = Watched(journal)
    made.check()
    yield made
    made.close()


def fill(journal: Journal) -> None:
    for number in range(4):
        with journal.change("Fill") as session:
            supplier = session.make(Supplier, name_en=f"Works {number}", tier=number % 3 + 1, week_days=6)
            tag = session.make(Tag, name=f"tag {number}", cadence_ideal=5, cadence_longest=10)
            session.flush()
            order = session.make(
                Order, supplier_id=supplier.id, number=f"PO-{number}", stage="production", title="Hinges"
            )
            session.flush()
            paid = TODAY - timedelta(days=20 + number)
            session.make(Payment, order_id=order.id, kind="deposit", percent=30, paid_on=paid)
            for person in range(2):
                born = {"birth_calendar": "solar", "birth_month": 12, "birth_day": 1 + person + number}
                contact = session.make(Contact, name_en=f"Person {number}{person}", **born)
                session.flush()
                session.make(Employment, contact_id=contact.id, supplier_id=supplier.id)
                if person:  # the other has the days of the supplier's tier
                    session.make(Tagging, tag_id=tag.id, contact_id=contact.id)
                draft = TouchDraft(
                    at=session.now - timedelta(days=30 + number), people=(contact.id,), kind="call"
                )
                log_touch(session, draft)


def act(watched: Watched, chosen: int, chance: Random, folder: Path) -> None:
    if chosen == -2:
        watched.journal.undo()
    elif chosen == -1:
        watched.journal.redo()
    else:
        try:
            with watched.journal.change("Step") as session:
                ACTIONS[chosen](Work(session, chance, folder))
        except GuanxiError:
            pass


_steps = st.lists(
    st.tuples(st.integers(-2, len(ACTIONS) - 1), st.integers(0, 1 << 30)), min_size=30, max_size=60
)


@settings(
    max_examples=4, deadline=None, derandomize=True, phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(steps=_steps)
def test_after_any_changes_the_kept_equals_the_fresh(
    watched: Watched, tmp_path: Path, steps: list[tuple[int, int]]
) -> None:
    watched.seen = 0
    for number, (chosen, seed) in enumerate(steps):
        act(watched, chosen, Random(seed), tmp_path)
        if number % 3 != 1:  # sometimes several changes come between two looks
            watched.check()
    assert watched.seen > 100


def first(session: ChangeSession, table: type[Record]) -> Record:
    return session.scalars(select(table).order_by(table.id)).all()[0]


def second(session: ChangeSession, table: type[Record]) -> int:
    return session.scalars(select(table.id).order_by(table.id)).all()[-1]


def with_values(table: type[Record], **values: object) -> Callable[[ChangeSession], object]:
    """Return the change that fills the first record of a table."""
    return lambda session: first(session, table).fill(values)


def without(table: type[Record]) -> Callable[[ChangeSession], object]:
    """Return the change that takes the first record of a table away for good."""
    return lambda session: session.delete(first(session, table))


def with_new(table: type[Record], owner: str, whose: type[Record], **values: object) -> Callable[..., object]:
    """Return the change that adds a record to the first of its owners."""
    return lambda session: session.make(table, **{owner: first(session, whose).id, **values})


LONG_AGO = date(2026, 9, 1)
CHANGES: dict[str, Callable[[ChangeSession], object]] = {
    "supplier": with_values(Supplier, name_en="Other Works"),
    "supplier, its week": with_values(Supplier, week_days=5),
    "supplier, its tier": with_values(Supplier, tier=None),
    "contact": with_values(Contact, name_en="Other"),
    "contact, deleted": with_values(Contact, deleted_at=datetime(2026, 11, 1, tzinfo=UTC)),
    "contact, birthday": with_values(Contact, birth_day=28),
    "touch, in the trash": with_values(Touch, deleted_at=datetime(2026, 11, 1, tzinfo=UTC)),
    "touch, planned": with_values(Touch, held=False),
    "tag": with_values(Tag, cadence_ideal=300, cadence_longest=400),
    "tagging": without(Tagging),
    "purchase_order": with_values(Order, stage="shipped"),
    "purchase_order, of another": lambda session: first(session, Order).fill(
        {"supplier_id": second(session, Supplier)}
    ),
    "payment": with_values(Payment, paid_on=LONG_AGO),
    "payment, gone": without(Payment),
    "milestone": with_new(
        Milestone, "order_id", Order, english="Final inspection", target_on=TODAY + timedelta(days=2)
    ),
    "shipment": with_new(Shipment, "order_id", Order, departed_on=TODAY - timedelta(days=2)),
    "touch_person": without(TouchPerson),
    "touch_person, of another": lambda session: first(session, TouchPerson).fill(
        {"contact_id": second(session, Contact)}
    ),
    "touch_supplier, of another": lambda session: [
        row.fill({"supplier_id": second(session, Supplier)})
        for row in session.scalars(select(TouchSupplier).order_by(TouchSupplier.id)).all()[:2]
    ],
    "touch_supplier": lambda session: [
        session.delete(row)
        for row in session.scalars(select(TouchSupplier).order_by(TouchSupplier.id)).all()[:2]
    ],
    "employment": with_values(Employment, until_date=LONG_AGO),
    "employment, gone": without(Employment),
    "supplier_closing": with_new(
        SupplierClosing, "supplier_id", Supplier, from_date=date(2026, 11, 2), until_date=date(2026, 11, 20)
    ),
    "supplier_shutdown": with_new(
        SupplierShutdown, "supplier_id", Supplier, festival="golden_week", year=2026, stage="office_back",
        day=date(2026, 11, 15),
    ),
    "rhythm_pause": with_new(RhythmPause, "supplier_id", Supplier, rule="silence"),
    "rhythm_pause, of a person": with_new(RhythmPause, "contact_id", Contact, rule="cadence"),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
def test_each_kind_of_record_leads_to_whom_it_alters(watched: Watched, what: str) -> None:
    with watched.journal.read_raw() as raw:
        before = today_page(raw, TODAY, zone=UTC)
    with watched.journal.change("One") as session:
        CHANGES[what](session)
    watched.check()
    with watched.journal.read_raw() as raw:
        assert today_page(raw, TODAY, zone=UTC) != before, "the change alters nothing that Today shows"
    watched.journal.undo()
    watched.check()
    with watched.journal.read_raw() as raw:
        assert today_page(raw, TODAY, zone=UTC) == before


def test_a_boss_who_works_elsewhere_is_named_by_the_new_name(watched: Watched) -> None:
    with watched.journal.change("Boss") as session:
        elsewhere = session.make(Contact, name_en="Old Boss")
        session.flush()
        for number, job in enumerate(session.scalars(select(Employment).order_by(Employment.id)).all()):
            job.fill({"reports_to_id": elsewhere.id, "until_date": LONG_AGO if number % 2 else None})
            for days in (1, 2):
                draft = TouchDraft(session.now - timedelta(days=days), people=(job.contact_id,), kind="call")
                log_touch(session, draft)
        boss = elsewhere.id
    watched.check()
    with watched.journal.change("Rename") as session:
        session.get_one(Contact, boss).fill({"name_en": "New Boss"})
    watched.check()
    with watched.journal.read_raw() as raw:
        said = [one.result.change for one in today_page(raw, TODAY, zone=UTC, kept=watched.kept).alerts]
    assert any("New Boss" in one for one in said)


def test_every_table_that_leads_to_somebody_is_tried() -> None:
    assert {name.partition(",")[0] for name in CHANGES} == set(_LEADS)


def test_a_change_looks_at_those_alone_whom_it_can_alter(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[set[int] | None] = []
    read = kept_module.supplier_alerts

    def counting(raw: object, today: date, only: set[int] | None = None) -> object:
        asked.append(None if only is None else set(only))
        return read(raw, today, only)  # type: ignore[arg-type]

    monkeypatch.setattr(kept_module, "supplier_alerts", counting)
    with watched.journal.change("Paid") as session:
        payment = first(session, Payment)
        payment.fill({"paid_on": LONG_AGO})
        supplier = first(session, Supplier).id
    with watched.journal.read_raw() as raw:
        today_page(raw, TODAY, zone=UTC, kept=watched.kept)
        today_page(raw, TODAY + timedelta(days=1), zone=UTC, kept=watched.kept)
        watched.kept.note(0, {"touch": frozenset({1})})  # erased or filled without a record of it
        today_page(raw, TODAY + timedelta(days=1), zone=UTC, kept=watched.kept)
    assert asked == [{supplier}, None, None]


def test_what_slips_may_come_a_moment_later(watched: Watched) -> None:
    kept = Kept()
    with watched.journal.read_raw() as raw:
        begun = today_page(raw, TODAY, zone=UTC, kept=kept, first=True)
        assert kept.waits
        assert begun == replace(today_page(raw, TODAY, zone=UTC), slipping=())
        assert today_page(raw, TODAY, zone=UTC, kept=kept) == today_page(raw, TODAY, zone=UTC)
        assert not kept.waits
        again = today_page(raw, TODAY, zone=UTC, kept=kept, first=True)
        assert again == today_page(raw, TODAY, zone=UTC), "what is known stays"
