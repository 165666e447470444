"""The form of an order's payment terms, which says at once what they are worth."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget

from desktop.joining import clauses
from desktop.texts import _
from desktop.trade.order_reads import OrderRow
from desktop.trade.papers import agreements_of
from desktop.trade.payments import PaymentRow, payments_of, set_terms
from desktop.trade.terms import Terms, TermStep, terms_hints, usual_terms
from desktop.trade.words import say
from ui.editors import Field
from ui.fields_dialog import FieldsDialog, Sheet, Values
from ui.widgets.text import label
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession


def open_terms(workplace: Workplace, parent: QWidget, order: OrderRow) -> None:
    """Choose other terms for what is not paid yet."""
    TermsDialog(workplace, parent, order).begin_and_open()


class TermsDialog(FieldsDialog):
    """Begins with the terms in force; the steps of those that are chosen stand below, with what is worth knowing.

    Terms that are none of the usual ones stay as they are until others are chosen.
    """

    def __init__(self, workplace: Workplace, parent: QWidget | None, order: OrderRow) -> None:
        self._order = order
        with workplace.journal.read() as connection:
            payments = payments_of(connection, order.id)
            papers = agreements_of(connection, order.supplier_id, order.id)
        self._word = next((paper.advance_word for paper in papers if paper.advance_word), "")
        self._now = [TermStep(one.kind, one.percent, one.released_by, one.amount) for one in payments]
        in_force = terms_in_force(payments)
        names = [(key, terms.name) for key, terms in usual_terms().items()]
        if self._now and not in_force:
            names.insert(0, ("", _("As they are now")))
        fields: list[Field | tuple[Field, ...]] = [Field("terms", _("Terms"), "choice", names)]
        begun: Values = {"terms": in_force}
        sheet = Sheet(_("Payment terms"), _("Set terms"), fields, begun, self._write, width=600)
        super().__init__(workplace, parent, sheet)
        self.steps = label("", "body", wrap=True)
        self.worth = label("", "meta", "amber", wrap=True)
        self.form.add_widget(self.steps)
        self.form.add_widget(self.worth)
        box = self.editors["terms"]
        assert isinstance(box, QComboBox)
        self._box = box
        box.currentIndexChanged.connect(self.show_terms)
        self.show_terms()

    def chosen(self) -> Terms | None:
        """Return the terms that are chosen, None when they stay as they are."""
        return usual_terms().get(str(self._box.currentData()))

    def show_terms(self) -> None:
        """Say the steps of the terms, and what they are worth."""
        chosen = self.chosen()
        steps = chosen.steps if chosen is not None else self._now
        self.steps.setText("\n".join(step_words(step) for step in steps))
        self.worth.setText("\n".join(terms_hints(steps, self._word)))

    def _write(self, session: ChangeSession, _values: Values) -> None:
        chosen = self.chosen()
        if chosen is not None:
            set_terms(session, self._order.id, chosen.steps)


def step_words(step: TermStep) -> str:
    """Return a step of terms as one line: what, how much, released by what."""
    share = f" {step.percent}%" if step.percent is not None else ""
    return clauses(say("payment", step.kind) + share, say("release", step.released_by))


def terms_in_force(payments: Sequence[PaymentRow]) -> str:
    """Return the key of the usual terms that an order has; empty for others."""
    have = [(one.kind, one.percent, one.released_by) for one in payments]
    for key, terms in usual_terms().items():
        if [(step.kind, step.percent, step.released_by) for step in terms.steps] == have:
            return key
    return ""
