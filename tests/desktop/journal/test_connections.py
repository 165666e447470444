"""Reads and changes share one connection in the main thread, and nobody notices but by the time it takes."""

from __future__ import annotations

import threading
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Connection, MetaData, func, select
from sqlcipher3.dbapi2 import OperationalError

from desktop.errors import StoreError
from desktop.journal import history
from desktop.journal.connections import Connections
from desktop.journal.history import statements
from desktop.journal.journal import Journal
from desktop.people.tables import Supplier

_COUNT = select(func.count()).select_from(Supplier)


def add(journal: Journal) -> None:
    with journal.change("Add") as session:
        session.make(Supplier, name_en="Hengda")


def count(journal: Journal) -> int | None:
    with journal.read() as connection:
        return connection.scalar(_COUNT)


def of_driver(connection: Connection) -> object:
    return connection.connection.driver_connection


def test_the_main_thread_reads_where_it_changes(journal: Journal) -> None:
    with journal.change("Add") as session:
        changing = of_driver(session.connection())
        session.make(Supplier, name_en="Hengda")
    with journal.read() as connection:
        assert of_driver(connection) is changing
        assert connection.scalar(_COUNT) == 1


def test_a_read_inside_a_change_sees_what_was_there_before(journal: Journal) -> None:
    with journal.change("Add") as session:
        session.make(Supplier, name_en="Hengda")
        session.flush()
        assert count(journal) == 0
    assert count(journal) == 1


def test_a_read_inside_a_read_sees_the_same(journal: Journal) -> None:
    add(journal)
    with journal.read() as connection:
        assert count(journal) == 1
        assert connection.scalar(_COUNT) == 1
    assert count(journal) == 1


def test_a_change_inside_a_read_is_made_and_undone(journal: Journal) -> None:
    with journal.read() as connection:
        assert connection.scalar(_COUNT) == 0
        add(journal)
        assert connection.scalar(_COUNT) == 0  # one state as long as it is held
    assert count(journal) == 1
    journal.undo()
    assert count(journal) == 0


def test_the_main_thread_does_not_wait_for_a_change_of_another(journal: Journal) -> None:
    written, read = threading.Event(), threading.Event()

    def change() -> None:
        with journal.change("Add") as session:
            session.make(Supplier, name_en="Hengda")
            session.flush()
            written.set()
            assert read.wait(10)

    with ThreadPoolExecutor(1) as pool:
        changing = pool.submit(change)
        assert written.wait(10)
        assert count(journal) == 0
        read.set()
        changing.result()
    assert count(journal) == 1


def test_another_thread_reads_while_the_main_thread_does(journal: Journal) -> None:
    add(journal)
    with ThreadPoolExecutor(1) as pool, journal.read() as connection:
        assert connection.scalar(_COUNT) == 1
        assert pool.submit(count, journal).result(10) == 1


def test_what_a_read_writes_is_not_kept(journal: Journal) -> None:
    add(journal)
    with journal.read() as connection:
        connection.exec_driver_sql("DELETE FROM supplier")
    assert count(journal) == 1


@pytest.mark.parametrize("aside", [False, True])
def test_who_is_in_the_door_while_it_closes_opens_no_file_again(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, aside: bool
) -> None:
    add(journal)
    look = Connections._check_open

    def close_behind(connections: Connections) -> None:
        look(connections)
        monkeypatch.undo()
        journal.close()

    monkeypatch.setattr(Connections, "_check_open", close_behind)
    with pytest.raises(StoreError, match="closed"):
        if aside:
            with ThreadPoolExecutor(1) as pool:
                pool.submit(count, journal).result(10)
        else:
            count(journal)


def test_a_journal_can_be_changed_after_getting_ready_to_record_was_broken_off(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half_way(metadata: MetaData, whole: Collection[str]) -> list[str]:
        made = statements(metadata, whole)
        return [*made[: len(made) // 2], "no statement"]

    with monkeypatch.context() as broken, pytest.raises(OperationalError):
        broken.setattr(history, "statements", half_way)
        add(journal)
    add(journal)
    assert count(journal) == 1
    journal.undo()
    assert count(journal) == 0
