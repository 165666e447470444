"""What must be minded: with one person, with all people of a supplier, and by the rules of our own company."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit, QSpinBox, QWidget

from desktop.errors import UsageError
from desktop.giving import manners
from desktop.giving.manners import House, Person, set_house, set_person
from desktop.giving.policy import Policy, read_policy, set_policy
from desktop.giving.ranks import RANKS, rank_label
from desktop.texts import _
from ui.form_dialog import FormDialog
from ui.rework.money_line import MoneyLine
from ui.widgets.form import FormRow
from ui.widgets.text import label
from ui.workplace import Workplace


def open_person_manners(workplace: Workplace, parent: QWidget, contact_id: int) -> None:
    """Open what must be minded with a person."""
    PersonManners(workplace, parent, contact_id).open()


def open_supplier_manners(workplace: Workplace, parent: QWidget, supplier_id: int) -> None:
    """Open what must be minded with a supplier."""
    SupplierManners(workplace, parent, supplier_id).open()


def open_policy(workplace: Workplace, parent: QWidget) -> None:
    """Open the rules of our own company."""
    PolicyDialog(workplace, parent).open()


class PersonManners(FormDialog):
    """Rank where the title says it wrong, whether they take gifts, and what they do not like."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, contact_id: int) -> None:
        super().__init__(workplace.theme, _("What to mind"), _("Save"), parent, width=480)
        self._workplace, self._contact = workplace, contact_id
        with workplace.journal.read() as connection:
            now = manners.person(connection, contact_id)
        self.rank = QComboBox()
        self.rank.addItem(_("By the job title"), "")
        for key in RANKS:
            self.rank.addItem(rank_label(key), key)
        self.rank.setCurrentIndex(max(self.rank.findData(now.rank), 0))
        self.takes = QCheckBox(_("Takes gifts"))
        self.takes.setChecked(now.takes_gifts)
        self.avoid = _lines("\n".join(now.avoid), self.theme.px(84))
        self.form.add(_("Rank"), self.rank, _("Gifts and words of respect go by it."))
        self.form.add_widget(self.takes)
        self.form.add(_("Does not like, eat or drink"), self.avoid, _("A word a line, such as 白酒."))
        self._began = self.now()
        self.rank.setFocus()
        self.ready()

    def now(self) -> Person:
        """Return what the form holds."""
        return Person(self.rank.currentData(), self.takes.isChecked(), _words(self.avoid))

    def typed(self) -> bool:
        """Tell whether something differs from what the form began with."""
        return self.now() != self._began

    def store(self) -> bool:
        """Keep it."""
        values, contact = self.now(), self._contact
        return self.keep(
            self._workplace, _("What to mind"), lambda session: set_person(session, contact, values)
        )


