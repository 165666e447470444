"""Settings of backups: when the last one was made, a second folder, and the way back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from desktop.journal.vault import Vault
from desktop.texts import _
from ui.backups import Backups
from ui.choose_folder import choose_folder
from ui.gates.moments import moment
from ui.gates.restore_dialog import RestoreDialog
from ui.services import Services
from ui.settings.setting import Setting
from ui.widgets.button import Button
from ui.widgets.section import Group

_OLD = timedelta(days=7)


class BackingUp(Group):
    """Follows the state of ``Backups`` while it is shown."""

    def __init__(self, services: Services, vault: Vault, backups: Backups) -> None:
        super().__init__(_("Backups"))
        self._services, self._vault, self._backups = services, vault, backups
        theme = services.theme
        self.now = Button(theme, _("Back up now"), icon="database-backup", on_click=backups.back_up)
        self.choose = Button(theme, "", on_click=self._choose)
        self.drop = Button(theme, _("Remove"), "danger", on_click=lambda: self._use(""))
        self.drop.setAccessibleName(_("No second folder"))
        self.restore = Button(theme, _("Restore"), icon="archive-restore", on_click=self._restore)
        self.last = Setting(_("Beside the journal"), "", self.now)
        self.second = Setting(_("In a second folder"), "", self.drop, self.choose)
        self.add(self.last)
        self.add(self.second)
        self.add(
            Setting(
                _("Bring a backup back"),
                _("Into a new folder; the journal as it is now stays where it is."),
                self.restore,
            )
        )
        backups.changed.connect(self.show_state)
        self.show_state()

    def read(self) -> None:
        """Find out when the last backups were made."""
        self._backups.read()

    def show_state(self) -> None:
        """Show what is known of the backups."""
        state, folder = self._backups.state, self._services.preferences.now.backup_folder
        self.now.setEnabled(not state.under_way)
        if state.trouble:
            self.last.say(state.trouble, "seal")
        elif state.last is None:
            self.last.say(_("None yet. One is made by itself within half an hour of a change."))
        else:
            self.last.say(_("Made and checked {when}.").format(when=moment(state.last)))
        self.drop.setVisible(bool(folder))
        self.choose.setText(_("Change") if folder else _("Choose a folder"))
        self.choose.setAccessibleName(_("Second folder for backups"))
        self._show_second(folder)

    def _show_second(self, folder: str) -> None:
        last = self._backups.state.last_elsewhere
        if not folder:
            self.second.say(
                _("On another disk or in a synced folder, so that a lost computer is no lost journal.")
            )
        elif last is None:
            self.second.say(_("{folder}: none there yet.").format(folder=folder), "amber")
        else:
            old = self._services.clock() - last > _OLD
            words = _("{folder}: made and checked {when}.").format(folder=folder, when=moment(last))
            self.second.say(words, "amber" if old else "text2")

    def _choose(self) -> None:
        start = Path(self._services.preferences.now.backup_folder or Path.home())
        choose_folder(self, _("Second folder for backups"), start, lambda to: self._use(str(to)))

    def _use(self, folder: str) -> None:
        self._services.preferences.set(backup_folder=folder)
        self._backups.forget_elsewhere()
        if folder:
            self._backups.look()

    def _restore(self) -> None:
        RestoreDialog(self._services, self._vault.folder, self._vault, self).open()
