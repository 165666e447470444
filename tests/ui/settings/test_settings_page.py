"""The settings change what they say, at once, and refuse what would lock the person out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton

from desktop.journal import vault as vaults
from desktop.journal.manifest import list_backups
from desktop.journal.vault_errors import WrongSecret
from tests.desktop.journal.fakes import NullKeyring
from ui.dialogs.recovery import RecoveryDialog
from ui.gates.moving_page import MovingPage
from ui.gates.restore_dialog import RestoreDialog
from ui.pages.settings import SettingsPage


@pytest.fixture
def page(qtbot, served) -> SettingsPage:
    made = SettingsPage(served)
    qtbot.addWidget(made)
    made.resize(1000, 900)
    made.show()
    return made


def press(qtbot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def words(widget) -> str:
    return "\n".join(found.text() for found in widget.findChildren(QLabel) if found.isVisible())


def test_choices_are_kept_at_once(qtbot, page, served):
    preferences = served.services.preferences
    page.locking.minutes.setFocus()
    qtbot.keyClick(page.locking.minutes, Qt.Key.Key_End)
    assert preferences.now.lock_minutes == 0
    qtbot.keyClick(page.locking.seconds, Qt.Key.Key_Home)
    assert preferences.now.clipboard_seconds == 5
    qtbot.keyClick(page.looks.percent, Qt.Key.Key_End)
    assert preferences.now.scale == 150
    qtbot.keyClick(page.locking.with_screen, Qt.Key.Key_Space)
    assert preferences.now.lock_with_screen is False


def test_a_size_changed_elsewhere_is_followed(page, served):
    served.services.preferences.set(scale=120, appearance="dark")
    assert page.looks.percent.currentText() == "120 %"
    assert page.looks.appearance.current() == "dark"


def test_the_passphrase_is_changed(qtbot, page, served):
    folder = served.open_journal.folder
    press(qtbot, page.protection.set_passphrase)
    asked = page.findChild(QDialog)
    qtbot.keyClicks(asked.fields.first, "new words")
    qtbot.keyClicks(asked.fields.second, "new word")
    press(qtbot, asked.ok)
    assert "The two are not the same." in words(asked)
    qtbot.keyClicks(asked.fields.second, "s")
    qtbot.keyClick(asked.fields.second, Qt.Key.Key_Return)
    assert "The passphrase is set." in words(page)
    assert vaults.unlock_with_passphrase(folder, "new words").id == served.open_journal.vault.id
    with pytest.raises(WrongSecret):
        vaults.unlock_with_passphrase(folder, "a b c")


def test_the_only_daily_way_is_not_removed(qtbot, page, served):
    press(qtbot, page.protection.remove_passphrase)
    assert "only the recovery code would open" in words(page)
    assert vaults.ways(served.open_journal.folder).passphrase


def test_the_key_goes_into_the_keychain_and_the_passphrase_away(qtbot, page, served):
    press(qtbot, page.protection.store)
    assert vaults.ways(served.open_journal.folder).keychain
    press(qtbot, page.protection.remove_passphrase)
    assert not vaults.ways(served.open_journal.folder).passphrase
    press(qtbot, page.protection.forget)
    assert "only the recovery code would open" in words(page)
    assert vaults.ways(served.open_journal.folder).keychain


def test_a_forgetful_keychain_is_refused(qtbot, page, served, keyring, monkeypatch):
    monkeypatch.setattr(keyring, "set_password", NullKeyring().set_password)
    press(qtbot, page.protection.store)
    assert "did not keep the key" in words(page)
    assert not vaults.ways(served.open_journal.folder).keychain


def test_a_new_recovery_code_is_made_and_proved(qtbot, page, served):
    press(qtbot, page.protection.renew)
    asked = page.findChild(RecoveryDialog)
    press(qtbot, asked.make)
    groups = next(w for w in asked.findChildren(object) if getattr(w, "groups", None)).groups
    code = groups.accessibleDescription().split()
    qtbot.keyClicks(asked.proof.group, code[asked.proof.position])
    qtbot.keyClick(asked.proof.group, Qt.Key.Key_Return)
    assert "The new recovery code is proved." in words(page)
    assert vaults.unlock_with_recovery(served.open_journal.folder, "".join(code))


def test_a_backup_is_made_and_brought_back_beside_the_journal(qtbot, page, served, tmp_path):
    press(qtbot, page.backing_up.now)
    assert "Made and checked" in words(page.backing_up)
    press(qtbot, page.backing_up.restore)
    asked = page.findChild(RestoreDialog)
    assert asked.list.topLevelItemCount() == 1
    asked.restore_into(tmp_path)
    assert "Restored and checked" in words(asked)
    restored = [found for found in tmp_path.iterdir() if found.name.startswith("Trade 日记 from")]
    assert len(restored) == 1
    assert vaults.unlock_with_passphrase(restored[0], "a b c")
    with qtbot.waitSignal(served.services.keeper.locked) as told:
        press(qtbot, next(b for b in asked.findChildren(QPushButton) if b.text() == "Open it"))
    assert told.args[0] == restored[0]


def test_a_backup_opened_by_its_file_is_listed_and_chosen(qtbot, page, served):
    for _time in range(2):
        press(qtbot, page.backing_up.now)
    files = sorted((served.open_journal.folder / "backups").glob("*.guanxi-backup"))
    asked = RestoreDialog(served.services, files[0].parent.parent, None, chosen=files[0])
    qtbot.addWidget(asked)
    asked.show()
    assert asked._backups[asked.list.currentIndex().row()].path == files[0]
    assert asked.go.isEnabled()


def test_a_file_that_is_no_backup_is_said(qtbot, served, tmp_path):
    strange = tmp_path / "holiday.guanxi-backup"
    strange.write_bytes(b"photo")
    asked = RestoreDialog(served.services, tmp_path, None, chosen=strange)
    qtbot.addWidget(asked)
    asked.show()
    assert "is no backup of Guanxi Journal" in words(asked)
    assert not asked.go.isEnabled()


def test_without_a_backup_the_list_says_so(qtbot, served):
    asked = RestoreDialog(served.services, served.open_journal.folder, served.open_journal.vault)
    qtbot.addWidget(asked)
    asked.show()
    assert "No backup yet" in words(asked)
    assert not asked.go.isEnabled()


def test_the_second_folder_is_used_and_given_up(page, served, tmp_path):
    usb = tmp_path / "usb"
    usb.mkdir()
    page.backing_up._use(str(usb))
    assert len(list_backups(usb)) == 1
    assert str(usb) in page.backing_up.second.note()
    page.backing_up._use("")
    assert "On another disk" in page.backing_up.second.note()


def test_the_journal_moves_and_opens_in_its_new_place(qtbot, page, served, tmp_path):
    keeper, old = served.services.keeper, served.open_journal.folder
    shown = []
    keeper.stepped_out.connect(shown.append)
    (tmp_path / "elsewhere").mkdir()
    page.place.move_into(tmp_path / "elsewhere")
    assert isinstance(shown[0], MovingPage)
    assert keeper.journal.folder == tmp_path / "elsewhere" / "Trade 日记"
    assert not old.exists()
    shown[0].deleteLater()


def test_a_move_that_is_refused_leaves_the_journal_open(page, served, tmp_path):
    taken = tmp_path / "elsewhere" / "Trade 日记"
    taken.mkdir(parents=True)
    (taken / "letter.txt").write_text("mine")
    page.place.move_into(tmp_path / "elsewhere")
    assert "is there already" in words(page)
    assert served.services.keeper.journal is served.open_journal


def test_a_synced_folder_takes_a_second_click(qtbot, page, served, tmp_path):
    page.place.move_into(tmp_path / "Dropbox")
    assert "Dropbox copies this folder" in words(page)
    assert served.services.keeper.journal is served.open_journal


def test_the_demo_journal_has_no_keys_to_change(qtbot, workplace, served):
    workplace.services = served.services
    page = SettingsPage(workplace)
    qtbot.addWidget(page)
    page.show()
    assert page.protection is None
    assert "demo journal" in words(page)
