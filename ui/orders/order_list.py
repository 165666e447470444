"""The list of orders with one of them beside it, and its leverage at the side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from desktop.texts import _, n_
from desktop.trade.order_card import OrderCard, order_card
from desktop.trade.order_reads import SORTS, OrderFilter, Sort, order_ids, order_rows, stage_counts
from desktop.trade.orders import delete_orders
from desktop.trade.words import STAGES, say
from ui.deeds import deeds_on
from ui.dialogs.agreement import open_agreement
from ui.dialogs.history import open_history_of
from ui.dialogs.order import open_edit_order
from ui.dialogs.order_steps import open_payment, open_plan_order
from ui.dialogs.order_terms import open_terms
from ui.dialogs.reading import open_reading
from ui.dialogs.shipment import open_shipment
from ui.dialogs.supplier_papers import open_paper_of
from ui.filters import Choice, Chosen, FilterGroup, ticked_names
from ui.list_page import ListPage
from ui.listing import Listing, Words
from ui.orders import words
from ui.orders.detail import OrderDetail
from ui.orders.leverage_side import LeverageSide
from ui.widgets.rows import ListRow
from ui.workplace import Workplace

TABLES = frozenset(
    {
        "purchase_order", "order_item", "milestone", "payment", "shipment", "bank_account", "agreement",
        "check_pass", "check_answer", "customisation", "priority_change", "licence", "supplier",
        "supplier_closing", "supplier_shutdown", "product", "product_revision", "exchange_rate",
    }
)  # fmt: skip


class OrderListPage(ListPage):
    """Orders under each other; what is due first stands first."""

    tables: ClassVar[frozenset[str]] = TABLES
    kind = "order"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.card: OrderCard | None = None
        self.detail = OrderDetail(workplace)
        self.side = LeverageSide(workplace)
        self.arrange(self._listing(), self.detail, self.side, _("Choose an order in the list"))

    def _listing(self) -> Listing:
        return Listing(
            words=Words(
                title=_("Orders"),
                search=_("Find an order"),
                new=_("New order"),
                purpose=_("Orders stand here from the draft to the arrival"),
                purpose_note=_("Each with its milestones, its payments and where you stand before a talk."),
                icon="package",
            ),
            sorts=[(key, _sort_words(key)) for key in SORTS],
            find=self._find,
            ids=self._ids,
            rows=self._rows,
            groups=self._groups,
            add=lambda: self.workplace.perform("new_order"),
            trash=self._trash,
        )

    def _find(self, typed: str) -> Sequence[int]:
        with self.workplace.journal.read() as connection:
            return order_ids(connection, OrderFilter(typed=typed))

    def _ids(self, chosen: Chosen, sort: str, among: frozenset[int] | None) -> Sequence[int]:
        order: Sort = next((key for key in SORTS if key == sort), "due")
        with self.workplace.journal.read() as connection:
            ids = order_ids(connection, OrderFilter(stages=tuple(ticked_names(chosen, "stage"))), order)
        return ids if among is None else [one for one in ids if one in among]

    def _rows(self, ids: Sequence[int]) -> Sequence[ListRow]:
        today = self.workplace.today
        with self.workplace.journal.read() as connection:
            found = {row.id: words.order_list_row(row, today) for row in order_rows(connection, ids)}
        return [found.get(order_id, ListRow("")) for order_id in ids]

    def _groups(self) -> Sequence[FilterGroup]:
        with self.workplace.journal.read() as connection:
            counts = stage_counts(connection)
        ticks = tuple(Choice(key, say("stage", key), counts[key]) for key in STAGES if counts.get(key))
        return [FilterGroup("stage", _("Stage"), ticks)]

    def _trash(self, ids: Sequence[int]) -> None:
        title = n_("Move order to trash", "Move {n} orders to trash", len(ids)).format(n=len(ids))
        self.workplace.change(title, lambda session: delete_orders(session, ids))

    def on_fold(self, *, folded: bool) -> None:
        """Offer the leverage as a tab."""
        self.detail.show_leverage(shown=folded)
        if self.card is not None and not folded:
            self.side.show_card(self.card)

    def show_current(self, record_id: int) -> None:
        """Read an order and show it."""
        with self.workplace.journal.read() as connection:
            self.card = order_card(connection, record_id, self.workplace.today) if record_id else None
        if self.card is not None:
            self.detail.show_card(self.card)
            if not self.side_folded:
                self.side.show_card(self.card)

    # --- what can be done --------------------------------------------------------------------------------------

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return what can be done with the list and with the order shown; asked again when it is done."""
        own = super().handlers()
        own.pop("tag", None)
        deeds: dict[str, Callable[[OrderCard], object]] = {
            "edit": lambda card: open_edit_order(self.workplace, self.window(), card.order),
            "history": lambda card: open_history_of(
                self.workplace, self.window(), [("purchase_order", card.order.id)]
            ),
            "order_plan": lambda card: open_plan_order(self.workplace, self.window(), card.order),
            "order_terms": lambda card: open_terms(self.workplace, self.window(), card.order),
            "order_check": lambda card: open_reading(
                self.workplace, self.window(), "contract", card.order.supplier_id, card.order.id
            ),
            "order_shipment": lambda card: open_shipment(self.workplace, self.window(), card.order),
            "order_pay": self._pay,
            "supplier_paper": lambda card: open_agreement(
                self.workplace, self.window(), card.order.supplier_id, card.order.id
            ),
        }
        papers = {"bank_account": "account", "bank_proof": "proof", "supplier_licence": "licence",
            "supplier_check": "reading"}  # fmt: skip
        deeds |= {key: partial(self._open_paper, what) for key, what in papers.items()}
        return own | deeds_on(self.workplace, lambda: self.card, _("Choose an order in the list"), deeds)

    def _pay(self, card: OrderCard) -> None:
        waiting = next((one for one in card.payments if one.paid_on is None), None)
        if waiting is None:
            self.workplace.tell(_("All payments of this order are made."))
        else:
            open_payment(self.workplace, self.window(), card.order, waiting)

    def _open_paper(self, what: str, card: OrderCard) -> None:
        open_paper_of(self.workplace, self.window(), card.order.supplier_id, what)


def _sort_words(key: Sort) -> str:
    return {
        "due": _("Due first"),
        "newest": _("Newest first"),
        "supplier": _("By supplier"),
        "number": _("By number"),
    }[key]
