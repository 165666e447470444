"""The orders and inquiries of a supplier, on its page."""

from __future__ import annotations

from desktop import formats
from desktop.texts import _
from desktop.trade.exchange_rates import summed_up
from desktop.trade.inquiry_reads import InquiryLine, inquiry_ids, inquiry_lines
from desktop.trade.money import money
from desktop.trade.order_reads import OrderFilter, OrderRow, order_ids, order_rows
from desktop.trade.words import say
from ui.record_tab import RecordTab
from ui.widgets.button import Button
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import empty, row
from ui.widgets.rows import Flag
from ui.widgets.section import Group
from ui.widgets.text import Icon, label

_MOST = 50


class OrdersTab(RecordTab):
    """A row for each order and inquiry, opening it."""

    def show_supplier(self, supplier_id: int) -> None:
        """Read the orders and inquiries of a supplier and show them."""
        with self.workplace.journal.read() as connection:
            ids = order_ids(connection, OrderFilter(supplier_id=supplier_id))[:_MOST]
            orders = order_rows(connection, ids)
            waiting = [(one.value, one.currency) for one in orders if one.closed_on is None]
            total = summed_up(connection, waiting, self.workplace.today)
            asked = inquiry_lines(connection, inquiry_ids(connection, supplier_id=supplier_id)[:_MOST])
        empty(self.lines)
        theme = self.theme
        add = Button(theme, _("New order"), icon="plus", on_click=lambda: self.workplace.perform("new_order"))
        self.lines.addLayout(row(add, None))
        if total:
            self.lines.addWidget(label(_("Open orders: {total}").format(total=total), "meta", "text2"))
        if not orders and not asked:
            self.lines.addWidget(
                label(_("Nothing was ordered or asked here yet."), "meta", "text2", wrap=True)
            )
        self._group(_("Orders"), [self._order(one) for one in orders])
        self._group(_("Inquiries"), [self._inquiry(one) for one in asked])
        self.lines.addStretch(1)

    def _group(self, title: str, rows: list[ItemRow]) -> None:
        if rows:
            group = Group(title, "caption")
            for one in rows:
                group.add(one)
            self.lines.addWidget(group)

    def _order(self, one: OrderRow) -> ItemRow:
        today = self.workplace.today
        following = (
            f"{one.next.name} {formats.short_day(one.next.on, today)}"
            if one.next and not one.closed_on
            else ""
        )
        made = ItemRow(
            self.theme,
            one.title or one.number,
            " · ".join(filter(None, (one.number, say("stage", one.stage), following))),
            leading=Icon(self.theme, "package"),
            flag=Flag(_("Payment on hold"), "seal") if one.held and one.closed_on is None else None,
            end_text=money(one.value, one.currency) if one.value else "",
        )
        made.opened.connect(lambda: self.workplace.show_record("order", one.id))
        return made

    def _inquiry(self, one: InquiryLine) -> ItemRow:
        made = ItemRow(
            self.theme,
            one.inquiry.name,
            say("inquiry", one.inquiry.status),
            leading=Icon(self.theme, "send"),
        )
        made.opened.connect(lambda: self.workplace.show_record("inquiry", one.inquiry.id))
        return made
