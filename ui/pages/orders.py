"""The page of orders: a board, and the lists of orders, of inquiries and of products."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from desktop.texts import _
from ui.list_page import ListPage
from ui.orders.board import BoardPage
from ui.orders.inquiry_list import InquiryListPage
from ui.orders.order_list import OrderListPage
from ui.page import Page
from ui.products.product_list import ProductListPage
from ui.widgets.button import Button
from ui.widgets.layouts import frame, row
from ui.widgets.segmented import Segmented
from ui.workplace import Workplace

_LISTS = {"inquiry": "inquiries", "product": "products"}
"""Where a kind of records is shown; all others among the orders."""


class OrdersPage(Page):
    """Four ways to look at what is bought; each of them reads when it is shown."""

    tables: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        px = self.theme.px
        self.orders, self.inquiries = OrderListPage(workplace), InquiryListPage(workplace)
        self.products = ProductListPage(workplace)
        self.board = BoardPage(workplace)
        self.board.opened.connect(lambda order_id: self.show_record("order", order_id))
        self.lists: dict[str, ListPage] = {
            "orders": self.orders,
            "inquiries": self.inquiries,
            "products": self.products,
        }
        self.parts: dict[str, Page] = {**self.lists, "board": self.board}
        self.segments = Segmented(
            _("View"),
            [
                ("orders", _("List")),
                ("board", _("Board")),
                ("inquiries", _("Inquiries")),
                ("products", _("Products")),
            ],
        )
        self.segments.chosen.connect(self.turn)
        # Neither is primary: an empty part, a product and an inquiry that nobody was asked have one of their own.
        new_order = Button(self.theme, _("New order"), "", "plus", lambda: workplace.perform("new_order"))
        new_inquiry = Button(
            self.theme, _("New inquiry"), "", "send", lambda: workplace.perform("new_inquiry")
        )
        self._stack = QStackedWidget()
        for part in self.parts.values():
            self._stack.addWidget(part)
        line = row(self.segments, None, new_inquiry, new_order, spacing=px(8))
        line.setContentsMargins(px(18), px(12), px(18), px(10))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(frame("page", line))
        lines.addWidget(self._stack, 1)

    @property
    def part(self) -> Page:
        """The part that is shown."""
        return self.parts[self.segments.current()]

    def turn(self, key: str) -> None:
        """Show another part."""
        self.segments.select(key)
        self._stack.setCurrentWidget(self.part)
        self.part.bring_up_to_date()
        self.workplace.focus = self.part.looked_at()
        if key == "board":
            self.board.focus_first()
        elif self._focus_was_lost():
            self.lists[key].pane.begin()

    def begin(self) -> None:
        """Begin in the list, or on the board."""
        if self.part is self.board:
            self.board.focus_first()
        else:
            self.part.begin()

    def _focus_was_lost(self) -> bool:
        """Tell whether Qt chose where to go on when the part with the focus was hidden: not so for the segments."""
        focus = self.window().focusWidget()
        return focus is None or self._stack.isAncestorOf(focus)

    def refresh(self) -> None:
        """Read the part that is shown."""
        self.part.bring_up_to_date()

    def show_record(self, kind: str, record_id: int) -> None:
        """Show an order, an inquiry or a product in its list."""
        self.turn(_LISTS.get(kind, "orders"))
        self.part.show_record(kind, record_id)

    def show_part(self, kind: str, record_id: int) -> None:
        """Turn to a part of the record that is shown."""
        self.part.show_part(kind, record_id)

    def looked_at(self) -> tuple[str, int] | None:
        """Return the order, inquiry or product that is shown."""
        return self.part.looked_at()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the part up to date."""
        super().showEvent(event)
        self.part.bring_up_to_date()

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return what the part does, and the ways to the others."""
        own: dict[str, Callable[[], None]] = {
            "orders_list": lambda: self.turn("orders"),
            "orders_board": lambda: self.turn("board"),
            "orders_inquiries": lambda: self.turn("inquiries"),
            "orders_products": lambda: self.turn("products"),
        }
        # The menu asks once for the page: what another part does is there too, and says where.
        for part, words in (
            (self.inquiries, _("Choose an inquiry in the list")),
            (self.products, _("Choose a product in the list")),
            (self.orders, _("Choose an order in the list")),
        ):
            if part is not self.part:
                own |= dict.fromkeys(part.handlers(), partial(self.workplace.tell, words))
        return own | self.part.handlers()
