"""About the program: its version, its promise, what it is made of, and the licences of that."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from desktop import paths
from desktop.about import NAME, VERSION
from desktop.texts import _
from ui.diagnostics import diagnostics, versions
from ui.gates.places import shown
from ui.geometry import take_room
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.layouts import column, row
from ui.widgets.text import Seal, label
from ui.workplace import Workplace

_WIDTH = 520
_NAMES = f"{NAME} 关系日记"
"""The program is called by both its names, whatever the language."""


def open_about(workplace: Workplace, parent: QWidget) -> None:
    """Open the dialog, with the folder of the open journal."""
    AboutDialog(workplace.theme, parent, workplace.open_journal.folder).open()


class AboutDialog(QDialog):
    """What the program is, in which versions, where the journal lies; buttons for licences and for a report."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, folder: Path | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("About Guanxi Journal"))
        self._theme = theme
        sentences = (
            _("A private journal for people who buy from Chinese factories."),
            _("It has no network code. Everything lies encrypted in one folder on this computer."),
            _(
                "Under the MIT licence. Made with Qt and PySide6 (LGPL), SQLCipher (BSD), OpenSSL (Apache), "
                "libsodium and Lucide icons (ISC), and the fonts Inter, Noto Sans SC and LXGW WenKai (OFL)."
            ),
        )  # fmt: skip
        name = column(
            label(_NAMES, "section"), 2,
            label(_("Version {version}").format(version=VERSION), "meta"),
        )  # fmt: skip
        lines = [label(words, "body", "text2", wrap=True) for words in sentences]
        parts = ", ".join(f"{part} {version}" for part, version in versions()[1:])
        facts = [label(parts, "meta", "text3", wrap=True)]
        if folder is not None:
            where = _("This journal lies in {folder}.").format(folder=shown(folder))
            facts.insert(0, label(where, "meta", "text2", wrap=True))
        self.copied = label("", "meta", "text2", wrap=True)
        self.copied.hide()
        self.setLayout(
            column(
                row(Seal(theme, 44), (name, 1), spacing=14), 18, column(*lines, *facts, spacing=8), 18, None,
                self.copied, 6, self._foot(),
                margins=(26, 24, 26, 20),
            )
        )  # fmt: skip
        self.setFixedWidth(theme.px(_WIDTH))
        self.close_button.setFocus()

    def _foot(self) -> QWidget:
        self.close_button = Button(self._theme, _("Close"), "primary", on_click=self.close)
        licences = Button(self._theme, _("Licences"), "", "file-text", self.show_licences)
        copy = Button(self._theme, _("Copy diagnostics"), "", "copy", self.copy)
        for button in (licences, copy):
            button.setAutoDefault(False)
        foot = QWidget()
        foot.setLayout(row(licences, copy, None, self.close_button, spacing=8))
        return foot

    def show_licences(self) -> None:
        """Show the licences and notices of everything that is shipped."""
        LicencesDialog(self._theme, self).open()

    def copy(self) -> None:
        """Copy what a report of a fault may hold, and say what it is."""
        QGuiApplication.clipboard().setText(diagnostics(self._theme))
        self.copied.setText(
            _("Copied: versions, system and screen. No name, no folder and nothing of a journal.")
        )
        self.copied.show()


class LicencesDialog(QDialog):
    """The texts of all licences, to read and to search by the system's keys."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Licences"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Licences"))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.text.setPlainText((paths.resources() / "licences" / "licences.txt").read_text("utf-8"))
        close = Button(theme, _("Close"), "primary", on_click=self.close)
        self.setLayout(column((self.text, 1), 12, row(None, close), margins=(20, 18, 20, 16)))
        take_room(self, theme.px(760), theme.px(560))
