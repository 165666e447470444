"""A check names what is wrong with a journal, from its pages to its search index."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import text

from desktop.errors import StoreError
from desktop.journal.checking import Finding, Stage, check
from desktop.journal.connection import connect
from desktop.touches.tables import Touch
from tests.desktop.journal import vaulted
from tests.desktop.journal.vaulted import NOW, opened

SAYINGS = [
    "您吃饭了吗 3,000 pcs",
    'He said "later" — 明天再说',
    "!!!",
    "",
    "Ｆｕｌｌ　ｗｉｄｔｈ 中文",
    "don't-stop it's_me",
]


@pytest.fixture
def keys(tmp_path):
    made, _code = vaulted.make(tmp_path / "journal")
    with opened(made) as journal, journal.change("Log") as session:
        for number, saying in enumerate(SAYINGS * 5):
            session.make(
                Touch, at=NOW - timedelta(days=number), kind="call", summary=saying, body=saying[::-1] * 30
            )
    return made


def report_of(keys, *rules, **rest):
    with opened(keys) as journal:
        return check(journal, Random(1), rules, **rest)


def write(keys, *statements):
    """Change the database behind the journal's back."""
    connection = connect(keys.folder / "journal.db", vaulted.vault.database_key(keys))
    connection.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_sound_journal_is_sound(keys):
    report = report_of(keys)
    assert report.findings == ()
    assert report.done == tuple(Stage)
    assert report.sound


def test_each_test_is_told_before_it_begins_and_may_be_cancelled(keys):
    told = []
    report_of(keys, progress=told.append)
    assert told == list(Stage)

    def cancel(test):
        if test is Stage.LINKS:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        report_of(keys, progress=cancel)


def test_damaged_pages_are_counted_and_end_the_check(keys):
    path = keys.folder / "journal.db"
    content = bytearray(path.read_bytes())
    for page in (-2, -3):  # behind the schema, which opening reads
        content[page * 4096 + 700] ^= 4
    path.write_bytes(content)
    report = report_of(keys)
    assert [finding.message for finding in report.findings] == ["2 pages of the database are damaged."]
    assert "restore the newest backup" in report.findings[0].advice
    assert report.done == (Stage.PAGES,)
    assert not report.sound


def test_a_damaged_structure_ends_the_check(keys):
    write(
        keys,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'contact')"
        " WHERE name = 'ix_supplier_list'",
    )
    report = report_of(keys)
    assert report.done[-1] is Stage.STRUCTURE
    assert report.findings[0].message == "The structure of the database is damaged."


def test_rows_that_hang_in_the_air_are_named(keys):
    write(
        keys,
        "INSERT INTO touch_person (id, touch_id, contact_id, at, created_at, updated_at)"
        " VALUES (5, 1, 2, 0, 0, 0), (6, 1, 2, 0, 0, 0)",
    )
    report = report_of(keys)
    assert [(found.table, found.ids) for found in report.findings] == [("touch_person", (5, 6))]
    assert "2 rows of the table touch_person refer to" in report.findings[0].message
    assert report.done == tuple(Stage)


def test_rules_of_the_subjects_are_asked(keys):
    def no_calls(connection):
        calls = connection.scalar(text("SELECT count(*) FROM touch WHERE kind = 'call'"))
        yield Finding(Stage.RULES, f"{calls} calls.", "Write.")

    report = report_of(keys, no_calls)
    assert [found.message for found in report.findings] == ["30 calls."]


def damaged_search(keys, *statements):
    write(keys, *statements)
    report = report_of(keys)
    assert {found.test for found in report.findings} <= {Stage.SEARCH}
    return report.findings


def test_a_record_missing_in_the_index_is_found(keys):
    (found,) = damaged_search(
        keys, "DELETE FROM search_document WHERE id = (SELECT max(id) FROM search_document)"
    )
    assert found.message == "1 record is found by other words than it holds, or not at all."
    assert found.advice == "Build the search index anew."
    assert len(found.ids) == 1


def test_a_record_left_in_the_index_is_found(keys):
    (found,) = damaged_search(
        keys, "INSERT INTO search_document (id, kind, record_id) VALUES (1, 'touch', 77)"
    )
    assert found.ids == (77,)


def test_lost_words_are_found(keys):
    (found,) = damaged_search(
        keys, "DELETE FROM search_index WHERE rowid IN (SELECT id FROM search_document ORDER BY id LIMIT 3)"
    )
    assert len(found.ids) == 3


def test_old_words_are_found(keys):
    changed = "UPDATE touch SET summary = 'other words' WHERE id = (SELECT max(id) FROM touch)"
    (found,) = damaged_search(keys, changed)
    assert len(found.ids) == 1


def test_a_small_sample_looks_at_few_records(keys):
    write(keys, "UPDATE touch SET summary = 'other words'")
    (found,) = report_of(keys, sample=4).findings
    assert len(found.ids) == 4


def test_building_the_index_anew_heals_it(keys):
    write(keys, "DELETE FROM search_document")
    with opened(keys) as journal:
        list(journal.rebuild_search())
    assert report_of(keys).sound


def test_a_check_changes_nothing(keys):
    with opened(keys):
        pass
    path = keys.folder / "journal.db"
    before = path.read_bytes()
    write(keys, "PRAGMA wal_checkpoint(TRUNCATE)")
    report_of(keys)
    assert path.read_bytes() == before


def test_a_database_that_cannot_be_opened_is_an_error(keys):
    path = keys.folder / "journal.db"
    with opened(keys) as journal:
        whole = path.rename(keys.folder / "whole")
        path.write_bytes(b"rubbish" * 5000)
        with pytest.raises(StoreError, match="damaged or is not a journal"):
            check(journal, Random(1))
        whole.replace(path)
