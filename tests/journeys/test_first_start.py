"""From first start to an open desk, and back through every way to unlock, by key and click."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from desktop import clock, opening
from desktop.journal import backup
from desktop.journal import vault as vaults
from desktop.journal.keychain import Keychain
from desktop.journal.lock import FolderLock
from desktop.journal.vault import Protection
from desktop.people.tables import Supplier
from tests.desktop.journal import fakes
from ui.app import services
from ui.autolock import AutoLock
from ui.gate import make_gate
from ui.gates.restore_dialog import RestoreDialog
from ui.preferences import Preferences
from ui.tasks import ThreadTasks
from ui.window import Window

PASSPHRASE = "four quiet words here"
LOCK = (Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


class Person:
    """Sits before the window: sees words and fields, and presses what can be pressed."""

    def __init__(self, qtbot, window: Window, keyring: fakes.MemoryKeyring) -> None:
        self.qtbot, self.window, self.keyring = qtbot, window, keyring

    def _shown(self, kind: type[QWidget]) -> list[QWidget]:
        return [found for found in self.window.findChildren(kind) if found.isVisible()]

    def words(self) -> str:
        return "\n".join(found.text() for found in self._shown(QLabel))

    def waits_for(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in self.words(), timeout=20_000)

    def button(self, words: str) -> QPushButton:
        return next(found for found in self._shown(QPushButton) if found.text() == words)

    def presses(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: any(b.text() == words for b in self._shown(QPushButton)), timeout=20_000)
        button = self.button(words)
        self.qtbot.waitUntil(button.isEnabled, timeout=20_000)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def sees_button(self, words: str) -> bool:
        return any(found.text() == words for found in self._shown(QPushButton))

    def field(self, name: str) -> QLineEdit:
        return next(found for found in self._shown(QLineEdit) if found.accessibleName() == name)

    def types(self, name: str, text: str) -> None:
        field = self.field(name)
        field.setFocus()
        self.qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.keyClicks(field, text)

    def enters(self, name: str, text: str) -> None:
        self.types(name, text)
        self.qtbot.keyClick(self.field(name), Qt.Key.Key_Return)

    def presses_enter_on(self, words: str) -> None:
        """Press Enter where the focus stands, which must be on the button with these words."""
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is self.button(words))
        self.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    def at_desk(self) -> None:
        self.qtbot.waitUntil(
            lambda: self.window.workplace is not None and self.window.workplace.open_journal.loaded,
            timeout=20_000,
        )

    def locks(self) -> None:
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        self.qtbot.keyClick(self.window, *LOCK)
        self.qtbot.waitUntil(lambda: self.window.desk is None, timeout=20_000)

    def proves_the_code(self) -> str:
        """Read the code from the screen and type the group that is asked for; return the whole code."""
        card = next(found for found in self._shown(QWidget) if found.accessibleName() == "Recovery code")
        groups = card.accessibleDescription().split()
        field = next(
            found for found in self._shown(QLineEdit) if found.accessibleName().startswith("Type group")
        )
        asked = int(field.accessibleName().removeprefix("Type group ").split()[0])
        self.enters(field.accessibleName(), groups[asked - 1].lower())
        return "-".join(groups)


@pytest.fixture
def person(qtbot, qapp: QApplication, tmp_path: Path, monkeypatch) -> Iterator[Person]:
    monkeypatch.setenv("GUANXI_HOME", str(tmp_path / "home"))
    keyring = fakes.MemoryKeyring()
    made = services(qapp, Preferences(tmp_path / "settings"), tasks=ThreadTasks())
    made = replace(made, keychain=lambda: Keychain(keyring))
    window = Window(made, make_gate)
    qtbot.addWidget(window)
    auto_lock = AutoLock(qapp, made.preferences, made.keeper)
    window.show()
    window.activateWindow()
    yield Person(qtbot, window, keyring)
    auto_lock.close()
    made.keeper.close()
    made.tasks.close()


def make_journal(folder: Path, protection: Protection, keyring: fakes.MemoryKeyring) -> str:
    """Make a journal as the command line does: its code is not proved yet."""
    vault, code = vaults.create(folder, protection, Keychain(keyring) if protection.keychain else None)
    opening.create(folder, vaults.database_key(vault))
    return code


def test_a_new_journal_is_made_locked_and_unlocked(person, tmp_path):
    person.window.show_gate(None)
    person.enters("Name", "Trade")
    person.waits_for("How shall it open?")
    passphrase = next(
        box for box in person.window.findChildren(QWidget) if box.property("text") == "A passphrase"
    )
    person.qtbot.keyClick(passphrase, Qt.Key.Key_Space)
    person.types("New passphrase", PASSPHRASE)
    person.types("The same again", "another")
    person.presses("Make journal")
    person.waits_for("The two are not the same.")
    person.enters("The same again", PASSPHRASE)
    person.waits_for("Your recovery code")
    person.proves_the_code()
    person.at_desk()
    assert (tmp_path / "home" / "Trade" / "journal.db").is_file()
    assert vaults.ways(tmp_path / "home" / "Trade").recovery_proved

    person.locks()
    assert QApplication.focusWidget() is person.field("Passphrase")
    person.enters("Passphrase", "not this one")
    person.waits_for("The passphrase does not open this journal.")
    assert person.window.desk is None
    person.enters("Passphrase", PASSPHRASE)
    person.at_desk()


def test_a_wrong_group_is_no_proof(person):
    person.window.show_gate(None)
    person.presses("Continue")
    person.presses("Make journal")
    person.waits_for("Your recovery code")
    field = next(
        f for f in person.window.findChildren(QLineEdit) if f.accessibleName().startswith("Type group")
    )
    person.enters(field.accessibleName(), "000000")
    person.waits_for("The recovery code does not open this journal.")
    assert person.window.desk is None
    person.proves_the_code()
    person.at_desk()


def test_a_lost_keychain_leads_to_the_code_and_back(person, tmp_path):
    person.window.show_gate(None)
    person.presses("Continue")
    person.presses("Make journal")
    person.waits_for("Your recovery code")
    code = person.proves_the_code()
    person.at_desk()
    person.locks()
    assert person.sees_button("Unlock with the system keychain")

    person.keyring.entries.clear()
    keys = (tmp_path / "home" / "Guanxi Journal" / "keys.json").read_bytes()
    person.presses("Unlock with the system keychain")
    person.waits_for("The system keychain does not hold the key of this journal.")
    assert (tmp_path / "home" / "Guanxi Journal" / "keys.json").read_bytes() == keys

    person.enters("Recovery code", code.lower().replace("-", " "))
    person.waits_for("Store the key again?")
    person.presses("Store in the system keychain")
    person.at_desk()

    person.locks()
    person.presses_enter_on("Unlock with the system keychain")
    person.at_desk()


def test_the_keychain_is_asked_at_the_start_but_not_after_a_lock(person, tmp_path):
    folder = tmp_path / "Trade"
    make_journal(folder, Protection(), person.keyring)
    person.window.show_gate(folder)
    person.waits_for("Do you have the recovery code?")
    person.presses("I do not have it: make a new code")
    person.waits_for("Your recovery code")
    person.proves_the_code()
    person.at_desk()
    person.locks()
    person.qtbot.wait(300)
    assert person.window.desk is None
    assert person.sees_button("Unlock with the system keychain")


def test_a_keychain_that_hangs_can_be_given_up(person, tmp_path, monkeypatch):
    folder = tmp_path / "Trade"
    make_journal(folder, Protection(passphrase=PASSPHRASE, kdf=fakes.CHEAP), person.keyring)
    hanging = fakes.HangingKeyring()
    hanging.entries = person.keyring.entries
    person.window._services = replace(person.window._services, keychain=lambda: Keychain(hanging))
    try:
        person.window.show_gate(folder)
        person.waits_for("Waiting for your system keychain")
        person.qtbot.waitUntil(hanging.asked.is_set)
        person.presses("Cancel")
        person.enters("Passphrase", PASSPHRASE)
        person.waits_for("Do you have the recovery code?")
    finally:
        hanging.answered.set()


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (lambda folder: (folder / "keys.json").unlink(), "This folder has no key file"),
        (lambda folder: (folder / "keys.json").write_text("{"), "The key file of this journal"),
        (lambda folder: folder.rename(folder.with_name("gone")), "The journal's folder is not there."),
    ],
)
def test_what_is_wrong_with_the_folder_stands_on_the_page(person, tmp_path, harm, sentence):
    folder = tmp_path / "Trade"
    make_journal(folder, Protection(keychain=False, passphrase=PASSPHRASE, kdf=fakes.CHEAP), person.keyring)
    harm(folder)
    person.window.show_gate(folder)
    person.waits_for(sentence)
    assert person.sees_button("Open another journal")
    assert person.sees_button("New journal")


def test_a_damaged_database_leads_to_a_backup(person, tmp_path):
    folder = tmp_path / "Trade"
    code = make_journal(
        folder, Protection(keychain=False, passphrase=PASSPHRASE, kdf=fakes.CHEAP), person.keyring
    )
    vault = vaults.unlock_with_recovery(folder, code)
    backup.make(vault, folder / backup.FOLDER, clock.now(), "0")
    (folder / "journal.db").write_bytes(b"\0" * 8192)
    person.window.show_gate(folder)
    person.presses("Use the recovery code")
    person.enters("Recovery code", code)
    person.presses("Bring a backup back")
    asked = person.window.findChild(RestoreDialog)
    person.qtbot.waitUntil(asked.go.isEnabled)
    asked.restore_into(tmp_path)
    person.presses("Open it")
    person.enters("Passphrase", PASSPHRASE)
    person.at_desk()
    assert person.window.workplace.open_journal.folder != folder
    assert (folder / "journal.db").read_bytes() == b"\0" * 8192


def test_a_second_window_is_told_that_the_journal_is_open(person, tmp_path):
    folder = tmp_path / "Trade"
    code = make_journal(
        folder, Protection(keychain=False, passphrase=PASSPHRASE, kdf=fakes.CHEAP), person.keyring
    )
    held = FolderLock(folder)
    try:
        person.window.show_gate(folder)
        person.presses("Use the recovery code")
        person.enters("Recovery code", code)
        person.waits_for("This journal is open in another window or program.")
    finally:
        held.release()
    person.enters("Passphrase", PASSPHRASE)
    person.at_desk()


def test_locking_leaves_no_text_of_the_journal_in_any_widget(person, tmp_path):
    folder = tmp_path / "Trade"
    code = make_journal(
        folder, Protection(keychain=False, passphrase=PASSPHRASE, kdf=fakes.CHEAP), person.keyring
    )
    person.window.show_gate(folder)
    person.presses("Use the recovery code")
    person.enters("Recovery code", code)
    person.at_desk()
    workplace = person.window.workplace
    workplace.change("Add Hengda Plastics", lambda session: session.make(Supplier, name_en="Hengda Plastics"))
    person.qtbot.wait(100)
    assert "Hengda" in everything_shown()
    person.locks()
    person.qtbot.wait(50)
    assert "Hengda" not in everything_shown()
    assert workplace.open_journal.vault is None


def everything_shown() -> str:
    """Collect every text that any widget or action of the program holds, hidden ones included."""
    names = ("text", "plainText", "windowTitle", "toolTip", "accessibleName", "accessibleDescription")
    found: list[str] = []
    for widget in QApplication.allWidgets():
        found += [str(widget.property(name) or "") for name in names]
        found += [f"{action.text()} {action.toolTip()}" for action in widget.actions()]
        model = getattr(widget, "model", None)
        if callable(model) and model() is not None:
            found += [str(model().index(row, 0).data()) for row in range(min(model().rowCount(), 50))]
    return "\n".join(found)
