"""Lists at 5,000 people and 100,000 touches, encrypted; search and timeline stand in test_touch_screens."""

from __future__ import annotations

import gc
import random
import statistics
from collections.abc import Callable, Iterator

import pytest

from desktop import opening
from desktop.clock import local_date, now
from desktop.journal.connection import READER_CACHE_KIB, connect
from desktop.journal.journal import Journal
from desktop.journal.opened import open_file
from desktop.people.contact_reads import contact_rows
from desktop.people.finding import PeopleIndex, load_index
from desktop.rhythm.flags import flags
from tests.benchmarks.big import big_journal
from tests.benchmarks.children.keys import KEY
from tests.benchmarks.report import Figures
from tests.benchmarks.timing import paired
from ui.list_pane import PAGE

NAMES = ("w", "wa", "wang", "王", "李总", "wjl", "zhang", "ch", "li", "伟", "陈经理", "xu", "hong", "zz")
_LIST = (
    "SELECT id, name_zh, name_en, pinyin, form_of_address FROM contact WHERE deleted_at IS NULL"
    " ORDER BY sort_key, id LIMIT 200 OFFSET ?",
    "SELECT t.id, t.at, t.kind, t.summary FROM touch_person AS p JOIN touch AS t ON t.id = p.touch_id"
    " WHERE p.contact_id = (SELECT id FROM contact ORDER BY id LIMIT 1 OFFSET ?) ORDER BY p.at DESC LIMIT 200",
)


@pytest.fixture(scope="module")
def journal() -> Iterator[Journal]:
    """The big journal, open; nothing here changes it."""
    opened = open_file(big_journal(), KEY)
    journal = opening.journal_from(opened, now, 7)
    yield journal
    journal.close()
    opened.close()


@pytest.fixture(scope="module")
def index(journal: Journal) -> PeopleIndex:
    with journal.read() as connection:
        return load_index(connection)


@pytest.fixture(autouse=True)
def quiet_collector() -> Iterator[None]:
    """What the tests before left to the garbage collector is none of these figures."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def test_filter_the_list_of_people(figures: Figures, journal: Journal, index: PeopleIndex) -> None:
    def narrow(typed: str) -> Callable[[], object]:
        def work() -> None:
            found = index.find_contacts(typed)  # with nothing ticked the list pane shows them as they are
            with journal.read() as connection:
                rows = contact_rows(connection, found[:PAGE])
                flags(connection, "contact", [row.tie for row in rows], local_date(now()))

        return work

    measured = [narrow(typed) for typed in NAMES * 10]
    bare = [lambda typed=typed: index.find_contacts(typed) for typed in NAMES * 10]
    ours, theirs = paired(measured, bare)
    figures.record("filter the list of people and read a page, p95", ours, theirs, "ms", "<= 2 x")
    figures.record("the same in time", ours, None, "ms", "<= 16 ms")


def test_encrypted_against_the_same_engine_without_a_key(figures: Figures) -> None:
    places = big_journal() / "journal.db", big_journal(encrypted=False) / "journal.db"
    locked = connect(places[0], KEY, cache_kib=READER_CACHE_KIB, read_only=True)
    plain = connect(places[1], None, cache_kib=READER_CACHE_KIB, read_only=True)
    chance = random.Random(3)
    asked = [(sql, (chance.randrange(4000),)) for sql in _LIST for _ in range(100)]

    def cases(connection: object) -> list[Callable[[], object]]:
        return [
            lambda sql=sql, values=values: connection.execute(sql, values).fetchall()  # type: ignore[attr-defined]
            for sql, values in asked
        ]

    paired(cases(locked), cases(plain))  # warms both caches
    runs = [paired(cases(locked), cases(plain)) for _ in range(5)]
    medians = [statistics.median(side) for side in zip(*runs, strict=True)]
    figures.record("list queries, encrypted against no key, p95", *medians, "ms", "<= 1.3 x")
    locked.close()
    plain.close()
