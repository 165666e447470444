"""Settings of the keys: passphrase, system keychain and recovery code of the open journal."""

from __future__ import annotations

from collections.abc import Callable

from desktop.errors import GuanxiError
from desktop.journal import vault as vaults
from desktop.journal.keychain import Keychain
from desktop.journal.vault import Vault, Ways
from desktop.journal.vault_errors import KeychainUnavailable
from desktop.texts import _
from ui.dialogs.passphrase import PassphraseDialog
from ui.dialogs.recovery import RecoveryDialog
from ui.gates.asking import Asking
from ui.services import Services
from ui.settings.setting import Setting
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.section import Group


class Protection(Group):
    """Shows how the journal can be unlocked and changes it; refusals stand in a banner above."""

    def __init__(self, services: Services, vault: Vault) -> None:
        super().__init__(_("Protection"))
        self._services, self._vault = services, vault
        self._asking = Asking(self, services.tasks, services.failures)
        self._make()
        self.banner = Banner(services.theme)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self.banner)
        self.read()

    def _make(self) -> None:
        theme = self._services.theme
        self.set_passphrase = Button(theme, "", on_click=self._set_passphrase)
        self.remove_passphrase = Button(theme, _("Remove"), "danger", on_click=self._remove_passphrase)
        self.store = Button(theme, _("Store the key"), on_click=self._store)
        self.forget = Button(theme, _("Remove"), "danger", on_click=self._forget)
        self.renew = Button(theme, _("Make a new code"), on_click=self._renew)
        self.passphrase = Setting(_("Passphrase"), "", self.remove_passphrase, self.set_passphrase)
        self.keychain = Setting(_("System keychain"), "", self.forget, self.store)
        self.recovery = Setting(_("Recovery code"), "", self.renew)
        self.remove_passphrase.setAccessibleName(_("Remove the passphrase"))
        self.forget.setAccessibleName(_("Remove the key from the system keychain"))
        for piece in (self.passphrase, self.keychain, self.recovery):
            self.add(piece)

    def read(self) -> None:
        """Read from the key file how the journal can be unlocked, and show it."""
        try:
            ways = vaults.ways(self._vault.folder)
        except GuanxiError as error:
            self.banner.tell(str(error), "seal")
            return
        self._show(ways)

    def _show(self, ways: Ways) -> None:
        self.set_passphrase.setText(_("Change") if ways.passphrase else _("Set a passphrase"))
        self.set_passphrase.setAccessibleName(
            _("Change the passphrase") if ways.passphrase else _("Set a passphrase")
        )
        self.remove_passphrase.setVisible(ways.passphrase)
        self.passphrase.say(
            _("Opens the journal on any computer.")
            if ways.passphrase
            else _("None is set. With one, a copied folder can be opened without the recovery code.")
        )
        self.store.setVisible(not ways.keychain)
        self.forget.setVisible(ways.keychain)
        self.keychain.say(
            _("Keeps the key on this computer, so that the journal opens without typing.")
            if ways.keychain
            else _("The key is not kept on this computer.")
        )
        self.recovery.say(
            _("Proved: you have shown that it is on paper.")
            if ways.recovery_proved
            else _("Not proved yet. Make a new one when it is not on paper.")
        )

    # --- passphrase --------------------------------------------------------------------------------------------

    def _set_passphrase(self) -> None:
        dialog = PassphraseDialog(self._services, self._vault, self)
        dialog.accepted.connect(self._passphrase_set)
        dialog.open()

    def _passphrase_set(self) -> None:
        self.read()
        self._done(_("The passphrase is set. Older backups still open with the one before."))

    def _remove_passphrase(self) -> None:
        find, vault = self._services.keychain, self._vault
        self._ask(
            lambda: vaults.remove_passphrase(vault, _found(find)),
            _("The passphrase is removed. The system keychain opens the journal."),
        )

    # --- keychain ----------------------------------------------------------------------------------------------

    def _store(self) -> None:
        find, vault = self._services.keychain, self._vault
        self._ask(lambda: vaults.set_keychain(vault, find()), _("The key is stored in the system keychain."))

    def _forget(self) -> None:
        find, vault = self._services.keychain, self._vault
        self._ask(
            lambda: vaults.remove_keychain(vault, _found(find)),
            _("The key is removed from the system keychain."),
        )

    def _ask(self, work: Callable[[], None], sentence: str) -> None:
        self.banner.dismiss()
        self.setEnabled(False)

        def done(_nothing: None) -> None:
            self.setEnabled(True)
            self.read()
            self._done(sentence)

        def failed(error: GuanxiError) -> None:
            self.setEnabled(True)
            self.banner.tell(str(error), "seal")

        self._asking.ask(work, done, failed)

    def _done(self, sentence: str) -> None:
        self.banner.tell(sentence, "ok")

    # --- recovery code -----------------------------------------------------------------------------------------

    def _renew(self) -> None:
        RecoveryDialog(self._services, self._vault, self._renewed, self).open()

    def _renewed(self) -> None:
        self.read()
        self._done(_("The new recovery code is proved. Pages printed before open older backups only."))


def _found(find: Callable[[], Keychain]) -> Keychain | None:
    try:
        return find()
    except KeychainUnavailable:
        return None
