"""Name and caption of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.attachments.keeping import describe, rename
from desktop.attachments.reads import AttachedFile
from desktop.texts import _
from ui.form_dialog import FormDialog
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession


class FileForm(FormDialog):
    """Nothing is kept before the button, or Ctrl+Enter, asks for it."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, file: AttachedFile) -> None:
        super().__init__(workplace.theme, _("File"), _("Save"), parent, width=460)
        self._workplace, self._file = workplace, file
        self.name = QLineEdit(file.name)
        self.caption = QPlainTextEdit(file.caption)
        self.caption.setTabChangesFocus(True)
        self.caption.setFixedHeight(self.theme.px(72))
        self._name = self.form.add(_("Name"), self.name)
        self.form.add(_("Caption"), self.caption)
        self.name.setSelection(0, len(file.name.rpartition(".")[0]) or len(file.name))
        self.name.setFocus()
        self.ready()

    def typed(self) -> bool:
        """Tell whether anything differs from the beginning."""
        return (self.name.text(), self.caption.toPlainText()) != (self._file.name, self._file.caption)

    def store(self) -> bool:
        """Keep name and caption."""
        if not self.name.text().strip():
            self._name.set_error(_("A file needs a name."))
            return False
        if not self.typed():
            return True

        def work(session: ChangeSession) -> None:
            rename(session, self._file.link_id, self.name.text())
            describe(session, self._file.link_id, self.caption.toPlainText())

        return self.keep(self._workplace, _("Describe file"), work)
