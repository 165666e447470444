"""Practice beside the real Anki, act by act in turn: fifty thousand cards, five thousand due; ``bench --peers`` alone.

Anki keeps no encryption and no log of changes; ours has both, and is asked to be no slower where a person waits.
"""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path
from statistics import median

import pytest

from desktop import opening
from desktop.exchange.decks.known import known_phrases
from desktop.exchange.decks.planning import plan_deck
from desktop.exchange.decks.reading import read_deck
from desktop.exchange.decks.writing import apply_deck
from desktop.journal.journal import Journal
from desktop.journal.opened import open_file
from desktop.practice.finding import find_phrases
from desktop.practice.options import Options
from desktop.practice.queue import counts, deck_counts
from desktop.practice.schedule import Timetable
from desktop.practice.statistics import heat, statistics
from tests.benchmarks.cards import ANSWERS, CARDS, DUE, fill_cards
from tests.benchmarks.large import KEY
from tests.benchmarks.report import Figures
from tests.benchmarks.test_practice import TABLE, Ticking, ask, rate
from tests.benchmarks.timing import milliseconds, p95

ROUNDS = 100


class Anki:
    """The other side: sends the name of an act, gets its milliseconds by the clock."""

    def __init__(self, python: Path, folder: Path) -> None:
        child = Path(__file__).parent / "children" / "anki_side.py"
        arguments = [python, child, folder, str(CARDS), str(DUE), str(ANSWERS)]
        self._process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._line()
        self.worked = 0.0
        """Milliseconds of the processor that the last act took."""

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "Anki went away"
        return line

    def __call__(self, act: str) -> float:
        assert self._process.stdin is not None
        self._process.stdin.write(act + "\n")
        self._process.stdin.flush()
        taken, self.worked = json.loads(self._line())
        return float(taken)

    def close(self) -> None:
        with self._process:  # which closes both pipes and waits
            pass


@pytest.fixture(scope="module")
def clock() -> Ticking:
    return Ticking()


def made(folder: Path, clock: Ticking) -> Iterator[Journal]:
    folder.mkdir()
    opening.create(folder, KEY)
    opened = open_file(folder, KEY)
    journal = opening.journal_from(opened, clock, 7)
    yield journal
    journal.close()
    opened.close()


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory, clock: Ticking) -> Iterator[Journal]:
    for one in made(tmp_path_factory.mktemp("ours") / "journal", clock):
        fill_cards(one, clock.now)
        list(one.rebuild_search())
        yield one


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory, clock: Ticking) -> Iterator[Journal]:
    yield from made(tmp_path_factory.mktemp("empty") / "journal", clock)


@pytest.fixture(scope="module")
def anki(peers: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Anki, Path]]:
    folder = tmp_path_factory.mktemp("anki")
    side = Anki(peers, folder)
    yield side, folder
    side.close()


@pytest.mark.timeout(1500)
def test_next_answer_and_undo(
    figures: Figures, anki: tuple[Anki, Path], journal: Journal, clock: Ticking
) -> None:
    theirs, asked = anki[0], list[int]()
    acts = ("next", "answer", "undo")
    ours: dict[str, list[float]] = {act: [] for act in acts}
    others: dict[str, list[float]] = {act: [] for act in acts}
    theirs("open")
    for _round in range(ROUNDS):
        others["next"].append(theirs("next"))
        ours["next"].append(milliseconds(lambda: asked.append(ask(journal, clock))))
        others["answer"].append(theirs("answer"))
        ours["answer"].append(milliseconds(lambda: rate(journal, asked[-1])))
    for _round in range(ROUNDS // 4):
        others["undo"].append(theirs("undo"))
        ours["undo"].append(milliseconds(journal.undo))
    for act, aim in (("next", "<= 5 ms"), ("answer", "<= 1 x"), ("undo", "<= 5 ms")):
        figures.record(f"{act} beside Anki's, p95", p95(ours[act]), p95(others[act]), "ms", aim)
    figures.record(
        "answer beside Anki's, median", median(ours["answer"]), median(others["answer"]), "ms", "<= 1 x"
    )
    assert len(set(asked)) == ROUNDS


@pytest.mark.timeout(1500)
def test_answer_without_the_disk(
    figures: Figures, anki: tuple[Anki, Path], journal: Journal, clock: Ticking
) -> None:
    """Both wait for one fsync an answer (write-ahead log, synchronous FULL); this is what is left without it."""
    theirs = anki[0]
    theirs("open")
    theirs("forget_the_disk")
    ours, ours_at_work = list[float](), list[float]()
    others, others_at_work = list[float](), list[float]()
    with synchronous(journal, "OFF"):
        for _round in range(ROUNDS):
            theirs("next")
            others.append(theirs("answer"))
            others_at_work.append(theirs.worked)
            card = ask(journal, clock)
            begun = time.process_time()
            ours.append(milliseconds(lambda card=card: rate(journal, card)))
            ours_at_work.append((time.process_time() - begun) * 1000)
    figures.record("answer, neither waits for the disk, median", median(ours), median(others), "ms")
    figures.record("answer, at work, median", median(ours_at_work), median(others_at_work), "ms")


@contextmanager
def synchronous(journal: Journal, level: str) -> Iterator[None]:
    """Let the connection that writes wait for the disk in another way."""
    raw = journal._connections.writer.raw_connection()
    raw.cursor().execute(f"PRAGMA synchronous = {level}")
    raw.close()
    yield
    raw = journal._connections.writer.raw_connection()
    raw.cursor().execute("PRAGMA synchronous = FULL")
    raw.close()


@pytest.mark.timeout(1500)
def test_open_search_and_statistics(
    figures: Figures, anki: tuple[Anki, Path], journal: Journal, clock: Ticking
) -> None:
    def opened() -> None:
        with journal.read() as connection:
            deck_counts(connection, TABLE, clock.now)
            counts(connection, TABLE, clock.now)
            heat(connection, TABLE.day(clock.now), 16)
        ask(journal, clock)

    def searched() -> None:
        with journal.read() as connection:
            find_phrases(connection, "样品")

    def counted() -> None:
        with journal.read() as connection:
            statistics(connection, TABLE, clock.now)

    cases: tuple[tuple[str, Callable[[], None], str], ...] = (
        ("open", opened, "<= 300 ms"), ("search", searched, "<= 50 ms"), ("statistics", counted, "<= 300 ms"),
    )  # fmt: skip
    for name, act, aim in cases:
        pairs = [(anki[0](name), milliseconds(act)) for _round in range(7)]
        theirs, ours = sorted(pair[0] for pair in pairs)[3], sorted(pair[1] for pair in pairs)[3]
        figures.record(f"practice, {name} beside Anki's, median", ours, theirs, "ms", aim)


@pytest.mark.timeout(1500)
def test_import_of_fifty_thousand(figures: Figures, anki: tuple[Anki, Path], empty: Journal) -> None:
    theirs, folder = anki
    theirs("send")
    before = theirs("bring")
    told: list[int] = []
    table = Timetable(Options(), UTC)

    def bring() -> None:
        read = read_deck(folder / "all.apkg", table)
        with empty.read() as connection:
            known = known_phrases(connection)
        plan = plan_deck(read, known)
        told.append(len(apply_deck(empty, plan, table, {}, lambda done, total: told.append(done))))

    taken = milliseconds(bring)
    figures.record(
        "import a package of 50,000 cards", taken / 1000, (before + theirs("bring")) / 2000, "s", "<= 10 s"
    )
    assert told[-1] == CARDS
    assert len(told) > 50, "it tells how far it is"
