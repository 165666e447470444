"""Third step of a new journal, and asked again until it is done: the recovery code and its proof."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from random import Random

from babel.dates import format_date

from desktop.errors import GuanxiError
from desktop.journal import recovery_page
from desktop.journal import vault as vaults
from desktop.journal.vault import Vault
from desktop.texts import _, language
from ui.gates.frame import GateFrame
from ui.gates.recovery_sheet import CodeCard, Proof, paper
from ui.services import Services
from ui.widgets.button import Button
from ui.widgets.layouts import row
from ui.widgets.text import rule


class CodePage(GateFrame):
    """Shows a new code and goes on when a part of it was typed."""

    def __init__(
        self, services: Services, vault: Vault, code: str, chance: Random, done: Callable[[], None],
        step: str = "",
    ) -> None:  # fmt: skip
        super().__init__(services.theme, _("Your recovery code"), step=step)
        page = page_maker(vault, services.clock())
        self.card = CodeCard(services.theme, services.clipboard, code, page)
        self.proof = Proof(services.theme, vault, chance, done)
        for piece in (paper(), self.card, self.proof):
            self.body.addWidget(piece)
        self.setFocusProxy(self.proof)


class ProvePage(GateFrame):
    """Asks for a part of the code that was given out before, for example by the command line."""

    def __init__(
        self, services: Services, vault: Vault, chance: Random, done: Callable[[], None],
        renewed: Callable[[str], None],
    ) -> None:  # fmt: skip
        super().__init__(
            services.theme,
            _("Do you have the recovery code?"),
            _("It was given out when this journal was made, and nobody has shown yet that it is on paper."),
        )
        self._vault, self._renewed = vault, renewed
        self.proof = Proof(services.theme, vault, chance, done)
        self.renew = Button(
            services.theme, _("I do not have it: make a new code"), "link", on_click=self._renew
        )
        self.body.addWidget(self.proof)
        self.body.addWidget(rule())
        self.body.addLayout(row(self.renew, None))
        self.setFocusProxy(self.proof)

    def _renew(self) -> None:
        try:
            code = vaults.renew_recovery(self._vault)
        except GuanxiError as error:
            self.tell(error)
        else:
            self._renewed(code)


def page_maker(vault: Vault, now: datetime) -> Callable[[str], str]:
    """Return what makes the printed page of a code of ``vault``."""
    made_on = format_date(now.astimezone().date(), "long", locale=language())

    def page(code: str) -> str:
        return recovery_page.html_page(code, vault.folder.name, made_on)

    return page
