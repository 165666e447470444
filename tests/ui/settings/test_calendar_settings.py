"""Starting with the system is off until it is asked for; the own country is kept with its layer."""

from __future__ import annotations

import plistlib
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt

from ui.autostart import EntryFile, Launch, RunKey, autostart, desktop_entry
from ui.preferences import Preferences
from ui.settings.calendar import CalendarSettings

LAUNCH = Launch(("/opt/Guanxi $Journal/100%", "-m", "ui"), "/opt/Guanxi")


@pytest.fixture
def entry(tmp_path: Path) -> EntryFile:
    return EntryFile(tmp_path / "autostart" / "guanxi.desktop", plist=False)


@pytest.fixture
def failures() -> list[BaseException]:
    return []


@pytest.fixture
def group(qtbot, theme, tmp_path: Path, entry, failures) -> CalendarSettings:
    made = CalendarSettings(
        theme, Preferences(tmp_path / "settings"), lambda _key: None, failures.append, entry
    )
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_starts_with_the_system_only_on_request(qtbot, group, entry):
    assert not group.start.isChecked()
    assert not entry.on()
    qtbot.keyClick(group.start, Qt.Key.Key_Space)
    assert entry.on()
    qtbot.keyClick(group.start, Qt.Key.Key_Space)
    assert not entry.on()


def test_a_system_that_refuses_is_told_and_the_box_stays_empty(qtbot, group, tmp_path, failures):
    (tmp_path / "autostart").write_text("a file where a folder should be", "utf-8")
    qtbot.keyClick(group.start, Qt.Key.Key_Space)
    assert len(failures) == 1
    assert not group.start.isChecked()


def test_the_agent_of_macos_names_program_and_folder(tmp_path: Path):
    path = tmp_path / "agent.plist"
    EntryFile(path, plist=True).turn_on(LAUNCH)
    content = plistlib.loads(path.read_bytes())
    assert content["ProgramArguments"] == list(LAUNCH.command)
    assert content["RunAtLoad"] is True


def test_signs_in_paths_are_escaped_for_linux():
    line = next(one for one in desktop_entry(LAUNCH).splitlines() if one.startswith("Exec="))
    assert line == r'Exec="/opt/Guanxi \\$Journal/100%%" "-m" "ui"'


def test_the_run_key_of_windows_quotes_the_program(tmp_path: Path):
    path = str(tmp_path / "run.ini")
    key = RunKey(path, QSettings.Format.IniFormat)
    key.turn_on(Launch(("C:/Program Files/Guanxi.exe",)))
    assert key.on()
    stored = QSettings(path, QSettings.Format.IniFormat).value("Guanxi Journal")
    assert stored == '"C:/Program Files/Guanxi.exe"'
    key.turn_off()
    assert not key.on()


def test_each_system_has_its_way():
    assert isinstance(autostart("linux"), EntryFile)
    assert isinstance(autostart("darwin"), EntryFile)


def test_the_own_country_is_kept_with_its_layer(qtbot, group):
    box, preferences = group.country, group._preferences
    assert box.count() == 1
    box.setFocus()
    qtbot.keyClicks(box, "Germany")
    assert box.currentData() == "DE"
    box.activated.emit(box.currentIndex())
    assert preferences.now.calendar_country == "DE"
    assert "own_country" in preferences.now.calendar_layers
    qtbot.keyClick(box, Qt.Key.Key_Home)
    assert preferences.now.calendar_country == ""
    assert "own_country" not in preferences.now.calendar_layers
