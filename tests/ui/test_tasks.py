"""Work off the GUI thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSizeF
from pytestqt.qtbot import QtBot

from ui.gates.printing import laid_out
from ui.tasks import Cancelled, InlineTasks, Progress, ThreadTasks


@pytest.fixture
def tasks(qapp: object) -> Iterator[ThreadTasks]:
    tasks = ThreadTasks(threads=2)
    yield tasks
    tasks.close()


def test_a_job_runs_elsewhere_and_its_result_comes_here(tasks: ThreadTasks, qtbot: QtBot) -> None:
    here = threading.get_ident()
    heard: list[tuple[int, int]] = []

    def work(_progress: Progress) -> int:
        return threading.get_ident()

    tasks.run(work, lambda there: heard.append((there, threading.get_ident())), pytest.fail)
    qtbot.waitUntil(lambda: bool(heard))
    there, back = heard[0]
    assert there != here
    assert back == here


def test_a_failing_job_tells_its_error(tasks: ThreadTasks, qtbot: QtBot) -> None:
    failed: list[BaseException] = []

    def work(_progress: Progress) -> None:
        raise ValueError("no")

    tasks.run(work, lambda _nothing: pytest.fail("done"), failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], ValueError)


def test_progress_is_heard_and_cancel_ends_the_job(tasks: ThreadTasks, qtbot: QtBot) -> None:
    steps: list[int] = []
    failed: list[BaseException] = []

    def work(progress: Progress) -> None:
        step = 0
        while True:
            step += 1
            progress(step, 0)

    handle = tasks.run(work, pytest.fail, failed.append, lambda step, _total: steps.append(step))
    qtbot.waitUntil(lambda: bool(steps))
    handle.cancel()
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], Cancelled)


def test_closing_stops_what_runs_and_calls_nobody(qapp: object, qtbot: QtBot) -> None:
    tasks = ThreadTasks(threads=1)
    started = threading.Event()
    called: list[object] = []

    def work(progress: Progress) -> None:
        while True:
            started.set()
            progress(0, 0)

    tasks.run(work, called.append, called.append)
    assert started.wait(5)
    tasks.close()
    qtbot.wait(20)
    assert called == []


def test_inline_jobs_run_at_once() -> None:
    heard: list[int] = []
    InlineTasks().run(lambda _progress: 7, heard.append, pytest.fail)
    assert heard == [7]


def test_a_document_is_laid_out_on_a_thread_without_a_warning(
    tasks: ThreadTasks, qtbot: QtBot, qtlog  # type: ignore[no-untyped-def]
) -> None:  # fmt: skip
    pages: list[int] = []
    html = f"<h3>Order</h3><table><tr><td>Cups</td></tr></table><p>{'Said at the fair. ' * 40}</p>" * 60

    def work(_progress: Progress) -> int:
        return laid_out(html, QSizeF(480, 700)).pageCount()

    tasks.run(work, pages.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(pages))
    assert pages[0] > 1
    assert [record.message for record in qtlog.records] == []


def test_the_screen_hears_of_progress_when_a_bar_would_move_and_cancel_is_heard_at_each_step() -> None:
    heard: list[tuple[int, int]] = []
    progress = Progress(lambda done, total: heard.append((done, total)))
    for done in range(100_001):
        progress(done, 100_000)
        progress(done, 100_000)
    assert len(heard) == 1001
    assert (heard[0], heard[-1]) == ((0, 100_000), (100_000, 100_000))
    for done in range(4):
        progress(done, 3)
    assert heard[-4:] == [(0, 3), (1, 3), (2, 3), (3, 3)]
    progress.cancel()
    with pytest.raises(Cancelled):
        progress(3, 3)
