"""Shown while the journal's folder moves, when nothing of it can be open."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import shiboken6

from desktop.journal import moving
from desktop.journal.vault import Vault
from desktop.texts import _
from ui.gates import places
from ui.gates.frame import GateFrame
from ui.services import Services
from ui.tasks import Cancelled, Progress
from ui.widgets.busy_bar import BusyBar
from ui.widgets.button import Button
from ui.widgets.layouts import row
from ui.widgets.text import label


class MovingPage(GateFrame):
    """Moves the closed journal to ``target`` and opens it there, or where it was when that fails."""

    def __init__(self, services: Services, vault: Vault, target: Path) -> None:
        super().__init__(services.theme, _("Moving the journal"), places.shown(target))
        self._services, self._vault, self._target = services, vault, target
        self.busy = BusyBar(services.theme, _("Moving the journal"))
        self.files = label("", "meta", "text2")
        self.cancel = Button(services.theme, _("Cancel"), on_click=self._cancel)
        self.body.addWidget(self.busy)
        self.body.addLayout(row(self.files, None, self.cancel))
        self._job: Progress | None = None

    def start(self) -> None:
        """Begin to move; the page must be shown by now."""
        folder, target = self._vault.folder, self._target
        self.busy.start()

        def work(progress: Progress) -> None:
            moving.move(folder, target, progress)

        self._job = self._services.tasks.run(work, self._moved, self._failed, self._tell)

    def _tell(self, done: int, total: int) -> None:
        if shiboken6.isValid(self):
            self.busy.show_share(done / max(1, total))
            self.files.setText(_("File {n} of {total}").format(n=done + 1, total=total))

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _moved(self, _nothing: None) -> None:
        self._open(dataclasses.replace(self._vault, folder=self._target))

    def _failed(self, error: BaseException) -> None:
        self._open(self._vault)
        if not isinstance(error, Cancelled):
            self._services.failures.tell(error)

    def _open(self, vault: Vault) -> None:
        def failed(error: BaseException) -> None:
            self._services.keeper.go_to(vault.folder)
            self._services.failures.tell(error)

        self._services.keeper.open_with(vault, failed)
