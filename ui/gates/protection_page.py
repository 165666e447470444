"""Second step of a new journal: what opens it every day."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QCheckBox

from desktop.errors import GuanxiError
from desktop.journal.vault import Protection, Vault
from desktop.journal.vault_errors import KeychainUnavailable
from desktop.texts import _
from ui.gates.asking import Asking
from ui.gates.frame import GateFrame
from ui.gates.making import create
from ui.gates.new_passphrase import NewPassphrase
from ui.services import Services
from ui.widgets.busy_bar import BusyBar
from ui.widgets.button import Button
from ui.widgets.layouts import column, row
from ui.widgets.text import label


class ProtectionPage(GateFrame):
    """Asks for keychain and passphrase, and makes the journal; ``done`` gets its vault and recovery code."""

    def __init__(
        self, services: Services, folder: Path, back: Callable[[], None], done: Callable[[Vault, str], None]
    ) -> None:
        super().__init__(
            services.theme,
            _("How shall it open?"),
            _(
                "The journal is encrypted. Choose what unlocks it on an ordinary day: one of the two, or both."
            ),
            _("New journal, step 2 of 3"),
        )
        self._services, self._folder, self._done = services, folder, done
        self._asking = Asking(self, services.tasks, services.failures)
        self.keychain = QCheckBox(_("The system keychain of this computer"))
        self.with_passphrase = QCheckBox(_("A passphrase"))
        self.passphrase = NewPassphrase(services.theme)
        self.make = Button(services.theme, _("Make journal"), "primary", on_click=self._make)
        self.back = Button(services.theme, _("Back"), on_click=back)
        self.busy = BusyBar(services.theme, _("Making the journal"))
        self._arrange()

    def _arrange(self) -> None:
        about_keychain = _("Opens without typing, as long as you are logged in to this computer.")
        about_passphrase = _("Asked at each start and after each lock, on any computer.")
        self.keychain.setChecked(True)
        self.passphrase.hide()
        self.with_passphrase.toggled.connect(self._ask_for_passphrase)
        self.passphrase.finished.connect(self._make)
        for box, words in ((self.keychain, about_keychain), (self.with_passphrase, about_passphrase)):
            box.setAccessibleDescription(words)
            note = label(words, "meta", "text2", wrap=True)
            self.body.addLayout(column(box, 2, row(24, (note, 1))))
        self.body.addWidget(self.passphrase)
        self.body.addSpacing(4)
        self.body.addWidget(self.busy)
        self.body.addLayout(row(self.back, self.make, None, spacing=8))
        self.setFocusProxy(self.make)

    def _ask_for_passphrase(self, wanted: bool) -> None:  # noqa: FBT001 - the signal of QCheckBox gives it so
        self.passphrase.setVisible(wanted)
        if wanted:
            self.passphrase.setFocus()

    def _make(self) -> None:
        self.banner.dismiss()
        wanted = self.with_passphrase.isChecked()
        if wanted and not self.passphrase.check():
            return
        if not wanted and not self.keychain.isChecked():
            self.banner.tell(_("Choose at least one of the two."), "seal")
            return
        protection = Protection(self.keychain.isChecked(), self.passphrase.text() if wanted else "")
        find, folder = self._services.keychain, self._folder
        self._busy(under_way=True)
        self._asking.ask(lambda: create(folder, protection, find), self._made, self._failed)

    def _made(self, made: tuple[Vault, str]) -> None:
        self._busy(under_way=False)
        self.passphrase.clear()
        self._done(*made)

    def _failed(self, error: GuanxiError) -> None:
        self._busy(under_way=False)
        self.tell(error)
        if isinstance(error, KeychainUnavailable):
            self.keychain.setChecked(False)
            self.with_passphrase.setChecked(True)

    def _busy(self, *, under_way: bool) -> None:
        if under_way:
            self.busy.start()
        else:
            self.busy.stop()
        for piece in (self.keychain, self.with_passphrase, self.passphrase, self.make, self.back):
            piece.setEnabled(not under_way)
