"""Damaged files are noticed or do no harm: nothing ever gives a wrong answer."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop import clock, opening
from desktop.errors import GuanxiError, StoreError
from desktop.journal import checking, keyfile
from desktop.journal import vault as vaults
from desktop.journal.connection import connect
from desktop.journal.journal import Journal
from desktop.journal.opened import open_file
from desktop.journal.tables import JournalSetting
from tests.desktop.faults.writer import COUNTER, KEY, write
from tests.desktop.journal import vaulted

PAGE = 4096
CHANGES = 12


@contextmanager
def opened(folder: Path) -> Iterator[Journal]:
    file = open_file(folder, KEY)
    journal = opening.journal_from(file, clock.now, 8)
    try:
        yield journal
    finally:
        journal.close()
        file.close()


def answers(folder: Path) -> list[tuple[object, ...]]:
    """Read everything that a journal holds."""
    rows: list[tuple[object, ...]] = []
    with opened(folder) as journal, journal.read() as connection:
        for table in sorted(opening.METADATA.tables):
            rows += map(tuple, connection.execute(text(f"SELECT * FROM {table} ORDER BY 1")))
        rows += map(
            tuple,
            connection.execute(
                text("SELECT rowid FROM search_index WHERE search_index MATCH '电 话' ORDER BY 1")
            ),
        )
    return rows


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small journal that is closed."""
    folder = tmp_path_factory.mktemp("written")
    opening.create(folder, KEY)
    chance = random.Random(4)
    with opened(folder) as journal:
        with journal.change("Begin") as session:
            session.make(JournalSetting, name=COUNTER, value="0")
        for number in range(CHANGES):
            with journal.change("Write") as session:
                write(session, number, chance)
    return folder


def test_a_flipped_bit_in_any_page_is_noticed_or_does_no_harm(written: Path, tmp_path: Path) -> None:
    whole, before = (written / "journal.db").read_bytes(), answers(written)
    chance, noticed = random.Random(5), 0
    damaged = tmp_path / "journal.db"
    pages = range(0, len(whole), PAGE)
    for page in pages:
        content = bytearray(whole)
        content[page + chance.randrange(PAGE)] ^= 1 << chance.randrange(8)
        damaged.write_bytes(content)
        try:
            after = answers(tmp_path)
        except StoreError as error:
            noticed += "damaged" in str(error)
        else:
            assert after == before or _told_by_the_check(tmp_path, after, before), page // PAGE + 1
        for leftover in tmp_path.glob("journal.db-*"):
            leftover.unlink()
    assert noticed > 100  # the rest are indexes and empty tables, whose pages nobody reads here


def _told_by_the_check(
    folder: Path, after: list[tuple[object, ...]], before: list[tuple[object, ...]]
) -> bool:
    """Say whether all that differs are zeros at the end of long texts, and the check finds the page.

    The engine hands out a damaged last page of a text that spans pages as zeros, before it refuses the next page.
    """
    differing = [pair for pair in zip(after, before, strict=True) if pair[0] != pair[1]]
    zeros = all(any("\0" in cell for cell in row if isinstance(cell, str)) for row, _before in differing)
    with opened(folder) as journal:
        return zeros and not checking.check(journal, random.Random(1)).sound


def test_a_log_cut_anywhere_leaves_whole_changes(tmp_path: Path) -> None:
    live, copy = tmp_path / "live", tmp_path / "copy"
    live.mkdir()
    opening.create(live, KEY)
    chance = random.Random(6)
    with opened(live) as journal:
        with journal.change("Begin") as session:
            session.make(JournalSetting, name=COUNTER, value="0")
        for number in range(1, CHANGES):
            with journal.change("Write") as session:
                write(session, number, chance)
        base, log = (live / "journal.db").read_bytes(), (live / "journal.db-wal").read_bytes()
    seen = set()
    for number in range(60):
        shutil.rmtree(copy, ignore_errors=True)
        copy.mkdir()
        cut = bytearray(log[: chance.randrange(len(log))])
        if number % 2 and cut:
            cut[-1 - chance.randrange(min(len(cut), PAGE))] ^= 1 << chance.randrange(8)
        if number % 3 == 0:
            cut += chance.randbytes(chance.randrange(PAGE))
        (copy / "journal.db").write_bytes(base)
        (copy / "journal.db-wal").write_bytes(cut)
        seen.add(_changes(copy))
    assert len(seen) > 3


