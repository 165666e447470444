"""Today and the card of a supplier at 5,000 people, 100,000 touches and 500 open orders."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop import opening
from desktop.clock import local_date, now
from desktop.journal.connection import READER_CACHE_KIB, connect
from desktop.journal.journal import Journal
from desktop.journal.opened import open_file
from desktop.rhythm.cards import card
from desktop.today.kept import Kept
from desktop.today.reads import today_page
from desktop.today.week import monday_of, week_review
from desktop.today.week_rules import week_rules
from desktop.touches.logging import TouchDraft, log_touch
from desktop.trade.tables import Order, Payment
from tests.benchmarks.large import KEY, large_journal
from tests.benchmarks.report import Figures
from tests.benchmarks.timing import milliseconds, p95

TODAY = local_date(now())
ORDERS = 500
_PEOPLE = "SELECT contact_id FROM employment WHERE until_date IS NULL ORDER BY id LIMIT 40"
_SUPPLIERS = """
    SELECT s.id FROM supplier AS s WHERE s.deleted_at IS NULL
    ORDER BY (SELECT count(*) FROM touch_supplier AS t WHERE t.supplier_id = s.id) DESC
"""


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    """The large journal with open orders, opened afresh, so that the first reading is cold."""
    folder = large_journal(tmp_path_factory.mktemp("rhythm") / "journal", now)
    with _opened(folder) as first, first.change("Orders") as session:
        ids = [row[0] for row in session.execute(text(_SUPPLIERS))]
        for number in range(ORDERS):
            order = session.make(
                Order, supplier_id=ids[number % len(ids)], number=f"PO-{number}", stage="production"
            )
            session.flush()
            paid = TODAY - timedelta(days=number % 60)
            session.make(Payment, order_id=order.id, kind="deposit", percent=30, paid_on=paid)
    with _opened(folder) as journal:
        gc.collect()
        gc.freeze()  # as the program does once a journal is loaded
        yield journal
        gc.unfreeze()


class _opened:  # noqa: N801 - reads as a function
    """Opens a journal for a while."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> Journal:
        self._file = open_file(self._folder, KEY)
        self._journal = opening.journal_from(self._file, now, 7)
        return self._journal

    def __exit__(self, *_error: object) -> None:
        self._journal.close()
        self._file.close()


def test_today_cold_and_after_one_change(figures: Figures, journal: Journal) -> None:
    kept = Kept()
    with journal.read_raw() as raw:
        cold = milliseconds(lambda: today_page(raw, TODAY, kept=kept))
        whole = [milliseconds(lambda: today_page(raw, TODAY)) for _ in range(5)]
        people = [row[0] for row in raw.execute(_PEOPLE).fetchall()]
    with closing(connect(journal.database, KEY, cache_kib=READER_CACHE_KIB)) as fresh:
        first = milliseconds(lambda: today_page(fresh, TODAY, kept=Kept(), first=True))
    stop = journal.watch(lambda change: kept.note(change.operation_id, change.rows))
    after = [_logged(journal, kept, person) for person in people]
    stop()
    figures.record("Today at 500 open orders, cold", cold, None, "ms", "<= 200 ms")
    figures.record("of it what the first look reads", first, None, "ms")
    figures.record("Today after one change, p95", p95(after), p95(whole), "ms", "<= 30 ms")


def _logged(journal: Journal, kept: Kept, person: int) -> float:
    """Log a touch and return how long Today takes to follow, in ms."""
    with journal.change("Log") as session:
        log_touch(session, TouchDraft(at=now(), people=(person,), kind="call", summary="Photos sent"))
    with journal.read_raw() as raw:
        return milliseconds(lambda: today_page(raw, TODAY, kept=kept))


def test_the_card_of_the_busiest_suppliers(figures: Figures, journal: Journal) -> None:
    with journal.read_raw() as raw:
        ids = [row[0] for row in raw.execute(_SUPPLIERS).fetchmany(40)]
        times = [milliseconds(lambda one=one: card(raw, "supplier", one, TODAY)) for one in ids]
    figures.record("health card of the 40 busiest suppliers, p95", p95(times), None, "ms", "<= 20 ms")


def test_a_weekly_review(figures: Figures, journal: Journal) -> None:
    monday = monday_of(TODAY)
    with journal.read_raw() as raw:
        shown = [milliseconds(lambda: week_review(raw, monday, TODAY)) for _ in range(5)]
        beside = milliseconds(lambda: week_rules(raw, monday, TODAY))
    figures.record(
        "weekly review, what is read on the screen's thread, p95", p95(shown), None, "ms", "<= 100 ms"
    )
    figures.record("weekly review, what the rules say, beside it", beside, None, "ms")
