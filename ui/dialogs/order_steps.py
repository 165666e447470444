"""Small forms around an order: its plan, one milestone, one payment."""

from __future__ import annotations

import contextlib
from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop import formats
from desktop.errors import GuanxiError, UsageError
from desktop.planning.supplier_plans import Answer, Asked, Way, answer
from desktop.planning.templates import template
from desktop.texts import _
from desktop.trade.day_hints import PLACES, closed_day_hint
from desktop.trade.exchange_rates import worth_in_words
from desktop.trade.milestones import MilestoneRow, estimate, move_target, plan_order, reach, remove_milestone
from desktop.trade.money import CURRENCIES, money, parse_amount, plain_amount
from desktop.trade.order_reads import OrderRow
from desktop.trade.payments import (
    PaymentRow,
    edit_payment,
    hold_payment,
    pay,
    release_payment,
    unpay,
)
from desktop.trade.words import say
from ui.editors import Field, typed_day
from ui.fields_dialog import FieldsDialog, Read, Sheet, Values
from ui.planner.words import template_names
from ui.widgets.text import label
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession


def open_plan_order(workplace: Workplace, parent: QWidget, order: OrderRow) -> None:
    """Ask from which day an order is planned, and give it its milestones."""
    PlanDialog(workplace, parent, order).open()