def _changes(folder: Path) -> int:
    """Return how many changes a database holds, all of them whole; 0 when it ends before its tables were made."""
    raw = connect(folder / "journal.db", KEY)
    try:
        assert raw.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA cipher_integrity_check").fetchall() == []
        if not raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'supplier'").fetchone():
            return 0
        (suppliers,) = raw.execute("SELECT count(*) FROM supplier").fetchone()
        told = raw.execute("SELECT value FROM journal_setting").fetchone()
        (operations,) = raw.execute("SELECT count(*) FROM operation").fetchone()
        assert suppliers == int(told[0] if told else 0) == max(operations - 1, 0)
        return int(suppliers)
    finally:
        raw.close()


def _plain(path: Path) -> None:
    with sqlite3.connect(path) as base:
        base.execute("CREATE TABLE t (a)")
    base.close()


def _foreign(path: Path) -> None:
    base = connect(path, KEY)
    base.execute("CREATE TABLE t (a)")
    base.close()


FOREIGN = {
    "empty": (lambda path: path.write_bytes(b""), "damaged or is not a journal"),
    "noise": (
        lambda path: path.write_bytes(random.Random(7).randbytes(40_000)),
        "damaged or is not a journal",
    ),
    "plain": (_plain, "damaged or is not a journal"),
    "encrypted by others": (_foreign, "another program"),
    "gone": (lambda path: path.unlink(missing_ok=True), "not in its folder"),
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_a_file_that_is_no_journal_is_refused_in_one_sentence(kind: str, tmp_path: Path) -> None:
    make, said = FOREIGN[kind]
    path = tmp_path / "journal.db"
    make(path)
    before = path.read_bytes() if path.exists() else b""
    with pytest.raises(StoreError, match=said) as refused:
        open_file(tmp_path, KEY)
    assert refused.value.advice
    assert (path.read_bytes() if path.exists() else b"") == before


def test_damage_of_the_first_page_costs_that_page_alone(written: Path, tmp_path: Path) -> None:
    """The salt lies in the key file, so that the other pages are still readable."""
    content = bytearray((written / "journal.db").read_bytes())
    content[:64] = bytes(64)
    path = tmp_path / "journal.db"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="damaged or is not a journal"):
        open_file(tmp_path, KEY)
    whole = (written / "journal.db").read_bytes()
    content[:PAGE] = whole[:PAGE]  # a first page from a backup brings the rest back
    path.write_bytes(content)
    assert answers(tmp_path) == answers(written)


def test_the_key_file_of_another_journal_opens_nothing(tmp_path: Path) -> None:
    own, other = tmp_path / "own", tmp_path / "other"
    keys, _code = vaulted.make(own)
    vaulted.make(other)
    with vaulted.opened(keys) as journal:
        vaulted.add(journal, "kept")
    mine = (own / keyfile.NAME).read_bytes()
    (own / keyfile.NAME).write_bytes((other / keyfile.NAME).read_bytes())
    before = (own / "journal.db").read_bytes()
    swapped = vaults.unlock_with_passphrase(own, vaulted.PASSPHRASE)
    with pytest.raises(GuanxiError, match="damaged or is not a journal"), vaulted.opened(swapped):
        pass
    assert (own / "journal.db").read_bytes() == before
    (own / keyfile.NAME).write_bytes(mine)
    assert vaulted.names(vaults.unlock_with_passphrase(own, vaulted.PASSPHRASE)) == ["kept"]
