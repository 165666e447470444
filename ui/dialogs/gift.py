"""The form of a gift, with what speaks against it while it is typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from desktop.errors import UsageError
from desktop.giving.gift_rules import Receiver, Wanted, concerns
from desktop.giving.gifts import GiftFields, GiftRow, add_gift, edit_gift
from desktop.giving.gifts import gift as gift_of
from desktop.giving.plan_reads import receiver
from desktop.giving.policy import Policy, read_policy
from desktop.giving.teams import team_receiver
from desktop.giving.words import OURS, SIDES, THEIRS, occasion_label, occasions, side_label, state_label
from desktop.people.contact_reads import jobs_today
from desktop.texts import _
from ui.attachments.panel import AttachmentsPanel
from ui.editors import typed_day
from ui.form_dialog import FormDialog
from ui.giving.concern_list import ConcernList
from ui.rework.money_line import MoneyLine
from ui.touches.records_field import RecordsField
from ui.widgets.form import FormRow
from ui.widgets.segmented import Segmented
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession

Keeper = Callable[["ChangeSession", GiftFields], object]


def open_new_gift(workplace: Workplace, parent: QWidget) -> None:
    """Open the form of a new gift, for the person whom the page shows."""
    kind, record_id = workplace.focus or ("", 0)
    whom, house = (record_id if kind == one else 0 for one in ("contact", "supplier"))
    GiftDialog(workplace, parent, None, contact_id=whom, supplier_id=house).open()


def open_gift(workplace: Workplace, parent: QWidget, gift_id: int) -> None:
    """Open the form of a gift; one that is gone meanwhile opens nothing."""
    with workplace.journal.read() as connection:
        found = gift_of(connection, gift_id)
    if found is not None:
        GiftDialog(workplace, parent, found).open()


class GiftDialog(FormDialog):
    """Who gives what to whom, when, for what, and what was said of it."""

    def __init__(
        self, workplace: Workplace, parent: QWidget | None, gift: GiftRow | None, *, contact_id: int = 0,
        supplier_id: int = 0, side: str = "ours", begin: GiftFields | None = None, keeper: Keeper | None = None,
    ) -> None:  # fmt: skip
        """``begin`` are the first values of a new gift; ``keeper`` writes it in place of the plain ledger.

        ``supplier_id`` is the house whose team gets a new one, where it is for no single person.
        """
        title = _("New gift") if gift is None else _("Edit gift")
        super().__init__(workplace.theme, title, _("Save"), parent, width=640)
        self._workplace, self._gift, self._keeper = workplace, gift, keeper
        self._receiver, self._policy = Receiver(), Policy()
        self._with_team = keeper is None  # in the plan of a festival a row is one person's
        self._make(gift, gift.side if gift else side)
        whom = gift.contact_id if gift else contact_id
        self.person.show_ids([whom] if whom else [])
        house = (gift.supplier_id or 0) if gift and gift.for_team else supplier_id
        self.house.show_ids([house] if house and not whom else [])
        self._fill_states(gift.state if gift else begin.get("state", "") if begin else "")
        if begin:
            self.occasion.setCurrentIndex(max(self.occasion.findData(begin.get("occasion", "")), 0))
            self.days["for_day"].setText(_iso(begin.get("for_day")))
        self._arrange()
        self._listen()
        self._began = self._now()
        self._read()
        (self.what if whom or house else self.person.line).setFocus()
        self.ready()

    def _make(self, gift: GiftRow | None, side: str) -> None:
        """Make the fields and show the gift in them."""
        self.side = Segmented(_("Who gives"), [(key, side_label(key)) for key in SIDES], side)
        self.person = RecordsField(self._workplace, "contact", single=True)
        self.house = RecordsField(self._workplace, "supplier", single=True)
        self.department = QLineEdit(gift.department if gift else "")
        self.department.setPlaceholderText(_("Empty: everybody there"))
        self.what = QLineEdit(gift.what if gift else "")
        self.what.setPlaceholderText(_("Like honey from our region, for the whole team"))
        self.state, self.occasion, self.worth = QComboBox(), QComboBox(), MoneyLine()
        self.occasion.addItem(_("None"), "")
        for key in occasions():
            self.occasion.addItem(occasion_label(key), key)
        self.occasion.setCurrentIndex(max(self.occasion.findData(gift.occasion if gift else ""), 0))
        self.occasion.setMaxVisibleItems(16)
        self.worth.show_amount(gift.value if gift else None, gift.currency if gift else "CNY")
        self.cash = QCheckBox(_("Money in a red envelope"))
        self.cash.setChecked(bool(gift and gift.cash))
        self.days = {
            key: QLineEdit(_iso(getattr(gift, key, None))) for key in ("for_day", "sent_on", "on_date")
        }
        self.tracking = QLineEdit(gift.tracking if gift else "")
        self.reaction = QPlainTextEdit(gift.reaction if gift else "")
        self.notes = QPlainTextEdit(gift.notes if gift else "")
        self.against = ConcernList(self.theme)

    def _listen(self) -> None:
        self.side.chosen.connect(lambda _key: self._fill_states(""))
        self.person.changed.connect(self._read)
        self.house.changed.connect(self._read)
        self.department.textChanged.connect(lambda _text: self._read())
        for line in (self.what, self.worth.line, self.days["for_day"], self.days["on_date"]):
            line.textChanged.connect(lambda _text: self._look())
        self.cash.toggled.connect(lambda _on: self._look())
        self.worth.currency.currentTextChanged.connect(lambda _text: self._look())

    def _arrange(self) -> None:
        px = self.theme.px
        self.form.add(_("Who gives"), self.side)
        self._person_row = self.form.add(_("With whom"), self.person)
        team = (_("Or a whole team of"), self.house), (_("Department"), self.department)
        self._team_rows = self.form.add_beside(*team)
        self._what_row = self.form.add(_("What"), self.what)
        self.form.add_widget(self.against)
        self.form.add_beside((_("Where it stands"), self.state), (_("Occasion"), self.occasion))
        self._value_row = self.form.add(_("Worth"), self.worth)
        self.form.add_widget(self.cash)
        names = (_("Day of the occasion"), _("Sent on"), _("Given or received on"))
        rows = self.form.add_beside(*zip(names, self.days.values(), strict=True))
        self._day_rows: dict[str, FormRow] = dict(zip(self.days, rows, strict=True))
        for line in self.days.values():
            line.setPlaceholderText(_("Like 2027-03-31"))
        self.form.add(_("Parcel number"), self.tracking)
        for text, words in ((self.reaction, _("What was said of it")), (self.notes, _("Notes"))):
            text.setTabChangesFocus(True)
            text.setFixedHeight(px(60))
            self.form.add(words, text)
        if self._gift is not None:
            receipts = AttachmentsPanel(self._workplace, "gift", role="receipt")
            receipts.setMinimumHeight(px(150))
            receipts.show_whose(self._gift.id)
            self.form.add(_("Receipt and photos"), receipts)

    def _fill_states(self, state: str) -> None:
        ours = self.side.current() == "ours"
        self.state.clear()
        for key in OURS if ours else THEIRS:
            self.state.addItem(state_label(key), key)
        self.state.setCurrentIndex(max(self.state.findData(state), 0))
        self._look()

    def _read(self) -> None:
        """Read what must be minded with the person who is chosen."""
        people, houses, gift = self.person.ids(), self.house.ids(), self._gift
        without = gift.id if gift else None
        for row in self._team_rows:
            row.setVisible(self._with_team and not people)
        with self._workplace.journal.read() as connection:
            self._policy = read_policy(connection)
            if people:
                job = jobs_today(connection, people[:1]).get(people[0])
                house = job.supplier_id if job else None
                self._receiver = receiver(connection, people[0], house, without=without)
            elif houses:
                department = self.department.text()
                self._receiver = team_receiver(connection, houses[0], department, without=without)
            else:
                self._receiver = Receiver()
        self._look()

    def _look(self) -> None:
        """Say what speaks against what is typed so far."""
        what = self.what.text().strip()
        if self.side.current() != "ours" or not (what or self.cash.isChecked()):
            self.against.show_concerns(())
            return
        wanted = Wanted(
            what, self._day("on_date") or self._day("for_day") or self._workplace.today, self._amount(),
            self.worth.currency.currentText().strip().upper(), self.cash.isChecked(),
        )  # fmt: skip
        self.against.show_concerns(concerns(wanted, self._receiver, self._policy))

    def _day(self, key: str) -> date | None:
        try:
            return typed_day(self.days[key].text())
        except UsageError:
            return None

    def _amount(self) -> int | None:
        try:
            return self.worth.amount()
        except UsageError:
            return None

    def _now(self) -> tuple[object, ...]:
        lines = (self.what, self.worth.line, *self.days.values(), self.tracking)
        boxes = (self.state, self.occasion)
        return (
            self.side.current(),
            self.person.ids(),
            self.house.ids(),
            self.department.text().strip(),
            *(line.text().strip() for line in lines),
            *(box.currentData() for box in boxes),
            self.worth.code(),
            self.cash.isChecked(),
            self.reaction.toPlainText().strip(),
            self.notes.toPlainText().strip(),
        )

    def typed(self) -> bool:
        """Tell whether something differs from what the form began with."""
        return self._now() != self._began

    def store(self) -> bool:
        """Keep the gift."""
        fields = self._fields()
        if fields is None:
            return False
        gift, keeper = self._gift, self._keeper
        if keeper is not None:
            return self.keep(self._workplace, _("Plan gift"), lambda session: keeper(session, fields))
        if gift is None:
            return self.keep(self._workplace, _("Add gift"), lambda session: add_gift(session, fields))
        return self.keep(self._workplace, _("Edit gift"), lambda session: edit_gift(session, gift.id, fields))

    def _fields(self) -> GiftFields | None:
        """Return what the form holds; None when something is wrong, with what in the form."""
        people, wrong = self.person.ids(), False
        houses = [] if people else self.house.ids()
        if not people and not houses:
            self._person_row.set_error(_("Choose a person, or a supplier for its whole team."))
            wrong = True
        if not self.what.text().strip():
            self._what_row.set_error(_("Write down in a few words what it is."))
            wrong = True
        if self.worth.line.text().strip() and self._amount() is None:
            self._value_row.set_error(_("Type a number such as 1250 or 0.85."))
            wrong = True
        days: dict[str, date | None] = {}
        for key, line in self.days.items():
            try:
                days[key] = typed_day(line.text())
            except UsageError as error:
                self._day_rows[key].set_error(str(error))
                wrong = True
        if wrong:
            return None
        fields: GiftFields = {
            "side": self.side.current(), "what": self.what.text(), "state": self.state.currentData(),
            "contact_id": people[0] if people else None, "occasion": self.occasion.currentData(),
            "value": self._amount(), "currency": self.worth.code() or "CNY",
            "cash": self.cash.isChecked(), "tracking": self.tracking.text(),
            "reaction": self.reaction.toPlainText(), "notes": self.notes.toPlainText(),
            "for_day": days["for_day"], "sent_on": days["sent_on"], "on_date": days["on_date"],
            "department": self.department.text() if houses else "",
        }  # fmt: skip
        if houses:
            fields["supplier_id"] = houses[0]
        return fields


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