class PlanDialog(FieldsDialog):
    """Template, way and day; the answer stands below while they are chosen."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, order: OrderRow) -> None:
        self._order = order
        ways = [
            ("arrival", _("Back from the arrival")),
            ("ex_factory", _("Back from ex-factory")),
            ("order", _("Forward from the order")),
        ]
        fields: list[Field | tuple[Field, ...]] = [
            Field("template", _("Template"), "choice", list(template_names().items())),
            (
                Field("way", _("Way"), "choice", ways),
                Field("day", _("Day"), "day", hint=_("Like 2027-03-31")),
            ),
        ]
        begun = {
            "template": order.template or "simple",
            "way": "arrival" if order.wanted_on else "order",
            "day": order.wanted_on or workplace.today,
        }
        super().__init__(
            workplace, parent, Sheet(_("Plan order"), _("Plan milestones"), fields, begun, self._write)
        )
        self.outcome = label("", "body", "text2", wrap=True)
        self.form.add_widget(self.outcome)
        for key in ("template", "way"):
            box = self.editors[key]
            assert isinstance(box, QComboBox)
            box.currentIndexChanged.connect(self.show_outcome)
        self.editors["day"].textChanged.connect(self.show_outcome)  # type: ignore[attr-defined]  # a line
        self.show_outcome()
        self.begin()

    def found(self) -> Answer:
        """Return the plan by what is chosen. Raises GuanxiError when there is none."""
        values = {key: box.currentData() for key, box in self.editors.items() if isinstance(box, QComboBox)}
        day = typed_day(self.editors["day"].text())  # type: ignore[attr-defined]  # a line
        asked = Asked(
            template(values["template"]),
            cast("Way", values["way"]),
            day or self.workplace.today,
            self._order.supplier_id,
        )
        with self.workplace.journal.read() as connection:
            return answer(connection, asked, self.workplace.today)

    def show_outcome(self) -> None:
        """Say when to order at the latest, and what to watch."""
        try:
            found = self.found()
        except GuanxiError as error:
            self.outcome.setText(str(error))
            return
        plan, today = found.plan, self.workplace.today

        def said(day: date) -> str:
            return formats.short_day(day, today)

        lines = [
            _("Order by {order}, ex-factory {ready}, arrival {arrival}.").format(
                order=said(plan.last_safe_order),
                ready=said(plan.day("ex_factory")),
                arrival=said(plan.arrival),
            ),
            *(risk.sentence(said) for risk in found.risks),
        ]
        self.outcome.setText("\n".join(lines))

    def _write(self, session: ChangeSession, _values: Values) -> None:
        plan_order(session, self._order.id, self.found())


def open_milestone(workplace: Workplace, parent: QWidget, order: OrderRow, milestone: MilestoneRow) -> None:
    """Open the days of a milestone: target, estimate, actual."""
    fields: list[Field | tuple[Field, ...]] = [
        Field("target_on", _("Target"), "day"),
        (Field("estimate_on", _("Estimate"), "day"), Field("actual_on", _("Done on"), "day")),
        Field("note", _("Notes"), "block"),
    ]

    def write(session: ChangeSession, values: Values) -> None:
        target = values["target_on"]
        if isinstance(target, date) and target != milestone.target_on:
            move_target(session, milestone.id, target)
        estimate(session, milestone.id, _date(values["estimate_on"]), str(values["note"] or ""))
        done = _date(values["actual_on"])
        if done != milestone.actual_on:
            reach(session, milestone.id, done, workplace.today)

    begun = {name: getattr(milestone, name) for name in ("target_on", "estimate_on", "actual_on", "note")}
    title = f"{milestone.name} · {order.number}"
    removal = _("Remove milestone"), lambda session: remove_milestone(session, milestone.id)
    dialog = FieldsDialog(workplace, parent, Sheet(title, _("Save"), fields, begun, write, removal=removal))
    if milestone.place in PLACES:
        for key in ("target_on", "estimate_on"):
            _say_when_closed(dialog, key, order.supplier_id)
    dialog.begin_and_open()


def _say_when_closed(dialog: FieldsDialog, key: str, supplier_id: int) -> None:
    """Say under a day that nobody works there then, while it is typed."""
    line = dialog.editors[key]
    assert isinstance(line, QLineEdit)

    def say() -> None:
        try:
            day = typed_day(line.text())
        except UsageError:
            return
        hint = ""
        if day is not None:
            with dialog.workplace.journal.read() as connection:
                hint = closed_day_hint(connection, supplier_id, day)
        dialog.lines[key].set_hint(hint)

    line.textChanged.connect(say)
    say()


def open_payment(workplace: Workplace, parent: QWidget, order: OrderRow, payment: PaymentRow) -> None:
    """Open one payment: when it was paid and how much, its due day, what holds it."""
    PaymentDialog(workplace, parent, order, payment).open()


class PaymentDialog(FieldsDialog):
    """Pay, hold, release or correct one step of the terms."""

    def __init__(
        self, workplace: Workplace, parent: QWidget | None, order: OrderRow, payment: PaymentRow
    ) -> None:
        self._payment, self._order = payment, order
        codes = dict.fromkeys((payment.currency, order.currency, *CURRENCIES))
        fields: list[Field | tuple[Field, ...]] = [
            (
                Field("paid_on", _("Paid on"), "day", hint=_("Not paid yet")),
                Field("paid", _("Amount")),
                Field("currency", _("Currency"), "choice", [(code, code) for code in codes]),
            ),
            Field("due_on", _("Due on"), "day"),
            Field("hold", _("Hold back, because"), hint=_("Such as: label colour not settled")),
            Field("despite", _("If paid in spite of a hold: why")),
            Field("note", _("Notes"), "block"),
        ]
        hold = _("inspection") if payment.hold == "inspection" else payment.hold
        begun = {
            "paid_on": payment.paid_on,
            "paid": plain_amount(payment.counted, payment.currency),
            "currency": payment.currency,
            "due_on": payment.due_on,
            "hold": hold,
            "note": payment.note,
        }
        self._hold_words = hold
        title = f"{say('payment', payment.kind)} {money(payment.counted, payment.currency)} · {order.number}"
        readers: dict[str, Read] = {"paid": lambda typed: parse_amount(typed, self._currency())}
        sheet = Sheet(title, _("Save"), fields, begun, self._write, readers=readers)
        super().__init__(workplace, parent, sheet)
        self.editors["paid"].textChanged.connect(self._tell_worth)  # type: ignore[attr-defined]  # a line
        self.editors["currency"].currentIndexChanged.connect(self._tell_worth)  # type: ignore[attr-defined]  # a box
        self._tell_worth()
        self.begin()

    def _currency(self) -> str:
        box = self.editors["currency"]
        assert isinstance(box, QComboBox)
        return str(box.currentData())

    def _tell_worth(self) -> None:
        """Say what an amount in another currency is worth in that of the order, at one's own rate of the day."""
        code, into, hint = self._currency(), self._order.currency, ""
        with contextlib.suppress(UsageError):
            amount = parse_amount(self.editors["paid"].text(), code)  # type: ignore[attr-defined]  # a line
            on = typed_day(self.editors["paid_on"].text()) or self.workplace.today  # type: ignore[attr-defined]
            with self.workplace.journal.read() as connection:
                hint = worth_in_words(connection, (amount, code), into, on)
        self.lines["paid"].set_hint(hint)

    def _write(self, session: ChangeSession, values: Values) -> None:
        payment = self._payment
        edit_payment(session, payment.id, due_on=_date(values["due_on"]), note=str(values["note"] or ""))
        hold = str(values["hold"] or "")
        if not hold:
            release_payment(session, payment.id)
        elif hold != self._hold_words:
            hold_payment(session, payment.id, hold)
        session.flush()
        on, amount, code = _date(values["paid_on"]), values["paid"], str(values["currency"])
        if on is None and (amount, code) != (payment.counted, payment.currency):
            raise UsageError(_("An amount was typed, and no day."), _("Type on which day it was paid."))
        if on is None:
            unpay(session, payment.id)
        elif (on, amount, code) != (payment.paid_on, payment.paid_amount, payment.currency):
            assert isinstance(amount, int)
            pay(session, payment.id, on, amount, currency=code, despite=str(values["despite"] or ""))


def _date(value: object) -> date | None:
    return value if isinstance(value, date) else None
