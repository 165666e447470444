"""Changing, undoing and redoing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from desktop import opening
from desktop.errors import Refused, StoreError
from desktop.journal.journal import Change, Journal
from desktop.journal.opened import open_file
from desktop.journal.tables import OperationRow, Photo
from desktop.people.tables import Contact, Supplier


def names(journal: Journal) -> list[str]:
    with journal.read() as connection:
        return list(connection.scalars(select(Supplier.name_en).order_by(Supplier.id)))


def add(journal: Journal, name: str) -> int:
    with journal.change("Add supplier") as session:
        return session.make(Supplier, name_en=name).id


def rename(journal: Journal, supplier_id: int, name: str) -> None:
    with journal.change("Rename") as session:
        session.get_one(Supplier, supplier_id).name_en = name


def test_a_change_is_there_after_it_and_undone_after_undo(journal: Journal) -> None:
    add(journal, "Yiwu Guangming")
    assert names(journal) == ["Yiwu Guangming"]
    assert journal.next_undo() is not None
    journal.undo()
    assert names(journal) == []
    journal.redo()
    assert names(journal) == ["Yiwu Guangming"]


def test_a_failing_change_leaves_nothing(journal: Journal) -> None:
    with pytest.raises(ZeroDivisionError), journal.change("Add") as session:
        session.make(Supplier, name_en="half")
        session.flush()
        raise ZeroDivisionError
    assert names(journal) == []
    assert journal.next_undo() is None


def test_nothing_changed_leaves_no_undo_step(journal: Journal) -> None:
    supplier_id = add(journal, "A")
    rename(journal, supplier_id, "A")
    assert journal.next_undo() is not None
    assert journal.next_undo()[1] == "Add supplier"  # type: ignore[index]


def test_undo_goes_back_step_by_step_and_redo_forward_again(journal: Journal) -> None:
    supplier_id = add(journal, "A")
    for name in "BCD":
        rename(journal, supplier_id, name)
    seen = []
    while journal.undo():
        seen.append(names(journal))
    assert seen == [["C"], ["B"], ["A"], []]
    seen = []
    while journal.redo():
        seen.append(names(journal))
    assert seen == [["A"], ["B"], ["C"], ["D"]]


def test_a_new_change_ends_what_could_be_redone(journal: Journal) -> None:
    supplier_id = add(journal, "A")
    rename(journal, supplier_id, "B")
    journal.undo()
    rename(journal, supplier_id, "X")
    assert journal.next_redo() is None
    journal.undo()
    assert names(journal) == ["A"]


def test_undo_of_an_older_change_is_refused_when_the_row_has_changed_since(journal: Journal) -> None:
    supplier_id = add(journal, "A")
    rename(journal, supplier_id, "B")
    older = journal.next_undo()
    assert older is not None
    rename(journal, supplier_id, "C")
    with pytest.raises(Refused, match="changed since"):
        journal.undo(older[0])
    assert names(journal) == ["C"]


def test_undo_of_an_older_change_goes_when_only_other_fields_changed(journal: Journal) -> None:
    supplier_id = add(journal, "A")
    rename(journal, supplier_id, "B")
    older = journal.next_undo()
    with journal.change("Move") as session:
        session.get_one(Supplier, supplier_id).city_en = "Yiwu"
    assert older is not None
    journal.undo(older[0])
    with journal.read() as connection:
        row = connection.execute(select(Supplier.name_en, Supplier.city_en)).one()
    assert tuple(row) == ("A", "Yiwu")


def test_undo_of_making_a_record_is_refused_while_others_refer_to_it(journal: Journal) -> None:
    with journal.change("Add boss") as session:
        boss = session.make(Contact, name_zh="张建国").id
    made = journal.next_undo()
    with journal.change("Add rep") as session:
        session.make(Contact, name_zh="李伟", introduced_by_id=boss)
    assert made is not None
    with pytest.raises(Refused, match="hold on to"):
        journal.undo(made[0])
    with journal.read() as connection:
        assert connection.scalar(text("SELECT count(*) FROM contact")) == 2


def test_bytes_come_back_exactly(journal: Journal) -> None:
    with journal.change("Add photo") as session:
        photo = session.make(Photo, mime="image/png", data=bytes(range(256)))
    with journal.change("Delete photo") as session:
        session.delete(session.get_one(Photo, photo.id))
    journal.undo()
    with journal.read() as connection:
        assert connection.scalar(select(Photo.data)) == bytes(range(256))


def test_a_small_change_of_a_long_text_takes_little_room_and_is_undone(journal: Journal) -> None:
    with journal.change("Add") as session:
        supplier_id = session.make(Supplier, name_en="A", notes="样品 " * 100_000).id
    for number in range(3):
        rename(journal, supplier_id, f"Name {number}")
    with journal.read() as connection:
        sizes = select(func.length(OperationRow.before) + func.length(OperationRow.after))
        assert max(size or 0 for size in connection.scalars(sizes)) < 1000
    for _ in range(3):
        journal.undo()
    assert names(journal) == ["A"]
    journal.redo()
    assert names(journal) == ["Name 0"]


def test_two_threads_that_undo_at_once_never_take_the_same_change(journal: Journal) -> None:
    for number in range(20):
        add(journal, f"S{number}")
    with ThreadPoolExecutor(2) as threads:
        done = [threads.submit(journal.undo) for _ in range(20)]
    assert all(one.result() is not None for one in done)
    assert names(journal) == []


def test_undo_works_after_a_restart(journal: Journal, tmp_path: Path, clock) -> None:
    add(journal, "Kept 保留")
    folder, key = journal.folder, journal.key
    journal.close()
    # the fixture still holds the lock of the folder, as a crashed process would not
    copy = tmp_path / "copy"
    copy.mkdir()
    (copy / "journal.db").write_bytes((folder / "journal.db").read_bytes())
    opened = open_file(copy, key)
    again = opening.journal_from(opened, clock, 8)
    assert again.next_undo() is not None
    again.undo()
    assert names(again) == []
    again.close()
    opened.close()


def test_watchers_hear_what_moved_and_stop_when_told(journal: Journal) -> None:
    heard: list[Change] = []
    stop = journal.watch(heard.append)
    supplier_id = add(journal, "A")
    assert heard[-1].title == "Add supplier"
    assert heard[-1].rows == {"supplier": frozenset({supplier_id})}
    journal.undo()
    assert heard[-1].rows["supplier"] == frozenset({supplier_id})
    stop()
    journal.redo()
    assert len(heard) == 2


def test_a_change_inside_a_change_is_a_fault(journal: Journal) -> None:
    with pytest.raises(RuntimeError), journal.change("outer"), journal.change("inner"):
        pass


def test_filling_leaves_no_history(journal: Journal) -> None:
    with journal.fill() as session:
        session.make(Supplier, name_en="demo")
    assert names(journal) == ["demo"]
    assert journal.next_undo() is None
    add(journal, "own")
    assert journal.next_undo() is not None


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from("ard"), st.integers(0, 5), st.text(max_size=5)), max_size=12))
def test_any_history_undoes_to_where_it_began_and_redoes_to_where_it_ended(journal: Journal, steps) -> None:
    def state() -> list[tuple[object, ...]]:
        with journal.read() as connection:
            rows = connection.execute(text("SELECT id, name_en, notes, deleted_at FROM supplier ORDER BY id"))
            return [tuple(row) for row in rows]

    before, made = state(), []
    count = 0
    for what, which, word in steps:
        if what == "a" or not made:
            made.append(add(journal, word))
            count += 1
            continue
        target = made[which % len(made)]
        start = journal.next_undo()
        with journal.change("step") as session:
            record = session.get_one(Supplier, target)
            if what == "r":
                record.notes = word
            else:
                session.delete(record)
        if what == "d":
            made.remove(target)
        count += journal.next_undo() != start
    after = state()
    for _ in range(count):
        assert journal.undo()
    assert state() == before
    for _ in range(count):
        assert journal.redo()
    assert state() == after


def test_a_failing_fill_tells_its_own_error_and_recording_goes_on(journal: Journal) -> None:
    with pytest.raises(IntegrityError), journal.fill() as session:
        session.make(Supplier, name_en="x", week_days=9)
    assert names(journal) == []
    add(journal, "own")
    assert journal.next_undo() is not None


def test_closing_goes_through_when_the_database_is_gone(journal: Journal) -> None:
    add(journal, "A")
    for path in journal.folder.glob("journal.db*"):
        path.unlink()
    journal.close()
    assert not list(journal.folder.glob("*-wal"))


def test_a_closed_journal_refuses(journal: Journal) -> None:
    add(journal, "A")
    journal.close()
    with pytest.raises(StoreError, match="closed"):
        names(journal)
    with pytest.raises(StoreError, match="closed"):
        add(journal, "B")


def test_an_undo_tells_how_far_it_is_to_the_last_word_of_the_index(journal: Journal) -> None:
    with journal.change("Import") as session:
        for number in range(1200):
            session.make(Supplier, name_en=f"Factory {number}")
    told: list[float] = []
    journal.undo(told=lambda done, total: told.append(done / total))
    assert told == sorted(told)
    assert told[0] == 0
    assert any(0.5 < share < 1 for share in told), "the index is half of the work"
    assert told[-1] == 1


def test_an_undo_that_is_stopped_at_the_index_leaves_all_as_it_was(journal: Journal) -> None:
    with journal.change("Import") as session:
        for number in range(1200):
            session.make(Supplier, name_en=f"Factory {number}")

    def stop_late(done: int, total: int) -> None:
        if done * 2 > total:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        journal.undo(told=stop_late)
    assert len(names(journal)) == 1200
    assert journal.next_undo() is not None
