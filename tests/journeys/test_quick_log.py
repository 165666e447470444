"""Logging a touch from anywhere in the real window, every key counted."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.journal.opened import open_file
from desktop.touches.timeline import TimelineEntry, timeline_rows
from desktop.touches.timeline_ids import timeline_ids
from tests.conftest import KEY
from tests.ui.conftest import SteppingClock
from tests.ui.hands import compose
from ui.app import make_gate, services
from ui.dialogs.quick_log import QuickLog
from ui.names import names_of
from ui.places import PLACES
from ui.preferences import Preferences
from ui.tasks import InlineTasks
from ui.touches.form import TouchForm
from ui.window import Window

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
CTRL = Qt.KeyboardModifier.ControlModifier
WORDS = "Sent the new drawing"


class Typist:
    """Presses real keys where the focus is, and counts each key or chord."""

    def __init__(self, qtbot: QtBot, window: Window) -> None:
        self.qtbot, self.window, self.keys = qtbot, window, 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.keys += 1
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def write(self, text: str) -> None:
        """Type Latin letters, a key each."""
        for letter in text:
            self.keys += 1
            self.qtbot.keyClicks(QApplication.focusWidget(), letter)

    def compose(self, hanzi: str) -> None:
        """Commit Chinese as an input method does."""
        compose(hanzi)

    @property
    def card(self) -> QuickLog:
        (found,) = self.window.findChildren(QuickLog)
        return found

    def newest(self) -> TimelineEntry:
        assert self.window.workplace is not None
        with self.window.workplace.journal.read() as connection:
            ids = timeline_ids(connection)
            return max(timeline_rows(connection, ids[:40]), key=lambda entry: entry.id)

    def count(self) -> int:
        assert self.window.workplace is not None
        with self.window.workplace.journal.read() as connection:
            return len(timeline_ids(connection))


@pytest.fixture
def typist(qtbot: QtBot, qapp: QApplication, tmp_path: Path, demo_folder: Path) -> Iterator[Typist]:
    folder = shutil.copytree(demo_folder, tmp_path / "journal 日记")
    clock = SteppingClock(NOW + timedelta(hours=1))
    made = services(qapp, Preferences(tmp_path / "settings"), clock=clock, tasks=InlineTasks())
    window = Window(made, make_gate)
    qtbot.addWidget(window)
    made.keeper.open_file(open_file(folder, KEY))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.workplace is not None and window.workplace.open_journal.loaded)
    qtbot.waitUntil(window.isActiveWindow)
    yield Typist(qtbot, window)
    made.keeper.close()


def people_with_unique_initials(typist: Typist) -> dict[str, tuple[int, str]]:
    """Return initials to id and Chinese name of everybody whom two or three letters find alone."""
    workplace = typist.window.workplace
    assert workplace is not None
    with workplace.journal.read() as connection:
        rows = connection.exec_driver_sql("SELECT id, name_zh FROM contact").all()
    index = names_of(workplace.open_journal).index
    letters = [a + b + c for a in "cghlwxyz" for b in "degjlmwxy" for c in ("", *"fghmqwy")]
    found: dict[str, tuple[int, str]] = {}
    for typed in letters:
        ids = index.find_contacts(typed)
        if len(ids) == 1:
            found[typed] = next((row.id, row.name_zh) for row in rows if row.id == ids[0])
    return found


def test_a_touch_costs_at_most_eight_keys_and_its_text(typist: Typist) -> None:
    people = people_with_unique_initials(typist)
    assert people["zjg"][1] == "张建国"
    for typed in ("zjg", *sorted(people)[:5]):
        typist.keys = 0
        before = typist.count()
        typist.press(Qt.Key.Key_L, CTRL)
        typist.write("@")
        typist.write(typed)
        typist.press(Qt.Key.Key_Space)
        typist.write(WORDS)
        typist.press(Qt.Key.Key_Return)
        assert typist.keys - len(WORDS) <= 8
        assert typist.count() == before + 1
        logged = typist.newest()
        assert (logged.summary, [name.id for name in logged.people]) == (WORDS, [people[typed][0]])
        assert not typist.card.isVisible()


def test_it_takes_the_preferred_channel_and_the_work_place_and_can_be_undone(typist: Typist) -> None:
    before = typist.count()
    typist.press(Qt.Key.Key_L, CTRL)
    typist.write("@zjg hello")
    typist.press(Qt.Key.Key_Return)
    logged = typist.newest()
    assert logged.channel
    assert [name.zh for name in logged.suppliers] == ["义乌市光明五金有限公司"]
    assert any("张建国" in words.text() for words in typist.window.findChildren(QLabel))
    typist.press(Qt.Key.Key_Z, CTRL)
    typist.qtbot.waitUntil(lambda: typist.count() == before)


@pytest.mark.parametrize("place", [place.key for place in PLACES])
def test_it_opens_on_every_page_and_gives_the_focus_back(typist: Typist, place: str) -> None:
    assert typist.window.desk is not None
    typist.window.desk.show_place(place)
    typist.press(Qt.Key.Key_L, CTRL)
    assert typist.card.isVisible()
    assert typist.card.line.hasFocus()
    typist.press(Qt.Key.Key_Escape)
    assert not typist.card.isVisible()


def test_a_person_is_completed_by_keys_when_several_match(typist: Typist) -> None:
    typist.press(Qt.Key.Key_L, CTRL)
    typist.write("@zh")
    card = typist.card
    assert card.suggestions.isVisible()
    typist.press(Qt.Key.Key_Down)
    second = card.suggestions.current_hit()
    assert second is not None
    typist.press(Qt.Key.Key_Tab)
    typist.write("c< 25min Asked for the forecast !fri send it")
    shown = [flag.text for flag in card.preview.flags]
    assert "25 min" in shown
    assert any(words.startswith("Follow up") and words.endswith("send it") for words in shown)
    typist.press(Qt.Key.Key_Return)
    logged = typist.newest()
    assert ([name.id for name in logged.people], logged.kind, logged.minutes) == ([second.key], "call", 25)
    assert logged.started_by == "them"
    assert logged.follow_up is not None
    assert logged.follow_up.text == "send it"


def test_hanzi_and_full_width_signs_are_understood(typist: Typist) -> None:
    typist.press(Qt.Key.Key_L, CTRL)
    typist.compose("＠张建国 问了大货交期 ！周五 再问")
    typist.press(Qt.Key.Key_Return)
    logged = typist.newest()
    assert (logged.summary, logged.people[0].zh) == ("问了大货交期", "张建国")
    assert logged.follow_up is not None
    assert logged.follow_up.due_on.weekday() == 4


def test_a_name_that_is_not_clear_is_asked_for_and_nothing_is_logged(typist: Typist) -> None:
    before = typist.count()
    typist.press(Qt.Key.Key_L, CTRL)
    typist.write("@zh hello")
    typist.press(Qt.Key.Key_Return)
    words = [label.text() for label in typist.card.findChildren(QLabel) if label.isVisible()]
    assert any("may mean several people" in text for text in words)
    assert typist.card.suggestions.isVisible()
    typist.press(Qt.Key.Key_Return)  # the best of them
    assert typist.count() == before
    typist.press(Qt.Key.Key_Return)
    assert typist.count() == before + 1


def test_what_was_typed_waits_behind_escape_and_goes_on_in_the_form(typist: Typist) -> None:
    typist.press(Qt.Key.Key_L, CTRL)
    typist.write("@zjg v Looked at line 3")
    typist.press(Qt.Key.Key_Escape)
    typist.press(Qt.Key.Key_L, CTRL)
    assert typist.card.line.text() == "@zjg v Looked at line 3"
    typist.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    form = form_in(typist)
    assert form.fields.summary.text() == "Looked at line 3"
    assert form.fields.kind.currentData() == "visit"
    form.fields.place.setFocus()
    form.fields.place.setText("Yiwu")
    before = typist.count()
    form.activateWindow()
    typist.qtbot.waitUntil(form.isActiveWindow)
    typist.qtbot.keyClick(form, Qt.Key.Key_Return, CTRL)
    assert typist.count() == before + 1
    assert typist.newest().place == "Yiwu"


def form_in(typist: Typist) -> TouchForm:
    found = [dialog for dialog in QApplication.topLevelWidgets() if isinstance(dialog, QDialog)]
    (form,) = [dialog for dialog in found if isinstance(dialog, TouchForm) and dialog.isVisible()]
    return form


def test_locking_leaves_nothing_of_the_line(typist: Typist) -> None:
    typist.press(Qt.Key.Key_L, CTRL)
    typist.write("@zjg secret words")
    gone: list[object] = []
    typist.card.destroyed.connect(lambda: gone.append(1))
    typist.window.clear_desk()
    typist.qtbot.waitUntil(lambda: bool(gone))
    assert not [w for w in typist.window.findChildren(QWidget) if isinstance(w, QuickLog)]


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process can be set on Unix only")
def test_a_time_typed_in_winter_for_a_day_in_summer_is_the_time_of_that_summer(
    typist: Typist, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        typist.press(Qt.Key.Key_L, CTRL)
        typist.write("@zjg 2026-07-01 14:30 Samples")
        typist.press(Qt.Key.Key_Return)
    finally:
        monkeypatch.undo()
        time.tzset()
    assert typist.window.workplace is not None
    with typist.window.workplace.journal.read() as connection:
        (logged,) = timeline_rows(connection, [max(timeline_ids(connection))])
    assert (logged.at, logged.zone) == (datetime(2026, 7, 1, 12, 30, tzinfo=UTC), "Europe/Berlin")
