"""Ids that only grow, whatever the clock does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop import opening
from desktop.journal.ids import IdMaker, made_at
from desktop.journal.opened import open_file
from desktop.people.tables import Supplier
from tests.conftest import KEY

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def test_ids_grow_when_the_clock_jumps_back_and_when_many_are_made_at_once() -> None:
    moments = iter([NOON, NOON - timedelta(days=400), *[NOON] * 5000])
    new_id = IdMaker(7, lambda: next(moments))
    ids = [new_id() for _ in range(5002)]
    assert ids == sorted(set(ids))
    assert abs(made_at(ids[-1]) - NOON) < timedelta(milliseconds=10)


def test_undo_takes_the_last_change_though_the_clock_was_set_back_over_night(
    tmp_path: Path, empty_database: Path
) -> None:
    (tmp_path / empty_database.name).write_bytes(empty_database.read_bytes())
    for now, name in ((NOON, "First"), (NOON - timedelta(days=2), "Second")):
        opened = open_file(tmp_path, KEY)
        journal = opening.journal_from(opened, lambda now=now: now, 7)  # type: ignore[misc]
        with journal.change(f"Add {name}") as session:
            made = session.make(Supplier, name_en=name).id
        journal.close()
        opened.close()
    opened = open_file(tmp_path, KEY)
    journal = opening.journal_from(opened, lambda: NOON, 7)
    undone = journal.undo()
    journal.close()
    opened.close()
    assert undone is not None
    assert undone.rows == {"supplier": frozenset({made})}
