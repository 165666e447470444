"""Quotes side by side: a line for each thing that suppliers are compared by, a column for each of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from desktop import formats
from desktop.texts import _, p_
from desktop.trade.inquiry_reads import AskedRow, InquiryRow, QuoteRow
from desktop.trade.money import money, price
from ui.text_table import TextRow, TextTable
from ui.theme.theme import Theme

_NONE = "–"
_WORDS, _SUPPLIER = 150, 160
"""Widths of the columns at 100 %."""
_BESIDE = 4
"""So many suppliers share the room; more of them are scrolled through."""


class QuoteTable(TextTable):
    """Chosen by columns; ``opened`` tells the place of the supplier on which Return or a double click was."""

    opened = Signal(int)

    def __init__(self, theme: Theme, inquiry: InquiryRow, asked: Sequence[AskedRow], today: date) -> None:
        self.inquiry_id = inquiry.id
        headings = ["", *(one.name for one in asked)]
        super().__init__(theme, _("Quotes"), headings, [_WORDS, *(_SUPPLIER for _one in asked)])
        share_the_room(self, len(asked), before=1)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectColumns)
        self.show_rows(quote_rows(inquiry, asked, today))
        self.setMinimumHeight(
            self.verticalHeader().defaultSectionSize() * (len(self.text_model.rows) + 1) + 6
        )
        self.doubleClicked.connect(lambda index: self._open(index.column()))
        self.show_supplier(0)

    def supplier(self) -> int:
        """Return the place of the supplier that is chosen."""
        return max(self.currentIndex().column() - 1, 0)

    def show_supplier(self, place: int) -> None:
        """Choose a supplier by its place; the last one where there are not so many."""
        last = self.text_model.columnCount() - 1
        self.setCurrentIndex(self.text_model.index(max(self.currentIndex().row(), 0), min(place + 1, last)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the quote of the supplier by Return."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex().column())
        else:
            super().keyPressEvent(event)

    def _open(self, column: int) -> None:
        if column > 0:
            self.opened.emit(column - 1)


def share_the_room(table: TextTable, suppliers: int, *, before: int) -> None:
    """Give the columns of few suppliers all the room; the ``before`` columns that stand first keep their width."""
    if suppliers > _BESIDE:
        return
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    for column in range(before):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)


def quote_rows(inquiry: InquiryRow, asked: Sequence[AskedRow], today: date) -> list[TextRow]:
    """Return the quotes that hold, and how both sides answered."""
    quantity = inquiry.quantity
    title = _("Price")
    if quantity:
        title = _("Price for {quantity}").format(quantity=formats.number(quantity))

    def line(words: str, cell: Callable[[QuoteRow], str]) -> TextRow:
        cells = (cell(one.quote) if one.quote else _NONE for one in asked)
        return TextRow(words, (words, *cells))

    steps = sorted({tier.from_quantity for one in asked if one.quote for tier in one.quote.tiers})
    tiers = [
        line(_("From {quantity}").format(quantity=formats.number(step)), partial(_tier, step=step))
        for step in (steps if len(steps) > 1 else ())
    ]
    return [
        line(title, lambda quote: _price(quote, quantity)),
        *tiers,
        line(_("Incoterm"), lambda quote: f"{quote.incoterm} {quote.port}".strip() or _NONE),
        line(_("MOQ"), lambda quote: formats.number(quote.moq) if quote.moq else _NONE),
        line(_("Lead time"), lambda quote: _days(quote.lead_days)),
        line(_("Tooling"), lambda quote: _amount(quote.tooling, quote.currency)),
        line(p_("quote", "Sample"), lambda quote: _amount(quote.sample, quote.currency)),
        line(_("Payment"), lambda quote: quote.payment_terms or _NONE),
        line(_("Valid until"), lambda quote: _until(quote.valid_until, today)),
        _row(_("Answered after"), [_days(one.days_to_answer) for one in asked]),
        _row(_("Messages"), [_messages(one) for one in asked]),
    ]


def _row(words: str, cells: Sequence[str]) -> TextRow:
    return TextRow(words, (words, *cells))


def _price(quote: QuoteRow, quantity: int | None) -> str:
    found = quote.price_at(quantity)
    return _NONE if found is None else price(found, quote.currency)


def _tier(quote: QuoteRow, step: int) -> str:
    """Return the price of the tier that begins with ``step`` pieces."""
    found = [tier.unit_price for tier in quote.tiers if tier.from_quantity == step]
    return price(found[0], quote.currency) if found else _NONE


def _until(day: date | None, today: date) -> str:
    return _NONE if day is None else formats.short_day(day, today)


def _messages(one: AskedRow) -> str:
    return _("we {ours}, they {theirs}").format(ours=one.ours, theirs=one.theirs)


def _days(days: int | None) -> str:
    return _NONE if days is None else _("{n} d").format(n=days)


def _amount(amount: int | None, currency: str) -> str:
    if amount is None:
        return _NONE
    return money(amount, currency) if amount else _("free")