class SupplierManners(FormDialog):
    """State-owned or not, gifts or not, and a quarrel in which one stays neutral."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, supplier_id: int) -> None:
        super().__init__(workplace.theme, _("What to mind"), _("Save"), parent, width=520)
        self._workplace, self._supplier = workplace, supplier_id
        with workplace.journal.read() as connection:
            now = manners.house(connection, supplier_id)
        self.state = QCheckBox(_("State-owned: its people count as officials"))
        self.takes = QCheckBox(_("The house accepts gifts"))
        self.neutral = QCheckBox(_("Stay neutral in a quarrel of theirs"))
        for box, on in (
            (self.state, now.state_owned),
            (self.takes, now.takes_gifts),
            (self.neutral, now.stay_neutral),
        ):
            box.setChecked(on)
            self.form.add_widget(box)
        self.names = _lines("\n".join(now.names), self.theme.px(84))
        self.quarrel = _lines(now.quarrel, self.theme.px(84))
        self._names_row = self.form.add(
            _("Names and words of the quarrel"),
            self.names,
            _("A word a line. Where a draft or a note has one, it is pointed out."),
        )
        self.form.add(_("What it is about"), self.quarrel, _("Private: it stands in no report."))
        self.neutral.toggled.connect(self._enable)
        self._enable()
        self._began = self.now()
        self.state.setFocus()
        self.ready()

    def _enable(self) -> None:
        for field in (self.names, self.quarrel):
            field.setEnabled(self.neutral.isChecked())

    def now(self) -> House:
        """Return what the form holds."""
        return House(
            self.state.isChecked(),
            self.takes.isChecked(),
            self.neutral.isChecked(),
            self.quarrel.toPlainText().strip(),
            _words(self.names),
        )

    def typed(self) -> bool:
        """Tell whether something differs from what the form began with."""
        return self.now() != self._began

    def store(self) -> bool:
        """Keep it."""
        values, supplier = self.now(), self._supplier
        if values.stay_neutral and not values.names:
            self._names_row.set_error(_("Type at least one name, or nothing can be pointed out."))
            return False
        return self.keep(
            self._workplace, _("What to mind"), lambda session: set_house(session, supplier, values)
        )


class PolicyDialog(FormDialog):
    """Limits per gift and per person and year, stricter ones for state-owned firms; nothing typed is no limit."""

    def __init__(self, workplace: Workplace, parent: QWidget | None) -> None:
        super().__init__(workplace.theme, _("Rules for gifts"), _("Save"), parent, width=520)
        self._workplace = workplace
        with workplace.journal.read() as connection:
            self._policy = read_policy(connection)
        words = {
            "per_gift": _("At most for one gift"),
            "per_person_year": _("At most for one person in a year"),
            "state_per_gift": _("At most for one gift at a state-owned firm"),
            "state_per_person_year": _("At most for one person in a year at a state-owned firm"),
            "approval_from": _("Needs consent and a receipt from"),
        }
        self.sums: dict[str, MoneyLine] = {}
        self._rows: dict[str, FormRow] = {}
        for key, title in words.items():
            line = self.sums[key] = MoneyLine()
            line.show_amount(getattr(self._policy, key) or None, self._policy.currency)
            line.currency.currentTextChanged.connect(self._one_currency)
            self._rows[key] = self.form.add(title, line)
        self.years = QSpinBox()
        self.years.setRange(0, 10)
        self.years.setValue(self._policy.repeat_years)
        self.form.add(_("Nothing twice within so many years"), self.years)
        self.cash = QCheckBox(_("Money in red envelopes is allowed"))
        self.cash.setChecked(self._policy.cash)
        self.form.add_widget(self.cash)
        told = _(
            "These are your own rules, and no legal advice: FCPA, UK Bribery Act and China's law may ask more."
        )
        self.form.add_widget(label(told, "meta", "text3", wrap=True))
        self.sums["per_gift"].setFocus()
        self.ready()

    def _one_currency(self, code: str) -> None:
        """Keep one currency for all limits: they are compared and added."""
        for line in self.sums.values():
            with QSignalBlocker(line.currency):
                line.currency.setCurrentText(code)

    def _now(self) -> Policy:
        """Return what the form holds. Raises UsageError for what is no sum."""
        currency = self.sums["per_gift"].currency.currentText().strip().upper()
        sums = {key: line.amount() or 0 for key, line in self.sums.items()}
        return replace(
            self._policy,
            currency=currency,
            cash=self.cash.isChecked(),
            repeat_years=self.years.value(),
            **sums,
        )

    def typed(self) -> bool:
        """Tell whether something differs from what the form began with."""
        try:
            return self._now() != self._policy
        except UsageError:
            return True

    def store(self) -> bool:
        """Keep the rules."""
        for key, line in self.sums.items():
            try:
                line.amount()
            except UsageError as error:
                self._rows[key].set_error(str(error))
                return False
        policy = self._now()
        return self.keep(self._workplace, _("Rules for gifts"), lambda session: set_policy(session, policy))


def _lines(text: str, height: int) -> QPlainTextEdit:
    made = QPlainTextEdit(text)
    made.setTabChangesFocus(True)
    made.setFixedHeight(height)
    return made


def _words(field: QPlainTextEdit) -> tuple[str, ...]:
    lines = (line.strip() for line in field.toPlainText().splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))
