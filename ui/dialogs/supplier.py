"""The form of a supplier, new or known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.chinese.companies import company_pinyin
from desktop.chinese.credit_code import check_credit_code
from desktop.chinese.places import City, find_cities
from desktop.errors import UsageError
from desktop.people.supplier_card import SupplierCard
from desktop.people.suppliers import add_supplier, edit_supplier
from desktop.texts import _
from ui.editors import Field, Value, make_editor, show_value, value_in
from ui.fields.rows import OwnRows
from ui.form_dialog import FormDialog
from ui.suppliers.fields import as_fields, sections, value_of
from ui.widgets.form import FormRow
from ui.widgets.text import label
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession

_NEW: dict[str, Value] = {"kind": "factory", "status": "active", "week_days": 6, "tier": None, "province": ""}


def open_new_supplier(workplace: Workplace, parent: QWidget) -> None:
    """Open an empty form."""
    SupplierDialog(workplace, parent, None).open()


def open_edit_supplier(workplace: Workplace, parent: QWidget, card: SupplierCard) -> None:
    """Open the form of a supplier."""
    SupplierDialog(workplace, parent, card).open()


class SupplierDialog(FormDialog):
    """All fields in sections; pinyin, city and province are proposed until they are typed."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, card: SupplierCard | None) -> None:
        title, save = (
            (_("New supplier"), _("Add supplier")) if card is None else (_("Edit supplier"), _("Save"))
        )
        super().__init__(workplace.theme, title, save, parent)
        self.workplace, self._card = workplace, card
        self._fields: dict[str, Field] = {}
        self._rows: dict[str, FormRow] = {}
        self._proposed: dict[str, Value] = {}
        for heading, fields in sections():
            self._add_section(heading, fields)
        self._own = OwnRows(workplace, "supplier", self.form, card.id if card else None)
        self._begin = self._show()
        self._propose()
        self.line("name_en").setFocus()
        self.ready()

    def _add_section(self, heading: str, fields: Sequence[Field]) -> None:
        theme = self.theme
        self.form.add_widget(label(heading, "lead_strong"))
        waiting: list[Field] = []
        for field in fields:
            self._fields[field.key] = field
            if field.kind == "block":
                self._flush(waiting)
                self._rows[field.key] = self.form.add(field.words, make_editor(theme, field))
                continue
            waiting.append(field)
            if len(waiting) == 2:
                self._flush(waiting)
        self._flush(waiting)

    def _flush(self, waiting: list[Field]) -> None:
        """Set the fields that wait side by side."""
        if waiting:
            theme = self.theme
            made = self.form.add_beside(*((field.words, make_editor(theme, field)) for field in waiting))
            self._rows.update(zip((field.key for field in waiting), made, strict=True))
            waiting.clear()

    def editor(self, key: str) -> QWidget:
        """Return the editor of a field."""
        return self._rows[key].field

    def line(self, key: str) -> QLineEdit:
        """Return the editor of a field of one line."""
        editor = self.editor(key)
        assert isinstance(editor, QLineEdit)
        return editor

    def _show(self) -> dict[str, Value]:
        for key, field in self._fields.items():
            show_value(field, self.editor(key), value_of(self._card, key) if self._card else _NEW.get(key))
        return {key: value_in(field, self.editor(key)) for key, field in self._fields.items()}

    # --- proposals ---------------------------------------------------------------------------------------------

    def _propose(self) -> None:
        if self._card is not None and self._card.name_pinyin == company_pinyin(self._card.name_zh):
            self._proposed["name_pinyin"] = self._card.name_pinyin
        self.line("name_zh").textChanged.connect(self._propose_pinyin)
        self.line("city_zh").textEdited.connect(lambda typed: self._propose_place(typed, "city_en"))
        self.line("city_en").textEdited.connect(lambda typed: self._propose_place(typed, "city_zh"))
        self.line("credit_code").textChanged.connect(self._check_code)
        self._check_code(self.line("credit_code").text())

    def _propose_pinyin(self, name: str) -> None:
        self._offer("name_pinyin", company_pinyin(name.strip()))

    def _offer(self, key: str, value: str) -> None:
        """Fill a field that is empty or still holds the proposal before."""
        field, editor = self._fields[key], self.editor(key)
        if value_in(field, editor) in ("", None, self._proposed.get(key)):
            self._proposed[key] = value
            show_value(field, editor, value)

    def _propose_place(self, typed: str, other: str) -> None:
        city = _city(typed)
        if city is None:
            return
        self._offer(other, city.short if other == "city_zh" else city.english)
        self._offer("province", city.code[:2])

    def _check_code(self, typed: str) -> None:
        """Warn while the code is typed; it is kept all the same."""
        if not typed.strip():
            self._rows["credit_code"].set_hint("")
            return
        verdict = check_credit_code(typed)
        fits = _("The check characters fit. Registered in {region}.").format(region=verdict.region or "—")
        self._rows["credit_code"].set_hint(fits if verdict.valid else verdict.advice)

    # --- storing -----------------------------------------------------------------------------------------------

    def values(self) -> dict[str, Value]:
        """Return what the form holds; a field that cannot be read says so and is left out."""
        found: dict[str, Value] = {}
        for key, field in self._fields.items():
            try:
                found[key] = value_in(field, self.editor(key))
            except UsageError as error:
                self._rows[key].set_error(str(error))
        return found

    def typed(self) -> bool:
        """Tell whether the form differs from what it began with."""
        if self._own.typed():
            return True
        return any(self._text(key) != _plain(value) for key, value in self._begin.items())

    def _text(self, key: str) -> str:
        editor = self.editor(key)
        if isinstance(editor, QPlainTextEdit):
            return editor.toPlainText().strip()
        if isinstance(editor, QLineEdit):
            return editor.text().strip()
        return _plain(value_in(self._fields[key], editor))

    def store(self) -> bool:
        """Add the supplier or keep what changed."""
        values = self.values()
        self._check(values)
        if not self._own.check() or any(shown.error() for shown in self._rows.values()):
            return False
        return self._add(values) if self._card is None else self._edit(self._card.id, values)

    def _add(self, values: dict[str, Value]) -> bool:
        def add(session: ChangeSession) -> int:
            supplier_id = add_supplier(session, as_fields(values))
            self._own.write(session, supplier_id)
            return supplier_id

        made = self.workplace.change(_("Add supplier"), add, failed=self.tell)
        if made is not None:
            self.workplace.show_record("supplier", made)
        return made is not None

    def _edit(self, supplier_id: int, values: dict[str, Value]) -> bool:
        changed = {key: value for key, value in values.items() if value != self._begin[key]}
        if not changed and not self._own.typed():
            return True

        def edit(session: ChangeSession) -> bool:
            edit_supplier(session, supplier_id, as_fields(changed))
            self._own.write(session, supplier_id)
            return True

        return self.workplace.change(_("Edit supplier"), edit, failed=self.tell) is not None

    def _check(self, values: dict[str, Value]) -> None:
        if not (values["name_en"] or values["name_zh"] or values["name_pinyin"]):
            self._rows["name_en"].set_error(_("Type the Chinese or the English name."))
        ideal, longest = values.get("cadence_ideal"), values.get("cadence_longest")
        if isinstance(ideal, int) and isinstance(longest, int) and longest < ideal:
            self._rows["cadence_longest"].set_error(_("Type at least {days} days.").format(days=ideal))


def _plain(value: Value) -> str:
    return "" if value is None else str(value)


def _city(typed: str) -> City | None:
    """Return the city that is meant: one whose whole name was typed, else the only one that begins so."""
    bare = typed.strip()
    if len(bare) < 2:
        return None
    found = find_cities(bare)
    exact = [city for city in found if bare.casefold() in {city.short, city.name, city.english.casefold()}]
    return exact[0] if exact else found[0] if len(found) == 1 else None
