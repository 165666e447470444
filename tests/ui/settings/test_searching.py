"""The search index is built anew from the settings, beside the screen, and given up by Cancel."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.finding import find_touches
from desktop.journal import search
from desktop.journal.asking import Asked
from desktop.people.contacts import add_contact
from desktop.touches.logging import TouchDraft, log_touch
from ui.settings.searching import Searching
from ui.tasks import ThreadTasks
from ui.workplace import Workplace


@pytest.fixture
def group(workplace: Workplace, qtbot: QtBot) -> Iterator[Searching]:
    """The group of a journal whose index has lost three touches."""
    workplace.tasks = ThreadTasks()

    def log(session) -> None:
        person = add_contact(session, {"name_zh": "王伟"})
        session.flush()
        for summary in ("报价 one", "报价 two", "报价 three"):
            log_touch(session, TouchDraft(at=workplace.clock(), people=(person,), summary=summary))

    workplace.change("Log", log)
    with workplace.journal.transaction() as (connection, _id, _now):
        connection.exec_driver_sql("DELETE FROM search_index WHERE rowid IN (SELECT id FROM search_document)")
    made = Searching(workplace)
    qtbot.addWidget(made)
    made.show()
    yield made
    workplace.tasks.close()


def found(workplace: Workplace) -> int:
    with workplace.journal.read() as connection:
        return len(find_touches(connection, Asked("报价", 9)))


def test_a_broken_index_is_built_anew(group: Searching, workplace: Workplace, qtbot: QtBot) -> None:
    assert found(workplace) == 0
    qtbot.mouseClick(group.build, Qt.MouseButton.LeftButton)
    assert (group.build.isVisible(), group.cancel.isVisible(), group.bar.isVisible()) == (False, True, True)
    qtbot.waitUntil(group.build.isVisible)
    assert found(workplace) == 3
    assert group.row.note() == "Built: 3 records are in it."
    assert group.bar.share == 1


def test_cancel_leaves_the_index_as_it_was(
    group: Searching, workplace: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "_BATCH", 1)
    first, go_on = threading.Event(), threading.Event()
    add = search.add

    def slowly(*arguments: object) -> None:
        add(*arguments)  # type: ignore[arg-type]
        first.set()
        go_on.wait(20)

    monkeypatch.setattr("desktop.journal.reindexing.add", slowly)
    qtbot.mouseClick(group.build, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(first.is_set)
    qtbot.mouseClick(group.cancel, Qt.MouseButton.LeftButton)
    go_on.set()
    qtbot.waitUntil(group.build.isVisible)
    assert group.row.note() == "Given up: the index is as it was."
    assert found(workplace) == 0
