"""The form of a custom field: its name, its kind, and what the kind asks for."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit

from desktop.fields.defining import FieldDraft
from desktop.fields.kinds import CHOSEN, KINDS, LINKS, MONEY, kind_label, link_label
from desktop.fields.reads import FieldRow
from desktop.texts import _
from desktop.trade.money import CURRENCIES
from ui.fields.choices_editor import ChoicesEditor
from ui.theme.theme import Theme
from ui.widgets.form import Form


class FieldForm(Form):
    """Shows a field or an empty one; ``draft`` is what it holds."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.name = QLineEdit()
        self.kind = QComboBox()
        for key in KINDS:
            self.kind.addItem(kind_label(key), key)
        self.currency = QComboBox()
        self.currency.setEditable(True)
        self.currency.addItems(list(CURRENCIES))
        self.link = QComboBox()
        for key in LINKS:
            self.link.addItem(link_label(key), key)
        self.choices = ChoicesEditor(theme)
        self.name_row = self.add(_("Name"), self.name)
        self.kind_row = self.add(_("Kind"), self.kind)
        self._currency = self.add(_("Currency, where none is typed"), self.currency)
        self._link = self.add(_("Leads to"), self.link)
        hint = _("Enter adds a line, Alt+Up and Alt+Down move it.")
        self._choices = self.add(_("Choices"), self.choices, hint)
        self.kind.currentIndexChanged.connect(lambda _index: self._fit())
        self.show_field(None)

    def show_field(self, row: FieldRow | None, *, used: int = 0) -> None:
        """Show a field, or what a new one begins with; the kind of a field that is ``used`` stays."""
        self.clear_errors()
        self.name.setText(row.name if row else "")
        self.kind.setCurrentIndex(max(self.kind.findData(row.kind if row else KINDS[0]), 0))
        self.currency.setCurrentText((row.currency if row else "") or MONEY)
        self.link.setCurrentIndex(max(self.link.findData(row.link if row else LINKS[0]), 0))
        self.choices.show_choices(row.choices if row else ())
        for box in (self.kind, self.link):
            box.setEnabled(not used)
        stays = _("The kind of a field stays once something is filled in.")
        self.kind_row.set_hint(stays if used else "")
        self._fit()

    def _fit(self) -> None:
        kind = self.kind.currentData()
        self._currency.setVisible(kind == "money")
        self._link.setVisible(kind == "link")
        self._choices.setVisible(kind in CHOSEN)

    def draft(self) -> FieldDraft:
        """Return what is typed."""
        return FieldDraft(
            self.name.text(),
            self.kind.currentData(),
            self.currency.currentText(),
            self.link.currentData(),
            self.choices.choices(),
        )
