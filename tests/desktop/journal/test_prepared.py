"""A prepared select gives what SQLAlchemy gives for it, and can be stopped as any other read."""

from __future__ import annotations

import threading
from datetime import date, datetime

import pytest
from sqlalchemy import Connection, bindparam, select

from desktop.journal.journal import Journal
from desktop.journal.prepared import Prepared, driver
from desktop.journal.schema import as_ids, given_ids
from desktop.journal.stopping import StoppableRead, Stopped
from desktop.people.tables import Contact, Employment, Supplier

UNTIL = date(2026, 5, 1)
FIRST = (
    select(
        Employment.id, Employment.until_date, Employment.deleted_at, Contact.birth_leap, Contact.created_at
    )
    .join(Contact, Contact.id == Employment.contact_id)
    .where(Employment.until_date >= bindparam("day"), Contact.name_zh == "李伟")
    .order_by(Employment.until_date)
    .limit(1)
)


@pytest.fixture
def employed(journal: Journal) -> list[int]:
    """The ids of two jobs, of which the second ended first."""
    with journal.change("Add") as session:
        firm = session.make(Supplier, name_en="Guangming")
        person = session.make(Contact, name_zh="李伟", birth_leap=True)
        session.flush()
        jobs = [
            session.make(Employment, contact_id=person.id, supplier_id=firm.id, until_date=until)
            for until in (date(2026, 9, 1), UNTIL)
        ]
        return [job.id for job in jobs]


def test_cells_are_those_of_the_columns(journal: Journal, employed: list[int]) -> None:
    prepared = Prepared(FIRST)
    with journal.read() as connection:
        for day in (date(2026, 1, 1), UNTIL, date(2026, 6, 1), date(2027, 1, 1)):
            expected = connection.execute(FIRST, {"day": day}).all()
            found = prepared.run(connection, {"day": day}).all()
            assert found == expected
            assert [row._fields for row in found] == [row._fields for row in expected]
        row = prepared.run(connection, {"day": UNTIL}).one()
    assert (row.id, row.until_date, row.deleted_at) == (employed[1], UNTIL, None)
    assert row.birth_leap is True
    assert isinstance(row.created_at, datetime)


def test_ids_are_given_as_one_value(journal: Journal, employed: list[int]) -> None:
    prepared = Prepared(select(Employment.id).where(Employment.id.in_(given_ids())))
    with journal.read() as connection:
        for ids in ([], employed[:1], employed):
            assert prepared.run(connection, {"ids": as_ids(ids)}).scalars().all() == ids


def test_a_value_that_is_left_out_is_a_fault(journal: Journal) -> None:
    with journal.read() as connection, pytest.raises(KeyError, match="day"):
        Prepared(FIRST).run(connection, {})


def test_a_read_by_the_driver_can_be_stopped(journal: Journal) -> None:
    reading = StoppableRead(journal)

    def endless(connection: Connection) -> None:
        threading.Timer(0.05, reading.stop).start()
        driver(connection).execute(
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
        ).fetchall()

    with pytest.raises(Stopped):
        reading.run(endless)
