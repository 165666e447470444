"""The forms of a certificate and of an idea for the next need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.errors import UsageError
from desktop.texts import _
from desktop.years.keeping import (
    CertificateFields,
    CertificateRow,
    NeedRow,
    add_certificate,
    edit_certificate,
    edit_need,
)
from ui.attachments.form_files import FormFiles
from ui.editors import Field, make_editor, show_value, typed_day
from ui.form_dialog import FormDialog
from ui.widgets.form import FormRow
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession


class CertificateDialog(FormDialog):
    """Name, number, who issued it, from when to when."""

    def __init__(
        self, workplace: Workplace, parent: QWidget | None, supplier_id: int, held: CertificateRow | None
    ) -> None:
        title = _("Add certificate") if held is None else _("Edit certificate")
        super().__init__(workplace.theme, title, _("Save"), parent, width=520)
        self._workplace, self._supplier, self._held = workplace, supplier_id, held
        self.name = QLineEdit(held.name if held else "")
        self.name.setPlaceholderText(_("Such as ISO 9001, BSCI, FSC, a test report"))
        self.number = QLineEdit(held.number if held else "")
        self.issuer = QLineEdit(held.issuer if held else "")
        self.note = QPlainTextEdit(held.note if held else "")
        self._name_row = self.form.add(_("Name"), self.name)
        self.form.add_beside((_("Number"), self.number), (_("Issued by"), self.issuer))
        fields = (Field("valid_from", _("Valid from"), "day"), Field("valid_until", _("Valid until"), "day"))
        editors = []
        for field in fields:
            editor = make_editor(self.theme, field)
            show_value(field, editor, getattr(held, field.key) if held else None)
            editors.append((field.words, editor))
        self.days: dict[str, FormRow] = dict(
            zip((field.key for field in fields), self.form.add_beside(*editors), strict=True)
        )
        self.form.add(_("Remark"), self.note)
        self.files = FormFiles(workplace, ("certificate", held.id if held else 0), held.name if held else "")
        self.form.add_widget(self.files)
        self.files.take_from(
            self, self.name, self.number, self.issuer, self.note, *map(self._line, self.days)
        )
        self._began = self._now()
        self.name.setFocus()
        self.ready()

    def _line(self, key: str) -> QLineEdit:
        editor = self.days[key].field
        assert isinstance(editor, QLineEdit)
        return editor

    def _now(self) -> tuple[str, ...]:
        lines = (self.name, self.number, self.issuer, *(self._line(key) for key in self.days))
        return (*(line.text().strip() for line in lines), self.note.toPlainText().strip())

    def typed(self) -> bool:
        """Tell whether something differs from what the form began with."""
        return self._now() != self._began or self.files.typed()

    def store(self) -> bool:
        """Keep the certificate."""
        fields: CertificateFields = {
            "name": self.name.text(),
            "number": self.number.text(),
            "issuer": self.issuer.text(),
            "note": self.note.toPlainText(),
        }
        if not self.name.text().strip():
            self._name_row.set_error(_("Type what it is, such as ISO 9001."))
            return False
        for key, row in self.days.items():
            try:
                day = typed_day(self._line(key).text())
            except UsageError as error:
                row.set_error(str(error))
                return False
            if key == "valid_from":
                fields["valid_from"] = day
            elif day is None:
                row.set_error(_("Type the last day on which it holds."))
                return False
            else:
                fields["valid_until"] = day
        if self.refuses(self.files.trouble()):
            return False
        title = _("Add certificate") if self._held is None else _("Edit certificate")
        return self.keep(self._workplace, title, lambda session: self._write(session, fields))

    def _write(self, session: ChangeSession, fields: CertificateFields) -> None:
        if self._held is None:
            self.files.write(session, add_certificate(session, self._supplier, fields))
        else:
            edit_certificate(session, self._held.id, fields)
            self.files.write(session, self._held.id)


class NeedDialog(FormDialog):
    """The words of an idea, and from when on Today speaks of it."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, need: NeedRow) -> None:
        super().__init__(workplace.theme, _("Edit idea"), _("Save"), parent, width=460)
        self._workplace, self._need = workplace, need
        self.text = QPlainTextEdit(need.text)
        field = Field("speak_on", _("Speak of it from"), "day")
        self.day = make_editor(self.theme, field)
        show_value(field, self.day, need.speak_on)
        self._text_row = self.form.add(_("What they could need, and why"), self.text)
        self._day_row = self.form.add(field.words, self.day)
        self._began = self._now()
        self.text.setFocus()
        self.ready()

    def _day(self) -> str:
        assert isinstance(self.day, QLineEdit)
        return self.day.text().strip()

    def _now(self) -> tuple[str, str]:
        return self.text.toPlainText().strip(), self._day()

    def typed(self) -> bool:
        """Tell whether something differs from what the form began with."""
        return self._now() != self._began

    def store(self) -> bool:
        """Keep the idea."""
        if not self.text.toPlainText().strip():
            self._text_row.set_error(_("Write down in a few words what they could need."))
            return False
        try:
            day = typed_day(self._day())
        except UsageError as error:
            self._day_row.set_error(str(error))
            return False
        text, need = self.text.toPlainText(), self._need
        return self.keep(
            self._workplace, _("Edit idea"), lambda session: edit_need(session, need.id, text, day)
        )
