"""The gate before an open journal: it leads from first start or unlocking, step by step, to the desk."""

from __future__ import annotations

import importlib
from pathlib import Path
from random import Random, SystemRandom

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.errors import GuanxiError
from desktop.journal import vault as vaults
from desktop.journal.lock import JournalInUse
from desktop.journal.vault import Vault
from desktop.texts import _
from ui.gates.code_page import CodePage, ProvePage
from ui.gates.frame import GateFrame
from ui.gates.keychain_page import KeychainPage
from ui.gates.place_page import PlacePage
from ui.gates.protection_page import ProtectionPage
from ui.gates.steps import Steps, Unlocked
from ui.gates.unlock import UnlockPage
from ui.services import Services


def make_gate(services: Services, folder: Path | None) -> QWidget:
    """Return the unlock page of the journal in ``folder``, or the first start when there is none.

    The keychain is asked by itself at the start of the program only: after a lock it would open again at once.
    """
    gate = Gate(services, SystemRandom())
    if folder is None:
        gate.begin()
    else:
        gate.unlock(folder, eager=not services.keeper.locked_before)
    return gate


class Gate(QStackedWidget):
    """Shows one page of the way at a time; a page that was left is thrown away with what was typed."""

    def __init__(self, services: Services, chance: Random) -> None:
        super().__init__()
        self._services = services
        self._chance = chance
        self._steps = Steps(self.unlocked, self.unlock, self.begin)

    @property
    def page(self) -> GateFrame:
        """The page that is shown."""
        page = self.currentWidget()
        assert isinstance(page, GateFrame)
        return page

    def _show(self, page: GateFrame) -> None:
        while (old := self.currentWidget()) is not None:
            self.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.addWidget(page)
        self.setFocusProxy(page)
        page.setFocus()

    # --- a new journal -----------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Ask for name and folder of a new journal."""
        self._show(PlacePage(self._services, self._steps, self._protect))

    def _protect(self, folder: Path) -> None:
        self._show(ProtectionPage(self._services, folder, self.begin, self._made))

    def _made(self, vault: Vault, code: str) -> None:
        # Noted now: a window closed before the proof must come back to this journal.
        self._services.preferences.note_journal(vault.folder)
        self._show_code(vault, code, _("New journal, step 3 of 3"))

    def _show_code(self, vault: Vault, code: str, step: str = "") -> None:
        self._show(CodePage(self._services, vault, code, self._chance, lambda: self._open(vault), step))

    # --- a journal that exists ---------------------------------------------------------------------------------

    def unlock(self, folder: Path, *, eager: bool = True) -> None:
        """Ask for what opens the journal in ``folder``."""
        self._show(UnlockPage(self._services, folder, self._steps, eager=eager))

    def unlocked(self, found: Unlocked) -> None:
        """Go on with an open vault: proof of the code, keychain, journal."""
        vault = found.vault
        if found.keychain_lost:
            self._show(
                KeychainPage(self._services, vault, lambda: self.unlocked(Unlocked(vault, found.by_recovery)))
            )
            return
        try:
            if found.by_recovery:
                vaults.mark_recovery_proved(vault)
            proved = vaults.ways(vault.folder).recovery_proved
        except GuanxiError as error:
            self.page.tell(error)
            return
        if proved:
            self._open(vault)
        else:
            self._show(
                ProvePage(
                    self._services, vault, self._chance, lambda: self._open(vault),
                    lambda code: self._show_code(vault, code),
                )
            )  # fmt: skip

    def _open(self, vault: Vault) -> None:
        self._services.keeper.open_with(vault, lambda error: self._not_opened(vault, error))

    def _not_opened(self, vault: Vault, error: BaseException) -> None:
        if not isinstance(error, GuanxiError):
            self._services.failures.tell(error)
        elif isinstance(error, JournalInUse):
            self.page.tell(error)
        else:
            self.page.tell(error, _("Bring a backup back"), lambda: self._restore(vault))

    def _restore(self, vault: Vault) -> None:
        # brings Babel, which no gate has to wait for
        restore = importlib.import_module("ui.gates.restore_dialog")
        restore.RestoreDialog(self._services, vault.folder, vault, self).open()
