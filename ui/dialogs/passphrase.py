"""Sets or changes the passphrase of the open journal."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from desktop.errors import GuanxiError
from desktop.journal import vault as vaults
from desktop.journal.vault import Vault
from desktop.texts import _
from ui.gates.asking import Asking
from ui.gates.new_passphrase import NewPassphrase
from ui.geometry import take_room
from ui.services import Services
from ui.widgets.banner import Banner
from ui.widgets.busy_bar import BusyBar
from ui.widgets.button import Button
from ui.widgets.layouts import column, row
from ui.widgets.text import label


class PassphraseDialog(QDialog):
    """Asks twice for the new passphrase and sets it off the GUI thread: half a second of work, meant so."""

    def __init__(self, services: Services, vault: Vault, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Passphrase"))
        theme = services.theme
        self._vault = vault
        self._asking = Asking(self, services.tasks, services.failures)
        self.banner = Banner(theme)
        self.fields = NewPassphrase(theme)
        self.fields.finished.connect(self._set)
        self.busy = BusyBar(theme, _("Setting the passphrase"))
        self.ok = Button(theme, _("Set passphrase"), "primary", on_click=self._set)
        self.ok.setAutoDefault(False)
        cancel = Button(theme, _("Cancel"), on_click=self.reject)
        cancel.setAutoDefault(False)
        note = _(
            "Write it down or remember it well: nobody can look it up. The recovery code stays as it is."
        )
        self.setLayout(
            column(
                self.banner, 4, label(note, "body", "text2", wrap=True), 14, self.fields, 12, self.busy, 8,
                None, row(None, cancel, self.ok, spacing=8),
                margins=(24, 20, 24, 20),
            )
        )  # fmt: skip
        QShortcut(QKeySequence("Ctrl+Return"), self, self._set)
        take_room(self, theme.px(440), theme.px(370))
        self.fields.setFocus()

    def _set(self) -> None:
        if not self.ok.isEnabled() or not self.fields.check():
            return
        vault, typed = self._vault, self.fields.text()
        self.banner.dismiss()
        self.ok.setEnabled(False)
        self.busy.start()

        def done(_nothing: None) -> None:
            self.fields.clear()
            self.accept()

        self._asking.ask(lambda: vaults.set_passphrase(vault, typed), done, self._failed)

    def _failed(self, error: GuanxiError) -> None:
        self.busy.stop()
        self.ok.setEnabled(True)
        self.banner.tell(str(error), "seal")

    def reject(self) -> None:
        """Close without setting anything, and keep nothing that was typed."""
        self._asking.give_up()
        self.fields.clear()
        super().reject()
