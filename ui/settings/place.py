"""Settings of the journal's folder: move it, open another journal, make a new one."""

from __future__ import annotations

from pathlib import Path

from desktop.errors import GuanxiError
from desktop.journal import moving
from desktop.journal.vault import Vault
from desktop.texts import _
from ui.choose_folder import choose_folder
from ui.gates import places
from ui.gates.moving_page import MovingPage
from ui.gates.others import other_journals
from ui.services import Services
from ui.settings.setting import Setting
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.section import Group


class Place(Group):
    """Where the journal lies, and ways to other journals."""

    def __init__(self, services: Services, vault: Vault) -> None:
        super().__init__(_("Journal"))
        self._services, self._vault = services, vault
        theme, keeper = services.theme, services.keeper
        self.choose = Button(theme, _("Move"), icon="folder-open", on_click=self._choose)
        self.other = other_journals(self, theme, services.preferences, vault.folder, keeper.go_to)
        self.other.setProperty("kind", "")
        self.new = Button(theme, _("New journal"), icon="plus", on_click=lambda: keeper.go_to(None))
        self.banner = Banner(theme)
        self.folder = Setting(_("Folder"), places.shown(vault.folder), self.choose)
        self.add(self.folder)
        self.add(Setting(_("Other journals"), _("This journal is locked first."), self.other, self.new))
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self.banner)
        self._warn(vault.folder)

    def _warn(self, folder: Path) -> None:
        warned = places.warning(folder)
        if warned:
            self.banner.tell(warned, "amber", closable=False)

    def _choose(self) -> None:
        choose_folder(self, _("Move the journal into the folder"), self._vault.folder.parent, self.move_into)

    def move_into(self, parent: Path) -> None:
        """Move the journal's folder into ``parent``; a synced or network folder takes a second click."""
        target = parent / self._vault.folder.name
        try:
            moving.check(self._vault.folder, target)
        except GuanxiError as error:
            self.banner.tell(str(error), "seal")
            return
        warned = places.warning(target)
        if warned:
            self.banner.tell(warned, "amber", _("Move it nonetheless"), lambda: self._move(target))
        else:
            self._move(target)

    def _move(self, target: Path) -> None:
        page = MovingPage(self._services, self._vault, target)
        self._services.keeper.step_out(page)
        page.start()
