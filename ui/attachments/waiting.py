"""Files that wait in a form until its record is stored: chosen, dropped or pasted, and taken out again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop.attachments.attaching import Prepared
from desktop.errors import GuanxiError
from desktop.texts import _
from ui.attachments.adding import holds_files, paths_in
from ui.attachments.intake import Intake
from ui.attachments.words import icon, size_words, trouble_words
from ui.widgets.button import Button, IconButton
from ui.widgets.layouts import column, empty, row
from ui.widgets.text import ElidedLabel, Icon, label
from ui.workplace import Workplace

_NOBODY = ("", 0)
_DRAGS = {QEvent.Type.DragEnter, QEvent.Type.DragMove}
_KEYS = {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}


class WaitingFiles(QWidget):
    """Holds the files of a record that is not there yet: their bytes are sealed, no row names them.

    Whoever stores the record writes ``files`` down in the same change. When the form is left without, the bytes are
    orphans, which go by themselves.
    """

    changed = Signal()

    def __init__(
        self, workplace: Workplace, files: Sequence[Prepared] = (), *, known: QWidget | None = None
    ) -> None:
        """``files`` wait from the beginning; ``known`` leads to what the record has, and stands first in the line."""
        super().__init__()
        self._workplace = workplace
        self.files = list(files)
        self._begin = list(files)
        self.intake = Intake(workplace, lambda _owner, taken: self._add(taken))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(workplace.theme.px(4))
        self.add = Button(workplace.theme, _("Add files"), "", "file-plus", self.choose)
        self.add.setAutoDefault(False)
        hint = label(_("Or drop them here, or paste a picture with Ctrl+V."), "meta", "text2", wrap=True)
        px = workplace.theme.px
        buttons = (self.add,) if known is None else (known, self.add)
        self.setLayout(column(self._rows, px(6), self.intake, row(*buttons, px(4), (hint, 1), spacing=px(8))))
        self._catcher = Catcher(self, self.take)
        self._show()

    def typed(self) -> bool:
        """Tell whether other files wait than at the beginning."""
        return self.files != self._begin or self.intake.busy

    def trouble(self) -> GuanxiError | None:
        """Return why the record cannot be stored yet: files are still coming in."""
        if not self.intake.busy:
            return None
        return GuanxiError(_("The files are still being added."), _("Wait a moment, or cancel adding them."))

    # --- adding ------------------------------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask for files."""
        dialog = QFileDialog(self.window(), _("Add files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(
            lambda names: self.intake.take_paths(_NOBODY, [Path(name) for name in names])
        )
        dialog.open()

    def watch(self, *editors: QWidget) -> None:
        """Take what is dropped on or pasted into ``editors`` when it is files or a picture: words stay theirs."""
        self._catcher.watch(*editors)

    def take(self, mime: QMimeData) -> None:
        """Take files or a picture out of what was dropped or copied."""
        self.intake.take_mime(_NOBODY, mime)

    def _add(self, taken: list[Prepared]) -> None:
        self.files += taken
        self._show()
        self.changed.emit()

    # --- showing -----------------------------------------------------------------------------------------------

    def _show(self) -> None:
        empty(self._rows)
        for file in self.files:
            self._rows.addWidget(self._row(file))

    def _row(self, file: Prepared) -> QWidget:
        theme, px = self._workplace.theme, self._workplace.theme.px
        away = IconButton(
            theme, "x", _("Leave out {name}").format(name=file.name), lambda: self._leave_out(file)
        )
        said = trouble_words(file.trouble, file.mime) or size_words(file.content.size)
        made = QWidget()
        made.setLayout(
            row(
                Icon(theme, icon(file.mime), "text2"), (ElidedLabel(theme, file.name), 1),
                label(said, "meta", "text2"), away, spacing=px(8),
            )
        )  # fmt: skip
        return made

    def _leave_out(self, file: Prepared) -> None:
        self.files.remove(file)
        self._show()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()


class Catcher(QObject):
    """Hands on files and pictures that are dropped on or pasted into editors, before these do: words stay theirs."""

    def __init__(self, parent: QObject, take: Callable[[QMimeData], object]) -> None:
        super().__init__(parent)
        self._take = take

    def watch(self, *editors: QWidget) -> None:
        """Listen to editors."""
        for editor in editors:
            editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear of drops and of the key of pasting before an editor does."""
        if isinstance(event, QDropEvent) and holds_files(event.mimeData()):
            if event.type() not in _DRAGS:
                self._take(event.mimeData())
            event.acceptProposedAction()
            return True
        if (
            isinstance(event, QKeyEvent)
            and event.type() in _KEYS
            and event.matches(QKeySequence.StandardKey.Paste)
        ):
            held = QGuiApplication.clipboard().mimeData()
            if _is_for_us(held):
                if event.type() == QEvent.Type.KeyPress:
                    self._take(held)
                event.accept()
                return True
        return super().eventFilter(watched, event)


def _is_for_us(mime: QMimeData | None) -> bool:
    """Say whether what was copied is files, or a picture without words: a table of a spreadsheet has both."""
    return mime is not None and (bool(paths_in(mime)) or (mime.hasImage() and not mime.text().strip()))
