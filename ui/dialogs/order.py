"""The form of an order: supplier, items, delivery term, payment terms, what we know of the factory's side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QComboBox, QWidget

from desktop.errors import UsageError
from desktop.finding import supplier_hits
from desktop.people import shown
from desktop.texts import _, p_
from desktop.trade.inquiry_reads import AskedRow, InquiryRow
from desktop.trade.items import items_of
from desktop.trade.money import CURRENCIES, plain_price
from desktop.trade.order_reads import OrderRow, order_row
from desktop.trade.orders import ItemDraft, OrderFields, add_order, edit_order, order_hints, set_items
from desktop.trade.own_terms import check_terms, parse_terms
from desktop.trade.payments import set_terms
from desktop.trade.product_card import product_choices
from desktop.trade.terms import TermStep, usual_terms
from desktop.trade.words import INCOTERMS, choices, say
from ui.chooser import Chooser, supplier_chooser
from ui.editors import Field
from ui.fields_dialog import FieldsDialog, Sheet, Values
from ui.items_editor import ItemsEditor
from ui.own_terms import OWN, OwnTerms
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession

_USUAL: Values = {"currency": "USD", "incoterm": "FOB", "terms": "30_70_documents", "future_orders": 0}
"""What a new order begins with."""


def open_new_order(workplace: Workplace, parent: QWidget) -> None:
    """Open the form of a new order, at the supplier that the page shows."""
    OrderDialog(workplace, parent, None).open()


def open_edit_order(workplace: Workplace, parent: QWidget, order: OrderRow) -> None:
    """Open the form of an order."""
    OrderDialog(workplace, parent, order).open()


def open_order_from(workplace: Workplace, parent: QWidget, one: InquiryRow, asked: AskedRow) -> None:
    """Open the form of a new order with what a supplier quoted for an inquiry."""
    OrderDialog(workplace, parent, None, Quoted(one, asked)).open()


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a new order begins with: an inquiry, and the supplier whose quote holds."""

    inquiry: InquiryRow
    asked: AskedRow

    def values(self) -> Values:
        """Return what the fields begin with."""
        one, quote = self.inquiry, self.asked.quote
        begun: Values = {"title": one.name, "wanted_on": one.wanted_on, "currency": one.currency}
        begun |= {"incoterm": one.incoterm, "port": one.port}
        if quote is not None:
            begun |= {"currency": quote.currency, "incoterm": quote.incoterm, "port": quote.port}
        return begun

    def steps(self) -> tuple[TermStep, ...]:
        """Return the payment terms of the quote where they are shares that make the whole, else none."""
        try:
            steps = parse_terms(self.asked.quote.payment_terms if self.asked.quote else "")
            check_terms(steps)
        except UsageError:
            return ()
        return steps

    def line(self) -> tuple[str, str, str, str]:
        """Return the line of the goods: what, quantity, unit and price for that quantity."""
        one, quote = self.inquiry, self.asked.quote
        price = quote.price_at(one.quantity) if quote else None
        return (
            one.name,
            str(one.quantity or ""),
            say("unit", one.unit),
            "" if price is None else plain_price(price),
        )


def order_fields(order: OrderRow | None) -> list[Field | tuple[Field, ...]]:
    """Return the fields of an order's form."""
    terms = [(key, terms.name) for key, terms in usual_terms().items() if key != "tooling"]
    kept = [("", _("As they are"))] if order else []
    future = [(int(key), words) for key, words in choices("future")]
    codes = dict.fromkeys((*([order.currency] if order else []), *CURRENCIES))
    return [
        (
            Field("number", _("Number"), hint=_("The next one of the year")),
            Field("title", p_("order", "Title")),
        ),
        (
            Field("currency", _("Currency"), "choice", [(code, code) for code in codes]),
            Field("incoterm", _("Incoterm"), "choice", [(term, term) for term in INCOTERMS]),
            Field("port", _("Port or place")),
        ),
        (
            Field("wanted_on", _("Goods needed by"), "day", hint=_("Like 2027-03-31")),
            Field("terms", _("Payment terms"), "choice", [*kept, *terms, (OWN, _("Own terms"))]),
        ),
        (
            Field("future_orders", _("Future orders"), "choice", future),
            Field("rework_days", _("Rework takes, working days"), "number", lowest=0, highest=365),
        ),
        (
            Field("material_percent", _("Material, % of price"), "number", lowest=0, highest=100),
            Field("margin_percent", _("Factory's margin, %"), "number", lowest=0, highest=100),
        ),
        Field("notes", _("Notes"), "block"),
    ]


