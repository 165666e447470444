"""Offered after the keychain failed: store the key there again, so that the next start is easy."""

from __future__ import annotations

from collections.abc import Callable

from desktop.errors import GuanxiError
from desktop.journal import vault as vaults
from desktop.journal.vault import Vault
from desktop.texts import _
from ui.gates.asking import Asking
from ui.gates.frame import GateFrame
from ui.services import Services
from ui.widgets.busy_bar import BusyBar
from ui.widgets.button import Button
from ui.widgets.layouts import row


class KeychainPage(GateFrame):
    """Stores the key again or goes on without; the data key of the journal stays what it is."""

    def __init__(self, services: Services, vault: Vault, done: Callable[[], None]) -> None:
        super().__init__(
            services.theme,
            _("Store the key again?"),
            _(
                "The system keychain did not open this journal. With the key stored there once more, "
                "the next start needs neither passphrase nor recovery code."
            ),
        )
        self._services, self._vault, self._done = services, vault, done
        self._asking = Asking(self, services.tasks, services.failures)
        self.store = Button(
            services.theme, _("Store in the system keychain"), "primary", "key-round", self._store
        )
        self.skip = Button(services.theme, _("Not now"), on_click=self._skip)
        self.busy = BusyBar(services.theme, _("Waiting for your system keychain"))
        self.body.addWidget(self.busy)
        self.body.addLayout(row(self.store, self.skip, None, spacing=8))
        self.setFocusProxy(self.store)

    def _store(self) -> None:
        find, vault = self._services.keychain, self._vault
        self.banner.dismiss()
        self.store.setEnabled(False)
        self.busy.start()

        def stored(_nothing: None) -> None:
            self._done()

        self._asking.ask(lambda: vaults.set_keychain(vault, find()), stored, self._failed)

    def _failed(self, error: GuanxiError) -> None:
        self.busy.stop()
        self.store.setEnabled(True)
        self.tell(error)

    def _skip(self) -> None:
        self._asking.give_up()
        self._done()
