"""The first whole path: contacts come in, a touch is logged by keys, undone after a restart, found by initials."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop import opening
from desktop.journal import vault as vaults
from desktop.journal.vault import Protection, Vault
from desktop.touches.timeline import timeline_rows
from desktop.touches.timeline_ids import timeline_ids
from tests.conftest import SteppingClock
from tests.desktop.journal.fakes import CHEAP
from ui.app import make_gate, services
from ui.dialogs.importing import ImportDialog
from ui.dialogs.palette import Palette
from ui.preferences import Preferences
from ui.services import Services
from ui.tasks import InlineTasks
from ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
GOOGLE = (
    "First Name,Last Name,Organization Name,Organization Title,Labels,E-mail 1 - Label,E-mail 1 - Value,"
    "Phone 1 - Label,Phone 1 - Value,Notes\r\n"
    "Amy,Zhou,Ningbo Sunrise Electronics,Sales Manager,* myContacts,Work,amy@sunrise.example,Mobile,"
    "+86 138 1234 5678,met at the fair\r\n"
    "Leo,Fang,Ningbo Sunrise Electronics,Engineer,* myContacts,Work,leo@sunrise.example,,,\r\n"
)
PHONE = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=91=A8=E6=99=93=E6=A2=85;;;;\r\n"
    "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=91=A8=E6=99=93=E6=A2=85\r\nTEL;CELL:13812345678\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=9E=97=E5=9B=BD=E6=A0=8B;;;;\r\n"
    "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=9E=97=E5=9B=BD=E6=A0=8B\r\nTEL;CELL:13900000009\r\nEND:VCARD\r\n"
)


class Desk:
    """A person before the program, who can start it again."""

    def __init__(self, qtbot: QtBot, app: QApplication, folder: Path, vault: Vault) -> None:
        self.qtbot, self._app, self._home, self._vault = qtbot, app, folder, vault
        self._clock = SteppingClock(NOW)
        self.start()

    def start(self) -> None:
        """Start the program on the journal."""
        preferences = Preferences(self._home / "settings")
        self._made: Services = services(self._app, preferences, clock=self._clock, tasks=InlineTasks())
        self.window = Window(self._made, make_gate)
        self.qtbot.addWidget(self.window)

        def failed(error: BaseException) -> None:
            raise error

        self._made.keeper.open_with(self._vault, failed)
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitUntil(
            lambda: self.window.workplace is not None and self.window.workplace.open_journal.loaded
        )
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def leave(self) -> None:
        """Close the window and the journal."""
        self._made.keeper.close()
        self.window.close()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def write(self, text: str) -> None:
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        self.qtbot.keyClicks(QApplication.focusWidget(), text)

    def summaries(self) -> list[tuple[str, str]]:
        """Return summary and first person of each touch."""
        assert self.window.workplace is not None
        with self.window.workplace.journal.read() as connection:
            rows = timeline_rows(connection, timeline_ids(connection))
        return [(row.summary, row.people[0].zh) for row in rows]

    def dialog(self, kind: type[QWidget]) -> QWidget:
        found = (widget for widget in self.window.findChildren(kind) if widget.isVisible())
        return next(found)


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("GUANXI_HOME", str(tmp_path / "home"))
    protection = Protection(keychain=False, passphrase="four quiet words here", kdf=CHEAP)
    vault, _code = vaults.create(tmp_path / "journal 日记", protection, None)
    opening.create(vault.folder, vaults.database_key(vault))
    made = Desk(qtbot, qapp, tmp_path, vault)
    yield made
    made.leave()


def test_from_contact_files_to_a_touch_that_is_found_again(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "google.csv").write_text(GOOGLE, "utf-8-sig")
    (tmp_path / "phone.vcf").write_text(PHONE, "ascii")

    desk.press(Qt.Key.Key_I, CTRL)
    importing = desk.dialog(ImportDialog)
    assert isinstance(importing, ImportDialog)
    importing.add_files([tmp_path / "google.csv", tmp_path / "phone.vcf"])
    model = importing.rows.model
    assert [model.index(row, 0).data() for row in range(4)] == ["Amy Zhou", "Leo Fang", "周晓梅", "林国栋"]
    assert model.index(2, 2).data() == "Merge into Amy Zhou"  # the same mobile, one name in each script
    desk.qtbot.waitUntil(importing.rows.grid.hasFocus)
    desk.qtbot.keyClick(importing.rows.grid, Qt.Key.Key_Return, CTRL)
    desk.qtbot.keyClick(importing, Qt.Key.Key_Escape)
    desk.qtbot.waitUntil(lambda: not desk.window.findChildren(ImportDialog))

    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    desk.press(Qt.Key.Key_L, CTRL)
    desk.write("@zxm Sent the new drawing")
    desk.press(Qt.Key.Key_Return)
    assert desk.summaries() == [("Sent the new drawing", "周晓梅")]

    desk.leave()
    desk.start()
    assert desk.summaries() == [("Sent the new drawing", "周晓梅")]
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.qtbot.waitUntil(lambda: desk.summaries() == [])
    desk.press(Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    desk.qtbot.waitUntil(lambda: len(desk.summaries()) == 1)

    finds_by_initials(desk)


def finds_by_initials(desk: Desk) -> None:
    desk.press(Qt.Key.Key_K, CTRL)
    palette = desk.dialog(Palette)
    assert isinstance(palette, Palette)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    desk.write("lgd")
    hit = palette.found.current_hit()
    assert hit is not None
    assert "林国栋" in str(hit)
    desk.press(Qt.Key.Key_Return)
    assert desk.window.desk is not None
    assert desk.window.desk.key == "contacts"


def test_the_whole_import_goes_back_in_one_step(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "google.csv").write_text(GOOGLE, "utf-8-sig")
    desk.press(Qt.Key.Key_I, CTRL)
    importing = desk.dialog(ImportDialog)
    assert isinstance(importing, ImportDialog)
    importing.add_files([tmp_path / "google.csv"])
    desk.qtbot.keyClick(importing.rows.grid, Qt.Key.Key_Return, CTRL)
    button = next(one for one in importing.findChildren(QPushButton) if one.text() == "Close")
    desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.leave()
    desk.start()
    desk.press(Qt.Key.Key_Z, CTRL)

    def empty() -> bool:
        assert desk.window.workplace is not None
        with desk.window.workplace.journal.read() as connection:
            counted = [
                connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()
                for table in ("contact", "supplier", "channel", "employment")
            ]
        return counted == [0, 0, 0, 0]

    desk.qtbot.waitUntil(empty)
