"""How fast a touch is logged, a timeline of 100,000 touches scrolls, and the find box answers."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from desktop import paths
from desktop.finding import find_touches, parse
from desktop.journal.asking import Asked
from desktop.journal.opened import open_file
from desktop.touches.logging import TouchDraft, log_touch
from desktop.touches.searching import touch_query
from tests.benchmarks.large import KEY, large_journal
from tests.benchmarks.report import Figures
from tests.benchmarks.timing import paired
from ui.clipboard import Clipboard
from ui.dialogs.palette import Palette
from ui.failures import Failures
from ui.names import names_of
from ui.open_journal import OpenJournal
from ui.palette.searching import MOST, find_names
from ui.tasks import InlineTasks
from ui.theme.theme import Theme, load_fonts
from ui.timeline_panel import TimelinePanel
from ui.workplace import Workplace

pytestmark = pytest.mark.timeout(900)  # the large journal is made once
NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
PEOPLE = ("wang", "zjg", "王", "lw", "chen", "李", "zhang w", "hua", "xmj", "陈")
WORDS = ("交期", "drawing", "mould", "报价", "sam", "photos", "包装", "PO", "price", "质量")
FTS = (
    "SELECT d.record_id FROM search_index JOIN search_document AS d ON d.id = search_index.rowid"
    " WHERE search_index MATCH ? AND d.kind = 'touch' ORDER BY search_index.rowid DESC LIMIT ?"
)


class Clock:
    """Goes a second on at each look."""

    def __init__(self) -> None:
        self.time = NOW

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time


@pytest.fixture(scope="module")
def workplace(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    clock = Clock()
    folder = large_journal(tmp_path_factory.mktemp("large"), clock)
    held = OpenJournal(open_file(folder, KEY), None, clock, 7)
    held.load()
    load_fonts(paths.resources())
    theme = Theme(paths.resources())
    theme.apply(qapp)
    gc.collect()
    gc.freeze()  # as the program does once a journal is loaded
    yield Workplace(held, theme, InlineTasks(), Failures(), Clipboard(), clock)
    gc.unfreeze()
    held.close()


def p95(values: Sequence[float]) -> float:
    """Return the value that 95 % stay below."""
    return sorted(values)[int(len(values) * 0.95)]


def timed(actions: Sequence[Callable[[], object]]) -> list[float]:
    """Return what each action took, in milliseconds."""
    took = []
    for action in actions:
        start = time.perf_counter()
        action()
        took.append((time.perf_counter() - start) * 1000)
    return took


def shown(panel: TimelinePanel) -> TimelinePanel:
    panel.resize(760, 860)
    panel.show()
    QApplication.processEvents()
    return panel


def test_frames_of_a_long_timeline(workplace: Workplace, figures: Figures) -> None:
    panel = shown(TimelinePanel(workplace))
    bar = panel.view.verticalScrollBar()

    def frame(step: int) -> Callable[[], None]:
        def paint() -> None:
            bar.setValue(bar.value() + step)
            panel.view.viewport().repaint()

        return paint

    wheel = timed([frame(60) for _ in range(600)])
    jumps = timed([frame(bar.maximum() // 120) for _ in range(100)])
    figures.record(
        f"timeline of {panel.model.rowCount():,} rows, a frame while scrolling, p95",
        p95(wheel),
        aim="<= 16 ms",
    )
    figures.record("timeline, a frame after a jump, p95", p95(jumps), aim="<= 16 ms")
    panel.close()


def test_logging_a_touch(workplace: Workplace, figures: Figures) -> None:
    with workplace.journal.read() as connection:
        contact_id, supplier_id = connection.exec_driver_sql(
            "SELECT contact_id, supplier_id FROM employment WHERE supplier_id IS NOT NULL LIMIT 1"
        ).one()
    panel = shown(TimelinePanel(workplace, supplier_id=supplier_id))

    def log() -> None:
        draft = TouchDraft(at=workplace.clock(), people=(contact_id,), summary="Sent the new drawing")
        workplace.change("Log touch", lambda session: log_touch(session, draft))
        panel.view.viewport().repaint()

    log()
    figures.record("log a touch to the refreshed view, p95", p95(timed([log] * 100)), aim="<= 20 ms")
    panel.close()


def test_find_box(workplace: Workplace, figures: Figures) -> None:
    host = QWidget()
    host.resize(1200, 900)
    host.show()
    palette = Palette(workplace, host)
    palette.open(("log", "undo"))
    index = names_of(workplace.open_journal).index

    def bare(typed: str) -> Callable[[], object]:
        return lambda: (index.find_contacts(typed, 6), index.find_suppliers(typed, 6))

    with_rows = [lambda typed=typed: find_names(workplace, parse(typed)) for typed in PEOPLE * 20]
    names, match = paired(with_rows, [bare(typed) for typed in PEOPLE * 20])
    figures.record("Ctrl+K, people and suppliers with their rows, p95", names, match, aim="<= 2 x")
    figures.record("Ctrl+K, people and suppliers, p95", names, aim="<= 16 ms")

    def raw(typed: str) -> Callable[[], object]:
        def run() -> None:
            with workplace.journal.read_raw() as connection:
                connection.execute(FTS, (touch_query(typed), MOST)).fetchall()

        return run

    def full(typed: str) -> Callable[[], object]:
        def run() -> None:
            with workplace.journal.read() as connection:
                find_touches(connection, Asked(typed, MOST))

        return run

    fts = p95(timed([raw(typed) for typed in WORDS] * 10))
    touches = p95(timed([full(typed) for typed in WORDS] * 10))
    figures.record("Ctrl+K, touches, p95", touches, fts, aim="<= 1.5 x + 10 ms")
    figures.record("Ctrl+K, touches against the clock, p95", touches, aim="<= 30 ms")
    keys = p95(timed([lambda typed=typed: palette.line.setText(typed) for typed in (*PEOPLE, *WORDS)] * 5))
    figures.record("Ctrl+K, a key until everything is shown, p95", keys)
    palette.dismiss()
    host.close()
