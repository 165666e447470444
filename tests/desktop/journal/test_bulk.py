"""Rows that come in by the thousand are kept, recorded and undone like any others."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select
from sqlcipher3.dbapi2 import IntegrityError

from desktop.journal.asking import Asked, newest
from desktop.journal.bulk import insert_rows, insert_stored
from desktop.journal.journal import Journal
from desktop.journal.schema import Base
from desktop.journal.tables import OperationRow
from desktop.notes.tables import Note
from desktop.people.tags import tag_facet
from desktop.practice.tables import OwnPhrase

TABLE = Base.metadata.tables["own_phrase"]
MANY = 120
"""So many that they are recorded together."""
NOW = datetime(2026, 11, 22, 9, 0, 0, 123_000, tzinfo=UTC)


def row(number: int, **values: object) -> dict[str, object]:
    stamp = {"created_at": NOW, "updated_at": NOW}
    return {
        "id": number,
        "key": f"own.{number}",
        "simplified": "您好",
        "taught_on": date(2026, 5, 1),
        **stamp,
        **values,
    }


def test_values_and_defaults_are_those_of_the_columns(journal: Journal) -> None:
    with journal.change("Many") as session:
        insert_rows(session.connection(), TABLE, [row(1), row(2)])
    with journal.read() as connection:
        kept = connection.execute(select(TABLE).where(TABLE.c.id == 2)).one()
    assert (kept.simplified, kept.taught_on, kept.created_at) == ("您好", date(2026, 5, 1), NOW)
    assert (kept.source, kept.level, kept.deleted_at) == ("own", 1, None)


def test_they_are_undone_and_redone(journal: Journal) -> None:
    def count() -> int:
        with journal.read() as connection:
            return connection.scalar(select(func.count()).select_from(OwnPhrase)) or 0

    with journal.change("Many") as session:
        insert_rows(session.connection(), TABLE, [row(number) for number in range(1, 1201)])
    assert count() == 1200
    journal.undo()
    assert count() == 0
    journal.redo()
    assert count() == 1200


def test_no_rows_are_no_change(journal: Journal) -> None:
    with journal.change("None") as session:
        insert_rows(session.connection(), TABLE, [])
    assert journal.next_undo() is None


def test_rows_of_other_columns_are_refused(journal: Journal) -> None:
    with pytest.raises(KeyError), journal.change("Odd") as session:
        short = row(2)
        del short["simplified"]
        insert_rows(session.connection(), TABLE, [row(1), short])


def english(journal: Journal) -> list[str]:
    with journal.read() as connection:
        return list(connection.scalars(select(TABLE.c.english).order_by(TABLE.c.id)))


def logged(journal: Journal) -> list[tuple[int, str | None, str | None]]:
    with journal.read() as connection:
        query = select(OperationRow.row_id, OperationRow.before, OperationRow.after)
        return [(row[0], row[1], row[2]) for row in connection.execute(query.order_by(OperationRow.id))]


@pytest.mark.parametrize("count", [1, MANY])
def test_the_log_keeps_them_whole_like_rows_that_came_alone(journal: Journal, count: int) -> None:
    with journal.change("Many") as session:
        insert_rows(session.connection(), TABLE, [row(number) for number in range(1, count + 1)])
    with journal.change("One") as session:
        session.execute(TABLE.insert(), [row(999)])
    (_, before, many), *_rest, (_, _, one) = logged(journal)
    assert before is None
    assert many is not None
    assert one is not None
    assert many.replace('"id":1,', '"id":999,').replace("own.1", "own.999") == one


@pytest.mark.parametrize("count", [3, MANY])
def test_the_log_keeps_what_the_same_change_made_of_them(journal: Journal, count: int) -> None:
    with journal.change("Many") as session:
        insert_rows(session.connection(), TABLE, [row(number) for number in range(1, count + 1)])
        session.execute(TABLE.update().where(TABLE.c.id == 2).values(english="Hello"))
        session.execute(TABLE.delete().where(TABLE.c.id > 2))
    kept = logged(journal)
    assert [(row_id, before) for row_id, before, _ in kept] == [(1, None), (2, None)]
    assert '"english":"Hello"' in str(kept[1][2])
    journal.undo()
    journal.redo()
    assert english(journal) == ["", "Hello"]


@pytest.mark.parametrize("count", [3, MANY])
def test_rows_that_take_the_place_of_deleted_ones_are_undone_to_those(journal: Journal, count: int) -> None:
    with journal.change("Before") as session:
        insert_rows(session.connection(), TABLE, [row(1, english="Old"), row(2, english="Same")])
    with journal.change("Again") as session:
        session.execute(TABLE.delete())
        fresh = [row(number, english="New") for number in range(3, count + 1)]
        insert_rows(session.connection(), TABLE, [row(1, english="New"), row(2, english="Same"), *fresh])
    of_again = logged(journal)[2:]
    assert [row_id for row_id, before, _after in of_again if before is not None] == [1]
    assert 2 not in [row_id for row_id, _before, _after in of_again]
    journal.undo()
    assert english(journal) == ["Old", "Same"]
    journal.redo()
    assert english(journal) == ["New", "Same", *("New" for _row in fresh)]


def test_words_of_rows_that_take_the_place_of_many_are_found(journal: Journal) -> None:
    notes = Base.metadata.tables["note"]

    def many(title: str) -> list[dict[str, object]]:
        cells = {"body": "", "written_at": NOW, "created_at": NOW, "updated_at": NOW}
        return [{"id": number, "title": title, **cells} for number in range(1, MANY + 1)]

    with journal.change("Before") as session:
        insert_rows(session.connection(), notes, many("Visit"))
    with journal.change("Again") as session:
        session.execute(notes.delete())
        insert_rows(session.connection(), notes, many("Dinner"))
    with journal.read() as connection:
        assert newest(connection, "note", Asked("Visit")) == []
        assert newest(connection, "note", Asked("Dinner"))


def test_documents_follow_from_rows_that_belong_to_them(journal: Journal) -> None:
    with journal.change("Note") as session:
        note = session.make(Note, title="Visit", body="Visit", written_at=NOW).id
    tags = Base.metadata.tables["note_tag"]
    tag = {"id": 5, "note_id": note, "name": "VIP", "key": "vip", "created_at": NOW, "updated_at": NOW}
    with journal.change("Many") as session:
        insert_rows(session.connection(), tags, [tag])
    with journal.read() as connection:
        assert newest(connection, "note", Asked(facets=((tag_facet("vip"),),))) == [note]


def test_documents_follow_from_many_rows_that_belong_to_them(journal: Journal) -> None:
    with journal.change("Note") as session:
        notes = [session.make(Note, title="Visit", body="Visit", written_at=NOW).id for _ in range(200)]
    stamp = {"created_at": NOW, "updated_at": NOW}
    rows = [
        {"id": at, "note_id": note, "name": "VIP", "key": "vip", **stamp} for at, note in enumerate(notes, 1)
    ]
    with journal.change("Many") as session:
        insert_rows(session.connection(), Base.metadata.tables["note_tag"], rows)
    with journal.read() as connection:
        assert len(newest(connection, "note", Asked(limit=500, facets=((tag_facet("vip"),),)))) == 200


def test_many_rows_that_are_refused_leave_nothing_and_the_next_ones_are_recorded(journal: Journal) -> None:
    twice = [row(number % 300 + 1) for number in range(301)]
    with pytest.raises(IntegrityError), journal.change("Twice") as session:
        insert_rows(session.connection(), TABLE, twice)
    assert logged(journal) == []
    with journal.change("One") as session:
        session.execute(TABLE.insert(), [row(7)])
    assert [row_id for row_id, _, _ in logged(journal)] == [7]
    journal.undo()
    with journal.read() as connection:
        assert connection.scalar(select(func.count()).select_from(OwnPhrase)) == 0


def test_cells_that_all_rows_share_are_written_as_they_are(journal: Journal) -> None:
    same: dict[str, int | str | None] = {
        "created_at": 1,
        "updated_at": 2,
        "note": "it's 5 o'clock",
        "situation": "?",
        "deleted_at": None,
    }
    with journal.change("Many") as session:
        insert_stored(session.connection(), TABLE, ("id", "key"), [(1, "own.1"), (2, "own.2")], same)
    with journal.read() as connection:
        kept = connection.execute(select(TABLE).where(TABLE.c.id == 2)).one()
    assert (kept.key, kept.note, kept.situation, kept.level) == ("own.2", "it's 5 o'clock", "?", 1)
