"""The files of a record: seen as tiles or rows, added by drop, paste or choice, opened, described, taken away."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QShowEvent,
)  # fmt: skip
from PySide6.QtWidgets import QFileDialog, QMenu, QStackedWidget, QWidget

from desktop.attachments.attaching import Prepared, keep_all, thumbnails
from desktop.attachments.keeping import remove
from desktop.attachments.reads import AttachedFile, files, link_ids
from desktop.texts import _, n_
from ui.attachments.adding import holds_files
from ui.attachments.file_list import FileListModel
from ui.attachments.form import FileForm
from ui.attachments.intake import Intake
from ui.attachments.menu import add_action, add_switch
from ui.attachments.outside import handed, open_outside, save_copies
from ui.attachments.small_pictures import SmallPictures
from ui.attachments.view import FileView
from ui.attachments.viewer import Viewer, can_show
from ui.attachments.words import count_words, file_row
from ui.widgets.button import Button, IconButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column, row
from ui.widgets.rows import FileRow
from ui.widgets.text import label
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import Change

_TABLES = ("attachment", "attachment_link")


class AttachmentsPanel(QWidget):
    """Reads by itself when it is shown and when a file has changed; ``show_whose`` turns to another record."""

    counted = Signal(int)
    """How many files there are, told whenever that may have changed, also while hidden."""

    def __init__(
        self,
        workplace: Workplace,
        kind: str,
        record_id: int = 0,
        parent: QWidget | None = None,
        *,
        role: str = "",
        only: bool = False,
    ) -> None:
        """``kind`` is the record's table; new files get ``role``, and ``only`` these are shown. 0 shows nothing."""
        super().__init__(parent)
        self.workplace, self.theme = workplace, workplace.theme
        self.kind, self.record_id, self.role, self._only = kind, record_id, role, only
        self._stale = True
        self.setAcceptDrops(True)
        self.model = FileListModel(self._rows, workplace.tasks, self)
        self.pictures = SmallPictures(workplace.tasks, self._pictures, self)
        self.view = FileView(self.theme, self.model, self.pictures)
        self.intake = Intake(workplace, self._keep)
        self._nothing = EmptyState(
            self.theme, _("Photos, contracts, mails and papers stand here"),
            _("Drop files here, paste a picture with Ctrl+V, or choose them."), "paperclip", _("Add files"),
            self.choose,
        )  # fmt: skip
        self._arrange()
        self.view.opened.connect(self._open_row)
        self.view.dragged_out.connect(self._drag)
        workplace.open_journal.changed.connect(self._on_change)

    def _arrange(self) -> None:
        theme, px = self.theme, self.theme.px
        self._count = label("", "caption")
        self._look = IconButton(theme, "list", _("Show as rows"), self._switch)
        self._add = Button(theme, _("Add files"), "", "file-plus", self.choose)
        self._head = row(self._count, None, self._look, self._add, spacing=px(6))
        self._head.setContentsMargins(0, px(10), 0, px(8))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._nothing)
        self.setLayout(column(self._head, self.intake, (self._stack, 1)))
        self._tiles = True

    # --- reading -----------------------------------------------------------------------------------------------

    def show_whose(self, record_id: int) -> None:
        """Show the files of another record of the same kind."""
        if record_id != self.record_id:
            self.record_id = record_id
            self.model.set_ids([])
        self.bring_up_to_date(again=True)

    def bring_up_to_date(self, *, again: bool = False) -> None:
        """Read when something has changed since the last time, or in any case, once it is shown."""
        self._stale = self._stale or again
        if self._stale and self.isVisible():
            self._stale = False
            self.refresh()
        elif self._stale:
            self.counted.emit(len(self._ids()))

    def refresh(self) -> None:
        """Read which files there are."""
        ids = self._ids()
        self.model.set_ids(ids)
        self._stack.setCurrentWidget(self.view if ids else self._nothing)
        self._count.setText(count_words(len(ids)))
        for widget in (self._count, self._look, self._add):
            widget.setVisible(bool(ids))
        self.counted.emit(len(ids))

    def _ids(self) -> list[int]:
        if not self.record_id:
            return []
        with self.workplace.journal.read() as connection:
            return link_ids(connection, self.kind, self.record_id, self.role if self._only else None)

    def _rows(self, ids: Sequence[int]) -> list[FileRow]:
        with self.workplace.journal.read() as connection:
            found = {file.link_id: file for file in files(connection, ids)}
        today, gone = self.workplace.today, FileRow("")
        return [file_row(found[link_id], today) if link_id in found else gone for link_id in ids]

    def _pictures(self, contents: Collection[str]) -> dict[str, bytes]:
        with self.workplace.journal.read() as connection:
            return thumbnails(connection, contents)

    def _on_change(self, change: Change) -> None:
        if change.touches(*_TABLES):
            self.bring_up_to_date(again=True)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while it was hidden."""
        self.bring_up_to_date()
        super().showEvent(event)

    def selected(self) -> list[AttachedFile]:
        """Return the selected files in their order, the current one when none is selected."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedIndexes())
        rows = rows or [self.view.currentIndex().row()]
        ids = [found for found in map(self.model.id_at, rows) if found is not None]
        with self.workplace.journal.read() as connection:
            return files(connection, ids)

    # --- adding ------------------------------------------------------------------------------------------------

    @property
    def _owner(self) -> tuple[str, int]:
        return self.kind, self.record_id

    def choose(self) -> None:
        """Ask for files."""
        owner = self._owner
        dialog = QFileDialog(self.window(), _("Add files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(
            lambda names: self.intake.take_paths(owner, [Path(name) for name in names])
        )
        dialog.open()

    def paste(self) -> None:
        """Add the files or the picture on the clipboard."""
        if not self.intake.take_mime(self._owner, QGuiApplication.clipboard().mimeData()):
            self.workplace.tell(_("There is no file and no picture on the clipboard"))

    def _keep(self, owner: tuple[str, int], prepared: list[Prepared]) -> None:
        title = n_("Add file", "Add {n} files", len(prepared)).format(n=len(prepared))
        self.workplace.change(title, lambda session: keep_all(session, prepared, owner, role=self.role))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files that come from outside."""
        if self.record_id and holds_files(event.mimeData()) and event.source() is not self.view:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files that were dropped."""
        if self.intake.take_mime(self._owner, event.mimeData()):
            event.acceptProposedAction()

    # --- doing -------------------------------------------------------------------------------------------------

    def _switch(self) -> None:
        self._tiles = not self._tiles
        self._look.show_icon("list" if self._tiles else "images")
        name = _("Show as rows") if self._tiles else _("Show as tiles")
        self._look.setToolTip(name)
        self._look.setAccessibleName(name)
        self.view.show_tiles(shown=self._tiles)

    def _open_row(self, row_: int) -> None:
        """Open a file here when it can be shown, else in another program."""
        with self.workplace.journal.read() as connection:
            all_files = files(connection, list(self.model.ids))
        link_id = self.model.id_at(row_)
        at = next((place for place, file in enumerate(all_files) if file.link_id == link_id), None)
        if at is None:
            return
        if can_show(all_files[at]):
            Viewer(self.workplace, self.window(), all_files, at).open()
        else:
            open_outside(self.workplace, all_files[at])

    def open_current(self) -> None:
        """Open the current file."""
        self._open_row(self.view.currentIndex().row())

    def describe(self) -> None:
        """Open the form of name and caption."""
        chosen = self.selected()
        if chosen:
            FileForm(self.workplace, self.window(), chosen[0]).open()

    def save(self) -> None:
        """Ask where copies of the selected files should go."""
        save_copies(self.workplace, self.window(), self.selected())

    def remove(self) -> None:
        """Take the selected files away; the toast offers Undo."""
        ids = [file.link_id for file in self.selected()]
        if ids:
            title = n_("Move file to trash", "Move {n} files to trash", len(ids)).format(n=len(ids))
            self.workplace.change(title, lambda session: remove(session, ids))

    def _outside(self) -> None:
        for file in self.selected()[:1]:
            open_outside(self.workplace, file)

    def _drag(self) -> None:
        handed(self.workplace, self.selected(), self.view.drag)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste, save, describe by E, trash by Delete."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.text().lower() == "e":
            self.describe()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show what can be done with the file under the pointer, or with the current one."""
        self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """Return what can be done, as a menu that deletes itself when it closes."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        if self.view.currentIndex().isValid():
            add_action(menu, _("Open"), self.open_current, "Return")
            add_action(menu, _("Open in another program"), self._outside)
            add_action(menu, _("Save a copy"), self.save)
            menu.addSeparator()
            add_action(menu, _("Name and caption"), self.describe, "E")
            add_action(menu, _("Move to trash"), self.remove, "Del")
            menu.addSeparator()
        add_action(menu, _("Add files"), self.choose)
        add_action(menu, _("Paste"), self.paste, "Ctrl+V")
        add_switch(menu, self.workplace)
        return menu
