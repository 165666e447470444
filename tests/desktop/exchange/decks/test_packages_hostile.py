"""Files that mean harm or are broken: each is refused with its sentence, or its poison is left out."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC
from pathlib import Path

import pytest
import zstandard

from desktop.errors import ImportProblem
from desktop.exchange.decks import packed
from desktop.exchange.decks.known import known_phrases
from desktop.exchange.decks.markup import plain, sounds_in
from desktop.exchange.decks.planning import plan_deck
from desktop.exchange.decks.reading import read_deck
from desktop.exchange.decks.sounds import prepare_sounds
from desktop.exchange.decks.writing import apply_deck
from desktop.journal.journal import Journal
from desktop.practice.options import Options
from desktop.practice.schedule import Timetable
from desktop.practice.sounds import sounds_of
from tests.desktop.exchange.decks.packages import Deck, Said, collection, write

TABLE = Timetable(Options(), UTC)
NOTE = Said(("你好[sound:a.mp3][sound:../b.mp3]", "nǐ hǎo", "hello"))


def zipped(path: Path, **entries: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in entries.items():
            package.writestr(name.replace("__", "."), data)
    return path


def refused(path: Path, words: str) -> None:
    with pytest.raises(ImportProblem, match=words) as caught:
        read_deck(path, TABLE)
    assert caught.value.advice


def test_a_zip_of_something_else_is_no_package(tmp_path: Path) -> None:
    refused(zipped(tmp_path / "a.apkg", word__xml=b"x"), "no Anki package")


def test_a_cut_zip_is_damaged(tmp_path: Path) -> None:
    whole = write(tmp_path / "a.apkg", Deck([NOTE]), 3).read_bytes()
    (tmp_path / "b.apkg").write_bytes(whole[: len(whole) // 2])
    refused(tmp_path / "b.apkg", "damaged")


@pytest.mark.parametrize("data", [b"", b"not a database", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_collection_that_is_no_database_is_refused(tmp_path: Path, data: bytes) -> None:
    refused(zipped(tmp_path / "a.apkg", collection__anki2=data, media=b"{}"), "damaged")


def test_a_broken_zstd_stream_is_refused(tmp_path: Path) -> None:
    good = zstandard.compress(collection(Deck([NOTE]), new=True))
    refused(zipped(tmp_path / "a.apkg", collection__anki21b=good[:-50] + b"\0" * 50), "damaged")


@pytest.mark.parametrize("at", range(100, 12000, 1700))
def test_a_page_of_rubbish_is_refused_or_read_and_nothing_worse(tmp_path: Path, at: int) -> None:
    data = bytearray(collection(Deck([NOTE] * 20), new=False))
    data[at : at + 400] = b"\xa5" * 400
    path = zipped(tmp_path / "a.apkg", collection__anki2=bytes(data))
    try:
        read = read_deck(path, TABLE)
    except ImportProblem:
        return
    assert len(read.file.notes) <= 20


@pytest.mark.parametrize("generation", [1, 3])
def test_a_bomb_is_stopped_while_it_unpacks(
    tmp_path: Path, generation: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed, "_SUSPICIOUS", 4 * 1024 * 1024)
    zeros = bytes(16 * 1024 * 1024)
    entries = (
        {"collection__anki2": zeros}
        if generation == 1
        else {"collection__anki21b": zstandard.compress(zeros)}
    )
    refused(zipped(tmp_path / "a.apkg", **entries), "unpacks to more")


def test_more_entries_than_any_deck_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "MOST_ENTRIES", 3)
    refused(zipped(tmp_path / "a.apkg", **{f"n{at}": b"" for at in range(4)}), "unpacks to more")


def test_a_view_in_place_of_a_table_is_not_run(tmp_path: Path) -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(collection(Deck([NOTE]), new=False))
        database.execute("DROP TABLE notes")
        database.execute(
            "CREATE VIEW notes AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id FROM n)"
            " SELECT id, '' guid, 7 mid, '' tags, '' flds FROM n"
        )
        refused(zipped(tmp_path / "a.apkg", collection__anki2=database.serialize()), "damaged")


def test_a_database_with_a_log_mark_is_read_all_the_same(tmp_path: Path) -> None:
    data = bytearray(collection(Deck([NOTE]), new=False))
    data[18:20] = b"\x02\x02"
    assert len(read_deck(zipped(tmp_path / "a.apkg", collection__anki2=bytes(data)), TABLE).file.notes) == 1


def test_a_locked_zip_is_refused(tmp_path: Path) -> None:
    whole = bytearray(zipped(tmp_path / "a.apkg", collection__anki2=b"x" * 600).read_bytes())
    whole[6] |= 1
    whole[whole.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "b.apkg").write_bytes(whole)
    refused(tmp_path / "b.apkg", "damaged")


@pytest.mark.parametrize("generation", [1, 2, 3])
def test_sounds_come_along_and_those_with_folders_do_not(
    journal: Journal, tmp_path: Path, generation: int
) -> None:
    media = {"a.mp3": b"ID3 sound", "../b.mp3": b"evil", "/etc/c.mp3": b"evil", "C:\\d.mp3": b"evil"}
    path = write(tmp_path / "a.apkg", Deck([NOTE], media=media), generation)
    read = read_deck(path, TABLE)
    with journal.read() as connection:
        plan = plan_deck(read, known_phrases(connection))
    kept = prepare_sounds(journal.files, read.file, plan)
    assert list(kept) == ["a.mp3"]
    assert journal.files.read(kept["a.mp3"].content.name) == b"ID3 sound"
    apply_deck(journal, plan, TABLE, kept)
    with journal.read() as connection:
        (phrase,) = connection.exec_driver_sql("SELECT key FROM own_phrase").scalars()
        assert [one.name for one in sounds_of(connection, phrase)] == ["a.mp3"]


def test_a_list_of_sounds_that_is_rubbish_costs_the_sounds_alone(journal: Journal, tmp_path: Path) -> None:
    data = collection(Deck([NOTE]), new=False)
    path = zipped(tmp_path / "a.apkg", collection__anki2=data, media=json.dumps([1, 2]).encode())
    read = read_deck(path, TABLE)
    with journal.read() as connection:
        plan = plan_deck(read, known_phrases(connection))
    (outcome,) = apply_deck(journal, plan, TABLE, prepare_sounds(journal.files, read.file, plan))
    assert (outcome.fate, outcome.reason) == ("created", "A sound is missing from the file.")


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("<script>alert('x')</script>你好", "你好"),
        ("<SCRIPT src=x>never closed 你好", ""),
        ("<img src=x onerror=alert(1)>你好", "你好"),
        ("你<!-- <b>好 -->好", "你好"),
        ("&lt;script&gt;你好", "<script>你好"),
        ("<div>你好</div><div>再见</div>", "你好\n再见"),
        ("{{c1::交期::hint}}是多少", "交期是多少"),
        ("a < b 你好", "a < b 你好"),
        ("你好\u202eolleh", "你好olleh"),
        ("[sound:x.mp3]你好", "你好"),
        ("你\ud800好", "你好"),
    ],
)
def test_fields_become_plain_text(field: str, said: str) -> None:
    assert plain(field) == said


def test_sounds_are_named_as_the_field_writes_them() -> None:
    assert sounds_in("好[sound:a &amp; b.mp3] x [sound:c.ogg]") == ("a & b.mp3", "c.ogg")
    assert sounds_in("好") == ()
