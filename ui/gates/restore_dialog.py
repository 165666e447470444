"""Brings a backup back into a new folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtWidgets import QDialog, QHeaderView, QStackedWidget, QTreeWidget, QTreeWidgetItem, QWidget

from desktop.errors import GuanxiError
from desktop.journal import backup as backups
from desktop.journal import restore
from desktop.journal.manifest import Backup, Manifest, list_backups
from desktop.journal.vault import Vault
from desktop.texts import _
from ui.choose_folder import choose_folder
from ui.gates import places
from ui.gates.asking import Asking
from ui.gates.moments import moment
from ui.geometry import take_room
from ui.services import Services
from ui.widgets.banner import Banner
from ui.widgets.busy_bar import BusyBar
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column, row
from ui.widgets.text import label


class RestoreDialog(QDialog):
    """Lists the backups of a journal, newest first, and restores one beside it, never over it."""

    def __init__(
        self, services: Services, journal: Path, vault: Vault | None, parent: QWidget | None = None,
        *, chosen: Path | None = None,
    ) -> None:  # fmt: skip
        """Without ``vault`` (no key opens the journal) the backups of any journal that lie there are listed.

        ``chosen`` is a backup that the person has opened by its file: those beside it are listed, and it is selected.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Bring a backup back"))
        self._services, self._journal, self._vault = services, journal, vault
        self._opened = chosen
        self._asking = Asking(self, services.tasks, services.failures)
        self._backups: list[Backup] = []
        self.banner = Banner(services.theme)
        self.busy = BusyBar(services.theme, _("Restoring"))
        self.list = _list()
        self.list.itemSelectionChanged.connect(self._enable)
        self.list.doubleClicked.connect(self._double_clicked)
        self._arrange()
        self._enable()
        self._read()

    def _arrange(self) -> None:
        theme = self._services.theme
        note = _(
            "A backup becomes a journal of its own in a new folder. The journal of today is not touched."
        )
        self.go = Button(theme, _("Restore into a folder"), "primary", on_click=self._choose)
        close = Button(theme, _("Close"), on_click=self.reject)
        for button in (self.go, close):
            button.setAutoDefault(False)
        nothing = EmptyState(
            theme, _("No backup yet"), _("One is made by itself within half an hour of a change."), "archive"
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(nothing)
        self.setLayout(
            column(
                label(note, "body", "text2", wrap=True), 12, self.banner, self.busy, 4, (self._stack, 1), 14,
                row(None, close, self.go, spacing=8),
                margins=(24, 20, 24, 20),
            )
        )  # fmt: skip
        take_room(self, theme.px(680), theme.px(460))

    def _read(self) -> None:
        second = self._services.preferences.now.backup_folder
        targets = [self._journal / backups.FOLDER, *([Path(second)] if second else [])]
        if self._opened is not None:
            targets = [self._opened.parent]
        vault = self._vault.id if self._vault is not None else None

        def work() -> tuple[list[Backup], str]:
            found: list[Backup] = []
            trouble = ""
            for target in targets:
                try:
                    found += list_backups(target, vault)
                except GuanxiError as error:
                    trouble = str(error)
            found.sort(key=lambda backup: backup.manifest.made_at, reverse=True)
            return found, trouble

        self._asking.ask(work, self._show, self._failed)

    def _show(self, answer: tuple[list[Backup], str]) -> None:
        self._backups, trouble = answer
        for backup in self._backups:
            self.list.addTopLevelItem(_item(backup, self._services.theme.px(36)))
        self._stack.setCurrentIndex(0 if self._backups else 1)
        if self._backups:
            paths = [backup.path for backup in self._backups]
            place = paths.index(self._opened) if self._opened in paths else 0
            self.list.setCurrentIndex(self.list.model().index(place, 0))
            self.list.setFocus()
        if self._opened is not None and self._opened not in [backup.path for backup in self._backups]:
            trouble = trouble or _("This file is no backup of Guanxi Journal, or it is damaged.")
        if trouble:
            self.banner.tell(trouble, "amber")
        self._enable()

    def _enable(self) -> None:
        self.go.setEnabled(bool(self._backups) and bool(self.list.selectedItems()))

    def _double_clicked(self, _index: QModelIndex) -> None:
        self._choose()

    def _choose(self) -> None:
        if self.go.isEnabled():
            start = self._journal.parent
            choose_folder(self, _("Restore into the folder"), start, self.restore_into)

    def restore_into(self, parent: Path) -> None:
        """Restore the selected backup into a new folder inside ``parent``."""
        backup = self._backups[self.list.currentIndex().row()]
        made_at = backup.manifest.made_at.astimezone().strftime("%Y-%m-%d %H%M%S")
        name = _("{name} from {time}").format(name=self._journal.name, time=made_at)
        folder, vault = parent / name, self._vault
        self.banner.dismiss()
        self.busy.start()
        self.go.setEnabled(False)

        def done(_described: Manifest) -> None:
            self.busy.stop()
            self._enable()
            words = _("Restored and checked in {folder}.").format(folder=places.shown(folder))
            self.banner.tell(words, "ok", _("Open it"), lambda: self._open(folder))

        self._asking.ask(lambda: restore.restore(backup.path, folder, vault), done, self._failed)

    def _failed(self, error: GuanxiError) -> None:
        self.busy.stop()
        self._enable()
        self.banner.tell(str(error), "seal")

    def _open(self, folder: Path) -> None:
        self.accept()
        self._services.keeper.go_to(folder)


def _list() -> QTreeWidget:
    made = QTreeWidget()
    made.setProperty("kind", "grid")
    made.setAccessibleName(_("Backups"))
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    made.setAllColumnsShowFocus(True)
    made.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    made.setHeaderLabels([_("Made"), _("Why"), _("Suppliers"), _("Contacts"), _("Touches"), _("Folder")])
    made.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    made.header().setStretchLastSection(True)
    return made


def _item(backup: Backup, height: int) -> QTreeWidgetItem:
    manifest = backup.manifest
    counts = (str(manifest.counts.get(table, 0)) for table in ("supplier", "contact", "touch"))
    made = QTreeWidgetItem(
        [moment(manifest.made_at), _reason(manifest.reason), *counts, str(backup.path.parent)]
    )
    for number in (2, 3, 4):
        made.setTextAlignment(number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    made.setSizeHint(0, QSize(height * 5, height))
    made.setToolTip(5, str(backup.path))
    return made


def _reason(reason: str) -> str:
    return {
        "routine": _("By itself"),
        "asked": _("Asked for"),
        "migration": _("Before a new version"),
        "import": _("Before an import"),
    }.get(reason, reason)
