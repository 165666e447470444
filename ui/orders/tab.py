"""What the tabs of an order share: they show its card."""

from __future__ import annotations

from desktop.trade.order_card import OrderCard
from ui.record_tab import Press, RecordTab
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import empty
from ui.workplace import Workplace


class Tab(RecordTab):
    """Give ``fill``; the column is empty before it is called."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.card: OrderCard | None = None

    def show_card(self, card: OrderCard) -> None:
        """Show an order."""
        self.card = card
        empty(self.lines)
        self.fill(card)
        self.lines.addStretch(1)

    def fill(self, card: OrderCard) -> None:
        """Add what there is to show."""
        raise NotImplementedError


def opening(made: ItemRow, press: Press) -> ItemRow:
    """Return a row that does something when it is opened."""
    made.opened.connect(press)
    return made
