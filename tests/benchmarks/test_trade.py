"""How fast orders are listed: 5,000 of them with 40,000 milestones, by page, by text, by supplier, and the board."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from desktop import opening
from desktop.demo.rows import add_rows
from desktop.journal.connection import DatabaseKey
from desktop.journal.journal import ChangeSession, Journal
from desktop.journal.opened import open_file
from desktop.people.suppliers import add_supplier
from desktop.trade.order_reads import SORTS, OrderFilter, board, order_ids, order_rows
from desktop.trade.tables import Milestone, Order, OrderItem, Payment
from desktop.trade.words import STAGES
from tests.benchmarks.report import Figures
from tests.benchmarks.timing import p95

KEY = DatabaseKey(bytes(range(32)), bytes(range(16)))
NOW = datetime(2027, 2, 2, 1, tzinfo=UTC)
ORDERS, STEPS, PAGE = 5000, 8, 24


def _fill(session: ChangeSession) -> None:
    """Write orders at 100 suppliers, two thirds of them open, each with eight milestones."""
    suppliers = [add_supplier(session, {"name_en": f"Works {n}", "name_zh": "光明五金"}) for n in range(100)]
    session.flush()
    moment = {"created_at": session.now, "updated_at": session.now}
    orders, items, steps, paid = [], [], [], []
    for number in range(ORDERS):
        order_id, stage = session.new_id(), STAGES[number % 7]
        closed = date(2027, 1, 5) if stage in ("done", "cancelled") else None
        day = date(2026, 1, 1) + timedelta(days=number % 365)
        orders.append(
            moment
            | {"id": order_id, "supplier_id": suppliers[number % 100], "number": f"PO-2026-{number:04d}"}
            | {"title": f"Hinges {number}", "stage": stage, "ordered_on": day, "closed_on": closed}
        )
        items.append(
            moment
            | {"id": session.new_id(), "order_id": order_id, "description": "Hinge", "quantity": 5000}
            | {"unit_price": 8600}
        )
        paid.append(
            moment | {"id": session.new_id(), "order_id": order_id, "kind": "deposit", "amount": 1000}
        )
        for place in range(STEPS):
            on = day + timedelta(days=place * 9)
            done = on if place < number % STEPS else None
            steps.append(
                moment
                | {"id": session.new_id(), "order_id": order_id, "position": place, "key": f"step{place}"}
                | {"english": f"Step {place}", "hanzi": "步骤", "target_on": on, "actual_on": done}
            )
    for table, rows in ((Order, orders), (OrderItem, items), (Payment, paid), (Milestone, steps)):
        add_rows(session, table, rows)


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    folder: Path = tmp_path_factory.mktemp("trade")
    opening.create(folder, KEY)
    opened = open_file(folder, KEY)
    held = opening.journal_from(opened, lambda: NOW, 7)
    with held.fill() as session:
        _fill(session)
    yield held
    held.close()
    opened.close()


def _listed(journal: Journal, chosen: OrderFilter, sort: str) -> Callable[[], None]:
    def read() -> None:
        with journal.read() as connection:
            key = next(one for one in SORTS if one == sort)
            ids = order_ids(connection, chosen, key)
            assert order_rows(connection, ids[:PAGE])

    return read


def _milliseconds(action: Callable[[], object]) -> float:
    """Return the processor time of an action in ms, which other work on the machine does not change much."""
    start = time.process_time()
    action()
    return (time.process_time() - start) * 1000


def test_lists_and_board(journal: Journal, figures: Figures) -> None:
    chosen = [
        OrderFilter(), OrderFilter(open_only=True), OrderFilter(stages=("production",)),
        OrderFilter(typed="hinges 49"),
    ]  # fmt: skip
    reads = [_listed(journal, one, sort) for one in chosen for sort in SORTS]
    for read in reads:
        read()
    figures.record(
        "orders: list, p95", p95([_milliseconds(read) for _n in range(6) for read in reads]), aim="<= 20 ms"
    )

    def whole() -> None:
        with journal.read() as connection:
            assert sum(map(len, board(connection).values())) == 200

    whole()
    figures.record("orders: board, p95", p95([_milliseconds(whole) for _n in range(20)]), aim="<= 100 ms")
