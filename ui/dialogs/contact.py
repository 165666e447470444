"""The form of a person, new or known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop.errors import UsageError
from desktop.people import shown
from desktop.people.channels import add_channel
from desktop.people.contact_card import ContactCard
from desktop.people.contacts import ContactFields, add_contact, edit_contact
from desktop.people.employments import add_employment
from desktop.people.supplier_reads import supplier_rows
from desktop.people.words import CHANNELS, channel_label
from desktop.texts import _
from ui.chooser import person_chooser, show_person
from ui.contacts import fields
from ui.contacts.birthday_line import BirthdayLine
from ui.contacts.job_fields import JobFields
from ui.contacts.naming import Naming
from ui.contacts.words import jobs_now
from ui.editors import Field, Value, make_editor, show_value, value_in
from ui.fields.rows import OwnRows
from ui.form_dialog import FormDialog
from ui.widgets.form import FormRow
from ui.widgets.text import label
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession
    from desktop.people.employments import EmploymentFields


def open_new_contact(workplace: Workplace, parent: QWidget) -> None:
    """Open an empty form; on the page of a supplier, its company is there already."""
    dialog = ContactDialog(workplace, parent, None)
    kind, record_id = workplace.focus or ("", 0)
    if kind == "supplier":
        dialog.choose_supplier(record_id)
    dialog.open()


def open_edit_contact(workplace: Workplace, parent: QWidget, card: ContactCard, *, focus: str = "") -> None:
    """Open the form of a person, in a field when ``focus`` is its key."""
    ContactDialog(workplace, parent, card, focus=focus).open()


class ContactDialog(FormDialog):
    """Names, work and the preferred channel of a new person first; then what one may know of them."""

    def __init__(
        self, workplace: Workplace, parent: QWidget | None, card: ContactCard | None, *, focus: str = ""
    ) -> None:
        title, save = (_("New contact"), _("Add contact")) if card is None else (_("Edit contact"), _("Save"))
        super().__init__(workplace.theme, title, save, parent)
        self._workplace, self._card = workplace, card
        self._fields: dict[str, Field] = {}
        self._rows: dict[str, FormRow] = {}
        self._title = QLineEdit(_current_title(card))
        self.job: JobFields | None = None
        self._add_names()
        if card is None:
            self._add_work()
            self._add_channel()
        self._add_person()
        self._add_others()
        for key, field in self._fields.items():
            if card is not None:
                show_value(field, self.editor(key), fields.value_of(card, key))
        title_line = self.job.title if self.job is not None else self._title
        self.naming = Naming(self._rows, self._gender(), title_line)
        self.birthday = BirthdayLine(self._rows["birthday"], workplace.today)
        self._began = self._now()
        self._began_job: tuple[object, ...] = self.job.now() if self.job is not None else ()
        self._focus(focus)
        self.ready()

    # --- the form ----------------------------------------------------------------------------------------------

    def _heading(self, text: str) -> None:
        self.form.add_widget(label(text, "lead_strong"))

    def _beside(self, *made: Field) -> None:
        """Set fields side by side."""
        editors = [(field.words, make_editor(self.theme, field)) for field in made]
        for field, row in zip(made, self.form.add_beside(*editors), strict=True):
            self._fields[field.key], self._rows[field.key] = field, row

    def _below(self, made: Sequence[Field]) -> None:
        """Set short fields in twos and blocks in lines of their own."""
        lines = [field for field in made if field.kind != "block"]
        for place in range(0, len(lines), 2):
            self._beside(*lines[place : place + 2])
        for field in made:
            if field.kind == "block":
                self._beside(field)

    def _add_names(self) -> None:
        known = {field.key: field for field in fields.names()}
        self._beside(known["name_zh"], known["family_zh"], known["given_zh"])
        self._beside(known["pinyin"], known["name_en"])
        self._beside(known["form_of_address"], fields.gender())

    def _add_work(self) -> None:
        self._heading(_("Work"))
        self.job = JobFields(self._workplace, self.form, None, days=False)

    def _add_channel(self) -> None:
        self._heading(_("Preferred channel"))
        self.channel_kind = QComboBox()
        for key in CHANNELS:
            self.channel_kind.addItem(channel_label(key), key)
        self.channel_value = QLineEdit()
        self.form.add_beside(
            (_("Channel"), self.channel_kind), (_("Number, address or ID"), self.channel_value)
        )

    def _add_person(self) -> None:
        self._heading(_("Person"))
        self._beside(fields.birthday())
        self._below(fields.person())

    def _add_others(self) -> None:
        card = self._card
        self.introducer = person_chooser(
            self._workplace, _("Someone in the journal"), without=card.id if card else None, bound=True
        )
        self._introducer_row = self.form.add(_("Introduced by"), self.introducer)
        show_person(self.introducer, card.introduced_by if card else None)
        self._heading(_("Cadence"))
        self._beside(*fields.cadence())
        self._heading(_("Notes"))
        self._beside(fields.notes())
        self._own = OwnRows(self._workplace, "contact", self.form, card.id if card else None)

    def editor(self, key: str) -> QWidget:
        """Return the editor of a field."""
        return self._rows[key].field

    def _gender(self) -> QComboBox:
        editor = self.editor("gender")
        assert isinstance(editor, QComboBox)
        return editor

    def _focus(self, key: str) -> None:
        chosen = self.introducer if key == "introduced_by" else self._rows.get(key, self._rows["name_zh"])
        (chosen.field if isinstance(chosen, FormRow) else chosen).setFocus()

    def choose_supplier(self, supplier_id: int) -> None:
        """Say that the new person works at a supplier."""
        with self._workplace.journal.read() as connection:
            rows = supplier_rows(connection, [supplier_id])
        if rows and self.job is not None:
            self.job.company.show_choice(rows[0].id, shown.single(rows[0].name_zh, rows[0].name_en))
            self._began_job = self.job.now()

    # --- storing -----------------------------------------------------------------------------------------------

    def _now(self) -> dict[str, Value]:
        found = {key: value_in(field, self.editor(key)) for key, field in self._fields.items()}
        return found | {"introduced_by_id": self.introducer.chosen_id}

    def typed(self) -> bool:
        """Tell whether something differs from what the form began with."""
        if self.job is not None and (self.job.now() != self._began_job or self.channel_value.text().strip()):
            return True
        return self._own.typed() or self._now() != self._began

    def store(self) -> bool:
        """Add the person with work and channel, or keep what changed."""
        values = self._now()
        if not self._check(values):
            return False
        if self._card is None:
            return self._add(values)
        changed = {key: value for key, value in values.items() if value != self._began[key]}
        contact_id = self._card.id
        typed = fields.as_fields(changed)

        def edit(session: ChangeSession) -> None:
            edit_contact(session, contact_id, typed)
            self._own.write(session, contact_id)

        unchanged = not changed and not self._own.typed()
        return unchanged or self.keep(self._workplace, _("Edit contact"), edit)

    def _check(self, values: Mapping[str, Value]) -> bool:
        if not any(values[key] for key in ("name_zh", "name_en", "form_of_address", "pinyin")):
            self._rows["name_zh"].set_error(_("Type a Chinese or an English name."))
        try:
            self.birthday.value()
        except UsageError as error:
            self._rows["birthday"].set_error(str(error))
        if self.introducer.text().strip() and self.introducer.chosen_id is None:
            self._introducer_row.set_error(_("Nobody of that name is known. Choose one of the list."))
        ideal, longest = values["cadence_ideal"], values["cadence_longest"]
        if isinstance(ideal, int) and isinstance(longest, int) and longest < ideal:
            self._rows["cadence_longest"].set_error(_("Type at least {days} days.").format(days=ideal))
        return self._own.check() and not any(row.error() for row in self.form.rows)

    def _add(self, values: dict[str, Value]) -> bool:
        job = None if self.job is None or self.job.empty else self.job.values()
        if job is None and self.job is not None and not self.job.empty:
            return False
        typed = fields.as_fields(values)
        kind, value = self.channel_kind.currentData(), self.channel_value.text().strip()
        made: list[int] = []

        def work(session: ChangeSession) -> None:
            made.append(_add_person(session, typed, job))
            self._own.write(session, made[-1])
            if value:
                add_channel(session, kind, value, contact_id=made[-1], preferred=True)

        if not self.keep(self._workplace, _("Add contact"), work):
            return False
        self._workplace.show_record("contact", made[-1])
        return True


def _add_person(session: ChangeSession, typed: ContactFields, job: EmploymentFields | None) -> int:
    contact_id = add_contact(session, typed)
    if job is not None:
        add_employment(session, contact_id, job)
    return contact_id


def _current_title(card: ContactCard | None) -> str:
    return next((job.title for job in jobs_now(card) if job.title), "") if card else ""
