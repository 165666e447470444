"""Lists, search, logging and the timeline at 5,000 people and 100,000 touches."""

from __future__ import annotations

import gc
import random
import shutil
import statistics
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop import clock, paths
from desktop.clock import now
from desktop.finding import find_contacts, find_touches
from desktop.journal.connection import READER_CACHE_KIB, connect
from desktop.journal.journal import Journal
from desktop.journal.opened import open_file
from desktop.people.contact_reads import ContactFilter, contact_ids, contact_rows
from desktop.people.finding import PeopleIndex, load_index
from desktop.touches.logging import TouchDraft, log_touch
from desktop.touches.searching import touch_query
from tests.benchmarks.big import big_journal
from tests.benchmarks.children.keys import KEY
from tests.benchmarks.report import Figures
from tests.benchmarks.timing import milliseconds, p95, paired
from ui.clipboard import Clipboard
from ui.failures import Failures
from ui.open_journal import OpenJournal
from ui.tasks import InlineTasks
from ui.theme.theme import Theme, load_fonts
from ui.timeline_panel import TimelinePanel
from ui.workplace import Workplace

NAMES = (
    "w",
    "wa",
    "wang",
    "王",
    "李总",
    "wjl",
    "zhang",
    "ch",
    "li",
    "伟",
    "陈经理",
    "l w",
    "xu",
    "hong",
    "zz",
)
WORDS = (
    "电话",
    "货",
    "样",
    "carton",
    "sam",
    "质量",
    "发货",
    "PO",
    "付款",
    "王",
    "deliver",
    "检验",
    "in",
    "周五",
)
PAGE, FRAMES, LOGGED = 60, 300, 40
_RAW = "SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid DESC LIMIT 12"
_LIST = (
    "SELECT id, name_zh, name_en, pinyin, form_of_address FROM contact WHERE deleted_at IS NULL"
    " ORDER BY sort_key, id LIMIT 200 OFFSET ?",
    "SELECT t.id, t.at, t.kind, t.summary FROM touch_person AS p JOIN touch AS t ON t.id = p.touch_id"
    " WHERE p.contact_id = (SELECT id FROM contact ORDER BY id LIMIT 1 OFFSET ?) ORDER BY p.at DESC LIMIT 200",
)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenJournal]:
    """A copy of the big journal, open."""
    folder = tmp_path_factory.mktemp("big")
    shutil.copy(big_journal() / "journal.db", folder)
    held = OpenJournal(open_file(folder, KEY), None, clock.now, 7)
    held.load()
    yield held
    held.close()
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def journal(held: OpenJournal) -> Journal:
    return held.journal


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
            with journal.read() as connection:
                found = set(index.find_contacts(typed))
                ids = contact_ids(connection, ContactFilter(text_ids=found))
                contact_rows(connection, ids[:PAGE], now())

        return work

    measured = [narrow(typed) for typed in NAMES * 10]
    bare = [lambda typed=typed: index.find_contacts(typed) for typed in NAMES * 10]
    figures.record("filter the list of people, p95", *paired(measured, bare), "ms", "<= 16 ms")


def test_find_people(figures: Figures, journal: Journal, index: PeopleIndex) -> None:
    def find(typed: str) -> Callable[[], object]:
        def work() -> None:
            with journal.read() as connection:
                find_contacts(connection, index, typed, 6)

        return work

    bare = [lambda typed=typed: index.find_contacts(typed) for typed in NAMES * 10]
    ours, theirs = paired([find(typed) for typed in NAMES * 10], bare)
    figures.record("find people (Ctrl+K), p95", ours, theirs, "ms", "<= 2 x")


def test_find_touches(figures: Figures, journal: Journal) -> None:
    def find(typed: str) -> Callable[[], object]:
        def work() -> None:
            with journal.read() as connection:
                find_touches(connection, typed, 12)

        return work

    def raw(typed: str) -> Callable[[], object]:
        query = touch_query(typed)

        def work() -> None:
            with journal.read_raw() as connection:
                connection.execute(_RAW, (query,)).fetchall()

        return work

    words = WORDS * 10
    ours, theirs = paired([find(typed) for typed in words], [raw(typed) for typed in words])
    figures.record("find touches (Ctrl+K), p95", ours, theirs, "ms", "<= 1.5 x + 10 ms")


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


@pytest.fixture
def timeline(qapp: QApplication, held: OpenJournal) -> Iterator[TimelinePanel]:
    """The timeline of all touches, shown."""
    load_fonts(paths.resources())
    theme = Theme(paths.resources())
    theme.apply(qapp)
    panel = TimelinePanel(Workplace(held, theme, InlineTasks(), Failures(), Clipboard(), clock.now))
    panel.resize(900, 800)
    panel.show()
    qapp.processEvents()
    yield panel
    panel.close()
    panel.deleteLater()
    qapp.processEvents()


def test_log_a_touch_until_the_timeline_shows_it(
    figures: Figures, qapp: QApplication, timeline: TimelinePanel, index: PeopleIndex
) -> None:
    people = index.find_contacts("")
    timeline.show_whose(contact_id=people[0])
    qapp.processEvents()

    def log(number: int) -> None:
        draft = TouchDraft(at=now(), people=(people[0],), kind="call", summary=f"谈了交货期 {number}")
        timeline.workplace.change("Log call", lambda session: log_touch(session, draft))
        qapp.processEvents()

    times = [milliseconds(lambda number=number: log(number)) for number in range(LOGGED)]
    figures.record(
        "log a touch until its person's timeline shows it, p95", p95(times), None, "ms", "<= 20 ms"
    )
    shown = timeline.model.rowCount()
    assert shown >= LOGGED


def test_frames_of_the_timeline(figures: Figures, qapp: QApplication, timeline: TimelinePanel) -> None:
    assert timeline.model.rowCount() >= 100_000
    bar = timeline.view.verticalScrollBar()
    timeline.view.grab()

    def frame(step: int) -> None:
        bar.setValue(bar.value() + step)
        qapp.processEvents()

    times = [milliseconds(lambda: frame(120)) for _ in range(FRAMES)]
    figures.record("a frame of the timeline while scrolling, p95", p95(times), None, "ms", "<= 16 ms")
    bar.setValue(bar.maximum() // 2)
    jumps = [milliseconds(lambda: frame(bar.maximum() // 97)) for _ in range(40)]
    figures.record("a frame after a jump in the timeline, p95", p95(jumps), None, "ms")