class OrderDialog(FieldsDialog):
    """A new order or one that is there; the items are part of the form."""

    def __init__(
        self,
        workplace: Workplace,
        parent: QWidget | None,
        order: OrderRow | None,
        quoted: Quoted | None = None,
    ) -> None:
        with workplace.journal.read() as connection:
            items = items_of(connection, order.id) if order else []
            known = product_choices(connection, workplace.today)
        names = [key for group in order_fields(order) for key in _keys(group)]
        begun = {name: getattr(order, name) for name in names if name != "terms"} if order else {}
        super().__init__(
            workplace,
            parent,
            Sheet(
                _("Edit order") if order else _("New order"),
                _("Save") if order else _("Add order"),
                order_fields(order),
                begun or {**_USUAL, **(quoted.values() if quoted else {})},
                self._write,
                width=740,
            ),
        )
        self._order, self._quoted = order, quoted
        self._made = 0
        self.supplier: Chooser | None = None
        if order is None:
            self.supplier = supplier_chooser(workplace, _("Type a name"), bound=True)
            self._supplier_row = self.form.add(_("Supplier"), self.supplier)
            self.form.lift(self._supplier_row)
            self._begin_with_focus(self.supplier)
        self._add_own_terms()
        self.items = ItemsEditor(self.theme, items, known)
        self.form.add_widget(self.items)
        if quoted is not None:
            self._take(quoted)
        self._drafts: list[ItemDraft] = []
        self.begin()

    def _add_own_terms(self) -> None:
        """Put the form of own terms under the choice that shows it."""
        self.own = OwnTerms(self.theme)
        self.own.show_steps(usual_terms()["30_70_documents"].steps)
        self.form.add_under(self.lines["terms"], self.own)
        box = self.editors["terms"]
        assert isinstance(box, QComboBox)
        box.currentIndexChanged.connect(lambda _place: self.own.setVisible(box.currentData() == OWN))
        self.own.hide()
        self.setTabOrder(box, self.own.line)
        self.own.order_stops()

    def _take(self, quoted: Quoted) -> None:
        """Begin with the supplier, the goods and the terms of a quote."""
        assert self.supplier is not None
        self.supplier.show_choice(quoted.asked.supplier_id, quoted.asked.name)
        for field, text in zip(self.items.line(0), quoted.line(), strict=True):
            field.setText(text)
        box, steps = self.editors["terms"], quoted.steps()
        if steps and isinstance(box, QComboBox):
            self.own.show_steps(steps)
            box.setCurrentIndex(box.findData(OWN))

    def _begin_with_focus(self, chooser: Chooser) -> None:
        kind, record_id = self.workplace.focus or ("", 0)
        if kind == "order":
            with self.workplace.journal.read() as connection:
                row = order_row(connection, record_id)
            kind, record_id = ("supplier", row.supplier_id) if row else ("", 0)
        if kind == "supplier":
            with self.workplace.journal.read() as connection:
                hits = supplier_hits(connection, [record_id])
            for hit in hits:
                chooser.show_choice(hit.id, shown.single(hit.name.zh, hit.name.en))

    def state(self) -> tuple[object, ...]:
        """Return what all fields and lines hold."""
        items = getattr(self, "items", None)
        chooser = getattr(self, "supplier", None)
        own = getattr(self, "own", None)
        return (
            *super().state(),
            own.state() if own else (),
            items.state() if items else (),
            chooser.text() if chooser else "",
        )

    def store(self) -> bool:
        """Check the supplier and the items, and write."""
        if self.supplier is not None and self.supplier.chosen_id is None:
            self._supplier_row.set_error(_("Choose a supplier from the list that opens while you type."))
            return False
        try:
            self._drafts = self.items.drafts()
        except UsageError as error:
            self.tell(error)
            return False
        if (self.values() or {}).get("terms") == OWN and self.own.checked() is None:
            return False
        stored = super().store()
        if stored and self._order is None:
            self.workplace.show_record("order", self._made)
        if stored:
            self._hint()
        return stored

    def _hint(self) -> None:
        values = self.values() or {}
        hints = order_hints(str(values.get("incoterm") or ""), str(values.get("port") or ""))
        if hints:
            self.workplace.tell(hints[0])

    def _write(self, session: ChangeSession, values: Values) -> int:
        terms = values.pop("terms")
        fields = cast("OrderFields", values)
        today = self.workplace.today
        if self._order is None:
            assert self.supplier is not None
            assert self.supplier.chosen_id is not None
            if self._quoted is not None:
                fields["inquiry_id"] = self._quoted.inquiry.id
            order_id = add_order(session, self.supplier.chosen_id, fields, today)
        else:
            order_id = self._order.id
            edit_order(session, order_id, fields, today)
        session.flush()
        set_items(session, order_id, self._drafts)
        if terms:
            set_terms(
                session, order_id, self.own.steps() if terms == OWN else usual_terms()[str(terms)].steps
            )
        self._made = order_id
        return order_id


def _keys(group: Field | tuple[Field, ...]) -> list[str]:
    return [field.key for field in (group if isinstance(group, tuple) else (group,))]
