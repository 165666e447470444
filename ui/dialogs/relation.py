"""The form of a tie between two people."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop.people.relations import RelationRow, add_relation, edit_relation
from desktop.people.words import RELATIONS, relation_label
from desktop.texts import _
from ui.chooser import person_chooser, show_person
from ui.form_dialog import FormDialog
from ui.workplace import Workplace


def open_relation(workplace: Workplace, parent: QWidget, contact_id: int, tie: RelationRow | None) -> None:
    """Open the form of a tie of a person, or of a new one."""
    RelationDialog(workplace, parent, contact_id, tie).open()


class RelationDialog(FormDialog):
    """With whom, of what kind, and a remark."""

    def __init__(
        self, workplace: Workplace, parent: QWidget | None, contact_id: int, tie: RelationRow | None
    ) -> None:
        title = _("Add tie") if tie is None else _("Edit tie")
        super().__init__(workplace.theme, title, _("Save"), parent, width=460)
        self._workplace, self._contact, self._tie = workplace, contact_id, tie
        self.person = person_chooser(workplace, _("Someone in the journal"), without=contact_id, bound=True)
        self.kind = QComboBox()
        for kind in RELATIONS:
            self.kind.addItem(relation_label(kind), kind)
        self.note = QLineEdit()
        self.note.setPlaceholderText(_("Such as: Ningbo University, same year"))
        self._person_row = self.form.add(_("With whom"), self.person)
        self.form.add(_("Kind of tie"), self.kind)
        self.form.add(_("Remark"), self.note)
        if tie is not None:
            show_person(self.person, tie.other)
            self.person.setEnabled(False)
            self.kind.setCurrentIndex(max(self.kind.findData(tie.kind), 0))
            self.note.setText(tie.note)
        self._began = self._now()
        (self.person if tie is None else self.kind).setFocus()
        self.ready()

    def _now(self) -> tuple[object, ...]:
        return self.person.text().strip(), self.kind.currentData(), self.note.text().strip()

    def typed(self) -> bool:
        """Tell whether something differs from what the form began with."""
        return self._now() != self._began

    def store(self) -> bool:
        """Keep the tie."""
        other, kind, note, tie = self.person.chosen_id, self.kind.currentData(), self.note.text(), self._tie
        if tie is not None:
            return self.keep(
                self._workplace, _("Edit tie"), lambda session: edit_relation(session, tie.id, kind, note)
            )
        if other is None:
            self._person_row.set_error(_("Choose somebody who is in the journal."))
            return False
        contact = self._contact
        return self.keep(
            self._workplace, _("Add tie"), lambda session: add_relation(session, contact, other, kind, note)
        )
