"""Random histories of all use cases: sound after every step, undone to the beginning, done again to the end."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from desktop import opening
from desktop.errors import GuanxiError
from desktop.journal.history import logged_tables
from desktop.journal.journal import Journal
from desktop.journal.opened import OpenedFile, open_file
from desktop.journal.search_check import search_differences
from desktop.journal.tables import SearchDocument
from desktop.subjects import METADATA
from desktop.touches.last_touch import are_right as last_touches_are_right
from desktop.touches.timeline_ids import TimelineFilter, timeline_ids
from tests.conftest import KEY
from tests.desktop.conftest import SteppingClock
from tests.desktop.random_circle import CIRCLE
from tests.desktop.random_dates import CALENDAR
from tests.desktop.random_fields import FIELDS
from tests.desktop.random_files import FILES
from tests.desktop.random_giving import GIVING
from tests.desktop.random_notes import NOTES
from tests.desktop.random_practice import PRACTICE
from tests.desktop.random_quality import QUALITY
from tests.desktop.random_relationship import RELATIONSHIP
from tests.desktop.random_sourcing import SOURCING
from tests.desktop.random_trade import TRADE
from tests.desktop.random_visits import VISITS
from tests.desktop.random_work import MAKING, PEOPLE, Action, Work

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
Tables = dict[str, list[tuple[Any, ...]]]
TYPED = ("交期", "samp", "付", "VIP", "étui", "何时")
ACTIONS = (*PEOPLE, *FILES, *CALENDAR, *TRADE, *SOURCING, *QUALITY, *NOTES, *PRACTICE, *RELATIONSHIP, *GIVING)
ACTIONS += (*CIRCLE, *FIELDS, *VISITS)
_actions = st.sampled_from(range(-2, len(ACTIONS)))
_steps = st.lists(st.tuples(_actions, st.integers(0, 1 << 30)), min_size=12, max_size=24)


class History:
    """A journal with the states that it went through, as undo and redo should find them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = SteppingClock(NOW)
        self._open()
        self.states: list[Tables] = [tables(self.journal)]
        self.at = 0

    def _open(self) -> None:
        self.opened: OpenedFile = open_file(self.folder, KEY)
        self.journal: Journal = opening.journal_from(self.opened, self.clock, 7)

    def close(self) -> None:
        self.journal.close()
        self.opened.close()

    def reopen(self) -> None:
        self.close()
        self._open()

    def act(self, action: Action, chance: Random) -> None:
        """Do one thing; what the journal refuses leaves everything as it was."""
        before = self.journal.next_undo()
        try:
            with self.journal.change("Step") as session:
                action(Work(session, chance, self.folder))
        except GuanxiError:
            assert self.journal.next_undo() == before
        if self.journal.next_undo() == before:
            assert tables(self.journal) == self.states[self.at]
            return
        del self.states[self.at + 1 :]
        self.states.append(tables(self.journal))
        self.at += 1

    def undo(self) -> None:
        if self.at == 0:
            assert self.journal.undo() is None
            return
        assert self.journal.undo() is not None
        self.at -= 1
        assert tables(self.journal) == self.states[self.at]

    def redo(self) -> None:
        if self.at + 1 == len(self.states):
            assert self.journal.redo() is None
            return
        assert self.journal.redo() is not None
        self.at += 1
        assert tables(self.journal) == self.states[self.at]

    def check(self) -> None:
        with self.journal.read() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
            assert connection.exec_driver_sql("PRAGMA quick_check").scalar() == "ok"
            for kind in self.journal.searchable:
                assert search_differences(connection, kind, Random(0), 100) == ()
            assert list(last_touches_are_right(connection)) == []


def tables(journal: Journal) -> Tables:
    """Return all rows of all tables that undo is about."""
    with journal.read() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(table.c.id))]
            for table in logged_tables(METADATA)
        }


def found(journal: Journal) -> tuple[set[tuple[str, int]], list[list[int]]]:
    """Return what the search index holds, and what is found by some words."""
    with journal.read() as connection:
        held = {(row.kind, row.record_id) for row in connection.execute(select(SearchDocument.__table__))}
        return held, [timeline_ids(connection, chosen=TimelineFilter(text=typed)) for typed in TYPED]


@settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # making a failing history shorter would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 1 << 30), steps=_steps)
def test_any_history_can_be_undone_and_done_again(
    empty_database: Path, seed: int, steps: list[tuple[int, int]]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / empty_database.name).write_bytes(empty_database.read_bytes())
        history = History(folder)
        try:
            run(history, Random(seed), steps)
        finally:
            history.close()


def run(history: History, chance: Random, steps: list[tuple[int, int]]) -> None:
    for action in (*MAKING, *MAKING):
        history.act(action, chance)
    for number, (chosen, step_seed) in enumerate(steps):
        if chosen == -2:
            history.undo()
        elif chosen == -1:
            history.redo()
        else:
            history.act(ACTIONS[chosen], Random(step_seed))
        history.check()
        if number == len(steps) // 2:
            history.reopen()
    kept = found(history.journal)
    assert list(history.journal.rebuild_search()) is not None
    assert found(history.journal) == kept
    while history.at:
        history.undo()
    history.check()
    history.reopen()
    while history.at + 1 < len(history.states):
        history.redo()
    history.check()
