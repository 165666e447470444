"""Writing down that a phrase was used, with whom and how it went."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.practice.uses import log_use
from desktop.practice.wordings import Wording
from desktop.texts import _
from ui.form_dialog import FormDialog
from ui.practice.kai_text import KaiText
from ui.touches.records_field import RecordsField
from ui.workplace import Workplace

_WIDTH = 440


def open_used(workplace: Workplace, parent: QWidget, said: Wording) -> None:
    """Open the form for one use of a phrase."""
    UsedDialog(workplace, parent, said).open()


class UsedDialog(FormDialog):
    """Two fields: with whom, and perhaps a line about it. Ctrl+Enter keeps it."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, said: Wording) -> None:
        super().__init__(workplace.theme, _("Used with"), _("Keep"), parent, width=_WIDTH)
        self._workplace, self._said = workplace, said
        self.person = RecordsField(workplace, "contact", single=True)
        self.note = QLineEdit()
        self.note.setPlaceholderText(_("How it went, such as: he laughed"))
        self.form.add_widget(KaiText(self.theme, said.simplified, largest=40))
        hint = _("Tied to the last touch with this person when it was today. Empty: with somebody.")
        self.form.add(_("With whom"), self.person, hint)
        self.form.add(_("Your note"), self.note)
        kind, record_id = workplace.focus or ("", 0)
        self.person.show_ids([record_id] if kind == "contact" else [])
        self._began = self._values()
        self.person.line.setFocus()
        self.ready()

    def _values(self) -> tuple[object, ...]:
        return self.person.ids(), self.note.text().strip()

    def typed(self) -> bool:
        """Tell whether anything was filled in."""
        return self._values() != self._began

    def store(self) -> bool:
        """Keep the use."""
        people, now = self.person.ids(), self._workplace.clock()
        return self.keep(
            self._workplace,
            _("Phrase used"),
            lambda session: log_use(
                session,
                self._said.key,
                now,
                contact_id=people[0] if people else None,
                note=self.note.text(),
            ),
        )
