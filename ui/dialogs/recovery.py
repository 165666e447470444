"""Makes a new recovery code for the open journal."""

from __future__ import annotations

from collections.abc import Callable
from random import SystemRandom

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from desktop.errors import GuanxiError
from desktop.journal import vault as vaults
from desktop.journal.vault import Vault
from desktop.texts import _
from ui.gates.code_page import page_maker
from ui.gates.recovery_sheet import CodeCard, Proof, paper
from ui.services import Services
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.layouts import column, holder, row
from ui.widgets.text import label


class RecoveryDialog(QDialog):
    """Says what a new code does to the old one, makes it, and stays until it is proved."""

    def __init__(
        self, services: Services, vault: Vault, done: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Recovery code"))
        self._services, self._vault, self._done = services, vault, done
        self.banner = Banner(services.theme)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._question())
        self.setLayout(column(self.banner, (self._pages, 1), margins=(24, 20, 24, 20)))
        self.setMinimumWidth(services.theme.px(520))

    def _question(self) -> QWidget:
        theme = self._services.theme
        self.make = Button(theme, _("Make a new code"), "primary", on_click=self._make)
        cancel = Button(theme, _("Cancel"), on_click=self.reject)
        note = _(
            "The code printed before will open older backups only, and no longer this journal. "
            "Have a printer or a pen at hand: the new code is shown this once."
        )
        return holder(
            column(label(note, "body", "text2", wrap=True), 16, None, row(None, cancel, self.make, spacing=8))
        )

    def _make(self) -> None:
        try:
            code = vaults.renew_recovery(self._vault)
        except GuanxiError as error:
            self.banner.tell(str(error), "seal")
            return
        services = self._services
        card = CodeCard(services.theme, services.clipboard, code, page_maker(self._vault, services.clock()))
        self.proof = Proof(services.theme, self._vault, SystemRandom(), self._proved)
        self._pages.addWidget(holder(column(paper(), 14, card, 16, self.proof, None)))
        self._pages.setCurrentIndex(1)
        self.adjustSize()
        self.proof.setFocus()

    def _proved(self) -> None:
        self._done()
        self.accept()
