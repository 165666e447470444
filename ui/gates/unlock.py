"""The unlock page: the system keychain, a passphrase or the recovery code, and ways to another journal."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.errors import GuanxiError, StoreError
from desktop.journal import backup, keyfile
from desktop.journal import vault as vaults
from desktop.journal.vault import Vault, Ways
from desktop.journal.vault_errors import KeychainUnavailable, KeyFileDamaged, KeyFileMissing
from desktop.texts import _
from ui.gates.asking import Asking
from ui.gates.frame import GateFrame
from ui.gates.others import other_journals
from ui.gates.secret_field import SecretField
from ui.gates.steps import Steps, Unlocked
from ui.services import Services
from ui.widgets.busy_bar import BusyBar
from ui.widgets.button import Button
from ui.widgets.form import FormRow
from ui.widgets.layouts import column, holder, row
from ui.widgets.text import ElidedLabel, label, rule


class UnlockPage(GateFrame):
    """Asks for what opens the journal in ``folder``; ``eager`` asks the keychain without waiting for a click."""

    def __init__(self, services: Services, folder: Path, steps: Steps, *, eager: bool) -> None:
        super().__init__(services.theme, folder.name)
        self._services = services
        self._folder = folder
        self._steps = steps
        self._eager = eager
        self._keychain_lost = False
        self._asking = Asking(self, services.tasks, services.failures)
        self._make_fields()
        self._arrange()
        self._ways = self._read_ways()
        self._show_ways()

    # --- making ------------------------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        theme = self.theme
        self.keychain = Button(
            theme, _("Unlock with the system keychain"), "primary", "key-round", self.ask_keychain
        )
        self.busy = BusyBar(theme, _("Unlocking"))
        self._waiting_for = label("", "body", "text2", wrap=True)
        self.cancel = Button(theme, _("Cancel"), on_click=self._give_up)
        self.waiting = holder(column(self.busy, 8, row((self._waiting_for, 1), self.cancel, spacing=8)))
        self.passphrase = SecretField(theme, _("Passphrase"))
        self.passphrase.returnPressed.connect(self.ask_passphrase)
        self.unlock = Button(theme, _("Unlock"), "primary", "lock-open", self.ask_passphrase)
        self.code = QLineEdit()
        self.code.setAccessibleName(_("Recovery code"))
        self.code.returnPressed.connect(self.ask_recovery)
        self.unlock_by_code = Button(theme, _("Unlock with the code"), "", "lock-open", self.ask_recovery)
        self.use_code = Button(theme, _("Use the recovery code"), "link", on_click=self._show_code)
        self.use_previous = Button(theme, _("Use the older key file"), on_click=self._use_previous)

    def _arrange(self) -> None:
        theme = self.theme
        self._by_passphrase = holder(
            column(FormRow(theme, _("Passphrase"), self.passphrase), 12, row(self.unlock, None))
        )
        hint = _("33 letters and digits, from the page that was printed when the journal was made.")
        self._by_code = holder(
            column(FormRow(theme, _("Recovery code"), self.code, hint), 12, row(self.unlock_by_code, None))
        )
        self._keychain_line = holder(row(self.keychain, None))
        self._foot = row(
            other_journals(self, theme, self._services.preferences, self._folder, self._steps.unlock),
            Button(theme, _("New journal"), "ghost", "plus", self._steps.begin),
            None,
            spacing=4,
        )
        place = ElidedLabel(theme, str(self._folder), "meta", "text3")
        for piece in (place, self._by_passphrase, self._keychain_line, self._by_code):
            self.body.addWidget(piece)
        self.body.addLayout(row(self.use_code, self.use_previous, None))
        self.body.addWidget(self.waiting)
        self.body.addWidget(rule())
        self.body.addLayout(self._foot)
        keeps = self.waiting.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)  # else the page would jump at every try
        self.waiting.setSizePolicy(keeps)
        for piece in (self.waiting, self._by_code, self.use_previous):
            piece.hide()

    def _read_ways(self) -> Ways | None:
        try:
            if not self._folder.is_dir():
                raise StoreError(
                    _("The journal's folder is not there."),
                    _("Connect the disk it is on, or choose another folder."),
                )
            return vaults.ways(self._folder)
        except GuanxiError as error:
            self._tell_of_keys(error)
            return None

    def _tell_of_keys(self, error: GuanxiError) -> None:
        """Without keys only the older key file or a backup helps."""
        self.use_previous.setVisible(isinstance(error, KeyFileDamaged))
        if isinstance(error, KeyFileDamaged | KeyFileMissing) and (self._folder / backup.FOLDER).is_dir():
            self.tell(error, _("Bring a backup back"), self._restore)
        else:
            self.tell(error)

    def _restore(self) -> None:
        # brings Babel, which no gate has to wait for
        restore = importlib.import_module("ui.gates.restore_dialog")
        restore.RestoreDialog(self._services, self._folder, None, self).open()

    def _show_ways(self) -> None:
        ways = self._ways
        self._by_passphrase.setVisible(ways is not None and ways.passphrase)
        self._keychain_line.setVisible(ways is not None and ways.keychain)
        self.use_code.setVisible(ways is not None and ways.recovery)
        if ways is None:
            return
        if ways.passphrase:
            # One primary button on a page: the keychain stands back where a passphrase can be typed.
            self.keychain.setProperty("kind", "")
            self.keychain.dress()
            self.setFocusProxy(self.passphrase)
        elif ways.keychain:
            self.setFocusProxy(self.keychain)
        else:
            self._show_code()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ask the keychain once the page can be seen: its modules are slow to import."""
        super().paintEvent(event)
        if self._eager and self._ways is not None and self._ways.keychain:
            self._eager = False
            QTimer.singleShot(0, self, self.ask_keychain)

    # --- asking ------------------------------------------------------------------------------------------------

    def ask_keychain(self) -> None:
        """Ask the system keychain; it may ask the person, so that it can be given up."""
        find, folder = self._services.keychain, self._folder

        def work() -> Vault:
            return vaults.unlock_with_keychain(folder, find())

        self._ask(_("Waiting for your system keychain"), work, Unlocked, self.keychain)

    def ask_passphrase(self) -> None:
        """Try the passphrase that was typed."""
        if not self.passphrase.text():
            self.passphrase.setFocus()
            return
        folder, typed = self._folder, self.passphrase.text()

        def done(vault: Vault) -> Unlocked:
            return Unlocked(vault, keychain_lost=self._keychain_lost)

        self._ask(
            _("Checking the passphrase"),
            lambda: vaults.unlock_with_passphrase(folder, typed),
            done,
            self.passphrase,
        )

    def ask_recovery(self) -> None:
        """Try the recovery code that was typed."""
        if not self.code.text().strip():
            self.code.setFocus()
            return
        folder, typed = self._folder, self.code.text()

        def done(vault: Vault) -> Unlocked:
            return Unlocked(vault, by_recovery=True, keychain_lost=self._keychain_lost)

        self._ask(
            _("Checking the recovery code"),
            lambda: vaults.unlock_with_recovery(folder, typed),
            done,
            self.code,
        )

    def _ask(
        self, sentence: str, work: Callable[[], Vault], found: Callable[[Vault], Unlocked], asked: QWidget
    ) -> None:
        self.banner.dismiss()
        self._waiting_for.setText(sentence)
        self._busy(under_way=True)

        def done(vault: Vault) -> None:
            self._busy(under_way=False)
            self.passphrase.clear()
            self.code.clear()
            self._steps.unlocked(found(vault))

        def failed(error: GuanxiError) -> None:
            self._busy(under_way=False)
            self._refused(error, asked)

        self._asking.ask(work, done, failed)

    def _refused(self, error: GuanxiError, asked: QWidget) -> None:
        self._tell_of_keys(error)
        if isinstance(error, KeychainUnavailable):
            self._keychain_lost = True
            if self._ways is not None and not self._ways.passphrase:
                self._show_code()
                return
            asked = self.passphrase
        asked.setFocus()
        if isinstance(asked, QLineEdit):
            asked.selectAll()

    def _busy(self, *, under_way: bool) -> None:
        self.waiting.setVisible(under_way)
        if under_way:
            self.busy.start()
        else:
            self.busy.stop()
        for piece in (self._by_passphrase, self._by_code, self._keychain_line, self.use_code):
            piece.setEnabled(not under_way)
        if under_way:
            self.cancel.setFocus()

    def _give_up(self) -> None:
        self._asking.give_up()
        self._busy(under_way=False)
        first = self.passphrase if self._ways is not None and self._ways.passphrase else self.keychain
        first.setFocus()

    # --- other ways --------------------------------------------------------------------------------------------

    def _show_code(self) -> None:
        self._by_code.show()
        self.use_code.hide()
        self.code.setFocus()

    def _use_previous(self) -> None:
        try:
            keyfile.use_previous(self._folder)
        except GuanxiError as error:
            self.tell(error)
        else:
            self._steps.unlock(self._folder)
