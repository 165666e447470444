"""The search index is made anew in steps, while others change the journal."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from desktop.errors import Refused
from desktop.finding import find_touches
from desktop.journal import search
from desktop.journal.asking import Asked
from desktop.journal.checking import check
from desktop.journal.journal import Journal
from desktop.people.contacts import add_contact
from desktop.touches.logging import TouchDraft, delete_touches, log_touch

NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)


@pytest.fixture
def touches(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Five touches, two to a step."""
    monkeypatch.setattr(search, "_BATCH", 2)
    with journal.change("Log") as session:
        person = add_contact(session, {"name_zh": "王伟"})
        session.flush()
        return [
            log_touch(session, TouchDraft(at=NOON - timedelta(days=n), people=(person,), summary=f"报价 {n}"))
            for n in range(5)
        ]


def found(journal: Journal, typed: str = "报价") -> list[str]:
    with journal.read() as connection:
        return [hit.summary.text for hit in find_touches(connection, Asked(typed, 9))]


def sound(journal: Journal) -> bool:
    return check(journal, Random(1)).sound


def spoil(journal: Journal) -> None:
    with journal.transaction() as (connection, _id, _now):
        connection.exec_driver_sql("DELETE FROM search_index WHERE rowid IN (SELECT id FROM search_document)")


def test_an_index_that_lost_its_words_is_found_out_and_mended(journal: Journal, touches: list[int]) -> None:
    before = found(journal)
    spoil(journal)
    assert found(journal) == []
    assert not sound(journal)
    assert list(journal.rebuild_search()) == sorted(set(journal.rebuild_search()))
    assert found(journal) == before
    assert sound(journal)


def test_what_changes_meanwhile_is_in_the_new_index(journal: Journal, touches: list[int]) -> None:
    steps = journal.rebuild_search()
    next(steps)
    next(steps)
    with journal.change("More") as session:
        person = add_contact(session, {"name_zh": "张三"})
        session.flush()
        log_touch(session, TouchDraft(at=NOON, people=(person,), summary="报价 new"))
        delete_touches(session, [touches[0], touches[4]])
    shown = found(journal)
    assert "报价 new" in shown
    list(steps)
    assert sorted(found(journal)) == sorted(shown)
    assert sound(journal)
    journal.undo()
    assert len(found(journal)) == 5
    assert sound(journal)


def test_stopping_leaves_the_old_index_and_no_tables(journal: Journal, touches: list[int]) -> None:
    spoil(journal)
    steps = journal.rebuild_search()
    next(steps)
    steps.close()
    assert found(journal) == []
    with journal.read() as connection:
        left = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE name LIKE 'search%next%'"
        ).all()
    assert left == []
    list(journal.rebuild_search())
    assert len(found(journal)) == 5


def test_it_is_made_once_at_a_time_and_beside_other_threads(journal: Journal, touches: list[int]) -> None:
    steps = journal.rebuild_search()
    next(steps)
    with pytest.raises(Refused, match="already"):
        next(journal.rebuild_search())

    def log() -> None:
        with journal.change("More") as session:
            person = add_contact(session, {"name_zh": "李四"})
            session.flush()
            log_touch(session, TouchDraft(at=NOON, people=(person,), summary="报价 beside"))

    thread = threading.Thread(target=log)
    thread.start()
    thread.join(20)
    list(steps)
    assert "报价 beside" in found(journal)


def test_more_documents_than_a_minute_holds_go_on_in_the_next_newest_first(journal: Journal) -> None:
    taken: set[int] = set()

    def last(start: int) -> int | None:
        return max((one for one in taken if start <= one < start + 256), default=None)

    ids = search.FreeIds(last)
    got = [ids.take(NOON) for _ in range(600)]
    assert got == sorted(set(got))
    assert got[0] == search.first_id(NOON)
    assert got[256] == search.first_id(NOON + timedelta(minutes=1))
    taken.update(got)
    assert search.FreeIds(last).take(NOON) == got[-1] + 1
    assert ids.take(NOON + timedelta(minutes=1)) == got[-1] + 1
