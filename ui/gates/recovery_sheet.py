"""The recovery code: shown once, printed or copied, and proved by typing a part of it."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QWidget

from desktop.errors import GuanxiError
from desktop.journal import recovery
from desktop.journal import vault as vaults
from desktop.journal.vault import Vault
from desktop.texts import _
from ui.clipboard import Clipboard
from ui.gates import printing
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.form import FormRow
from ui.widgets.layouts import column, frame, holder, row
from ui.widgets.text import label


class Proof(QWidget):
    """Asks for one group of the code; ``done`` is called once the right one was typed."""

    def __init__(self, theme: Theme, vault: Vault, chance: Random, done: Callable[[], object]) -> None:
        super().__init__()
        self._vault, self._done = vault, done
        self.position = recovery.proof_positions(chance)
        self.group = QLineEdit()
        self.group.setMaxLength(16)
        self.group.setMaximumWidth(theme.px(180))
        asked = _("Type group {n} of the code").format(n=self.position + 1)
        self._row = FormRow(theme, asked, self.group, _("This shows that the code is on paper."))
        self.check = Button(theme, _("Check and continue"), "primary", on_click=self._check)
        self.group.returnPressed.connect(self._check)
        self.group.textEdited.connect(lambda _text: self._row.set_error(""))
        self.setLayout(column(self._row, 14, row(self.check, None)))
        self.setFocusProxy(self.group)

    def _check(self) -> None:
        if not self.group.text().strip():
            self.group.setFocus()
            return
        try:
            vaults.prove_recovery(self._vault, self.position, self.group.text())
        except GuanxiError as error:
            self._row.set_error(str(error))
            self.group.setFocus()
            self.group.selectAll()
        else:
            self._done()


class CodeCard(QFrame):
    """The code in its groups, with ways to print and copy it."""

    def __init__(self, theme: Theme, clipboard: Clipboard, code: str, page: Callable[[str], str]) -> None:
        """``page`` makes the HTML of the printed page from the code."""
        super().__init__()
        self._clipboard, self._code, self._page = clipboard, code, page
        self.setProperty("kind", "card")
        self.groups = _groups(code)
        print_it = Button(theme, _("Print the page"), icon="printer", on_click=self._print)
        save = Button(theme, _("Save as PDF"), icon="file-text", on_click=self._save)
        copy = Button(theme, _("Copy"), "ghost", "copy", self._copy)
        self.note = label("", "meta", "text2", wrap=True)
        self.note.hide()
        buttons = row(print_it, save, copy, None, spacing=8)
        self.setLayout(column(self.groups, 12, buttons, 4, self.note, margins=(18, 16, 18, 14)))

    def _print(self) -> None:
        printing.print_page(self, self._page(self._code), self._say)

    def _save(self) -> None:
        printing.save_pdf(self, self._page(self._code), self._say)

    def _copy(self) -> None:
        self._clipboard.copy(self._code, sensitive=True)
        self._say(_("Copied. It leaves the clipboard by itself soon; a screen is no place to keep it."))

    def _say(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.show()


def _groups(code: str) -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(3, 1)
    parts = recovery.groups(code)
    for place, part in enumerate(parts):
        group = column(label(str(place + 1), "caption"), 1, _group(part))
        grid.addLayout(group, place // 3, place % 3)
    made = holder(grid)
    made.setAccessibleName(_("Recovery code"))
    made.setAccessibleDescription("  ".join(parts))
    return made


def _group(part: str) -> QLabel:
    made = label(part, "section")
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def paper() -> QWidget:
    """Return the sentences on what the code is for."""
    advice = (
        _(
            "If the keychain or the passphrase is lost, only this code opens the journal. Nobody can make another one."
        ),
        _("It is shown this once. Keep it on paper, away from the computer."),
    )
    return frame("", column(*(label(words, "body", "text2", wrap=True) for words in advice), spacing=6))
