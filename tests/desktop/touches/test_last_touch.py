"""The day of the last touch, kept for each contact and supplier, follows whatever becomes of touches."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from desktop.demo.fill import fill_demo
from desktop.forgetting.forget import Choice, forget
from desktop.journal.checking import Stage, check
from desktop.journal.connection import connect
from desktop.journal.journal import Journal
from desktop.journal.migrating import migrate
from desktop.journal.opened import DATABASE
from desktop.journal.schema import milliseconds
from desktop.people.tables import Contact, Employment, Supplier
from desktop.touches.last_touch import are_right
from desktop.touches.logging import TouchDraft, delete_touches, edit_touch, log_touch, restore_touches
from tests.conftest import KEY

NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def li(journal: Journal) -> int:
    """Li works at one supplier."""
    with journal.change("People") as session:
        house = session.make(Supplier, name_en="Guangming").id
        li = session.make(Contact, name_zh="李伟").id
        session.flush()
        session.make(Employment, contact_id=li, supplier_id=house)
    return li


def log(journal: Journal, li: int, days_ago: int, **values: object) -> int:
    with journal.change("Log touch") as session:
        return log_touch(session, TouchDraft(at=NOON - days_ago * DAY, people=(li,), **values))


def days_ago(journal: Journal) -> tuple[int | None, int | None]:
    """Return how many days before the 20th Li and the supplier were last in touch."""
    with journal.read() as connection:
        assert list(are_right(connection)) == []
        kept = [
            connection.exec_driver_sql(f"SELECT at FROM {table}").scalar()
            for table in ("contact_last_touch", "supplier_last_touch")
        ]
    person, house = [None if at is None else (milliseconds(NOON) - at) // 86_400_000 for at in kept]
    return person, house


def test_the_newest_touch_that_counts_is_kept(journal: Journal, li: int) -> None:
    assert days_ago(journal) == (None, None)
    log(journal, li, 5)
    log(journal, li, 9)
    log(journal, li, 1, counts=False)
    log(journal, li, 0, held=False)
    assert days_ago(journal) == (5, 5)


def test_what_is_thrown_away_moved_or_undone_leads_back_to_the_one_before(journal: Journal, li: int) -> None:
    log(journal, li, 9)
    newest = log(journal, li, 2)
    with journal.change("Delete") as session:
        delete_touches(session, [newest])
    assert days_ago(journal) == (9, 9)
    with journal.change("Restore") as session:
        restore_touches(session, [newest])
    assert days_ago(journal) == (2, 2)
    with journal.change("Edit") as session:
        edit_touch(session, newest, TouchDraft(at=NOON - 12 * DAY, people=(li,)))
    assert days_ago(journal) == (9, 9)
    journal.undo()
    assert days_ago(journal) == (2, 2)
    journal.undo(), journal.undo(), journal.undo()
    assert days_ago(journal) == (9, 9)
    journal.redo()
    assert days_ago(journal) == (2, 2)


def test_who_is_deleted_for_good_leaves_no_day_behind(journal: Journal, li: int) -> None:
    log(journal, li, 3)
    forget(journal, li, Choice())
    assert days_ago(journal) == (None, None)


def test_a_journal_that_is_filled_has_its_days(journal: Journal) -> None:
    fill_demo(journal, NOON.date(), touches=150)
    with journal.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM contact_last_touch").scalar()
        assert list(are_right(connection)) == []


def test_a_wrong_day_is_found_and_mended_with_the_index(journal: Journal, li: int) -> None:
    log(journal, li, 3)
    with journal.transaction() as (connection, *_rest):
        connection.exec_driver_sql("UPDATE contact_last_touch SET at = 0")
        connection.exec_driver_sql("DELETE FROM supplier_last_touch")
    found = check(journal, Random(1), [are_right]).findings
    assert [(one.test, one.table) for one in found] == [
        (Stage.RULES, "contact_last_touch"),
        (Stage.RULES, "supplier_last_touch"),
    ]
    assert found[0].ids == (li,)
    list(journal.rebuild_search())
    assert days_ago(journal) == (3, 3)


def test_an_older_journal_gets_its_days(journal: Journal, li: int) -> None:
    log(journal, li, 3)
    folder: Path = journal.folder
    journal.close()
    raw = connect(folder / DATABASE, KEY)
    raw.execute("DROP TABLE contact_last_touch")
    raw.execute("DROP TABLE supplier_last_touch")
    raw.close()
    migrate(folder, KEY, 21, 22)
    raw = connect(folder / DATABASE, KEY)
    assert raw.execute("SELECT contact_id FROM contact_last_touch").fetchall() == [(li,)]
    assert raw.execute("SELECT count(*) FROM supplier_last_touch").fetchall() == [(1,)]
    raw.close()
