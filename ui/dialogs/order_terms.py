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
from desktop.trade.terms import TermStep, terms_hints, usual_terms
from desktop.trade.words import say
from ui.editors import Field
from ui.fields_dialog import FieldsDialog, Sheet, Values
from ui.own_terms import OWN, OwnTerms
from ui.widgets.text import label
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession


def open_terms(workplace: Workplace, parent: QWidget, order: OrderRow) -> None:
    """Choose other terms for what is not paid yet."""
    TermsDialog(workplace, parent, order).begin_and_open()


class TermsDialog(FieldsDialog):
    """Begins with the terms in force; the steps of those that are chosen stand below, with what is worth knowing.

    Terms that are none of the usual ones stay as they are until others are chosen; one's own are typed as shares.
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
        names.append((OWN, _("Own terms")))
        fields: list[Field | tuple[Field, ...]] = [Field("terms", _("Terms"), "choice", names)]
        begun: Values = {"terms": in_force}
        sheet = Sheet(_("Payment terms"), _("Set terms"), fields, begun, self._write, width=600)
        super().__init__(workplace, parent, sheet)
        self.own = OwnTerms(self.theme)
        self.own.show_steps(self._now)
        self.form.add_widget(self.own)
        self.steps = label("", "body", wrap=True)
        self.worth = label("", "meta", "amber", wrap=True)
        self.form.add_widget(self.steps)
        self.form.add_widget(self.worth)
        box = self.editors["terms"]
        assert isinstance(box, QComboBox)
        self._box = box
        box.currentIndexChanged.connect(self.show_terms)
        self.own.changed.connect(self.show_terms)
        self.show_terms()

    def chosen(self) -> Sequence[TermStep] | None:
        """Return the steps of the terms that are chosen, None when they stay as they are."""
        if self._box.currentData() == OWN:
            return self.own.steps()
        terms = usual_terms().get(str(self._box.currentData()))
        return terms.steps if terms is not None else None

    def state(self) -> tuple[object, ...]:
        """Return what the fields and the own terms hold."""
        own = getattr(self, "own", None)
        return (*super().state(), own.state() if own is not None else ())

    def store(self) -> bool:
        """Write the terms, own ones only when they are whole."""
        if self._box.currentData() == OWN and self.own.checked() is None:
            return False
        return super().store()

    def show_terms(self) -> None:
        """Say the steps of the terms, and what they are worth."""
        chosen = self.chosen()
        steps = chosen if chosen is not None else self._now
        own = self._box.currentData() == OWN
        self.own.setVisible(own)
        self.steps.setVisible(not own)
        self.steps.setText("\n".join(step_words(step) for step in steps))
        self.worth.setText("\n".join(terms_hints(steps, self._word)))
        layout = self.form.layout()
        if own and layout is not None:
            layout.activate()  # the size that the form needs is that of the steps just shown
            self.ready()

    def _write(self, session: ChangeSession, _values: Values) -> None:
        chosen = self.chosen()
        if chosen is not None:
            set_terms(session, self._order.id, chosen)


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
