"""Suppliers compared on many criteria: a line for each with its weight, a column for each supplier."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import formats
from desktop.texts import _
from desktop.trade.comparing import compare, comparison_hint, criterion_words, shares_of
from desktop.trade.inquiry_reads import AskedRow
from ui.orders.inquiry_card import InquiryCard
from ui.orders.quote_table import share_the_room
from ui.text_table import TextRow, TextTable
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.layouts import empty, holder
from ui.widgets.text import label

_CRITERION, _WEIGHT, _SUPPLIER = 180, 86, 130
"""Widths of the columns at 100 %."""

Ask = Callable[[AskedRow | None, str], None]
"""Asks for the marks of a supplier, or for the weights."""


class Comparison(QWidget):
    """The table with its score, and buttons that open marks and weights."""

    def __init__(self, theme: Theme, ask: Ask) -> None:
        super().__init__()
        self._theme, self._ask = theme, ask
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, theme.px(14), 0, theme.px(24))
        self._lines.setSpacing(theme.px(12))

    def show_card(self, card: InquiryCard) -> None:
        """Show an inquiry; nothing while nobody is asked."""
        empty(self._lines)
        if not card.asked:
            return
        self._lines.addWidget(self._table(card))
        hint = comparison_hint(compare(card.weights, card.marks))
        note = _("Price counts for a quarter at most, speed of reply for a tenth, whatever weight they have.")
        for said in filter(None, (hint, note)):
            self._lines.addWidget(label(said, "meta", "text2", wrap=True))
        buttons = Flow(self._theme.px(8))
        buttons.addWidget(Button(self._theme, _("Weights"), "", "scale", lambda: self._ask(None, "weights")))
        for one in card.asked:
            buttons.addWidget(Button(self._theme, one.name, "", "star", self._marker(one)))
        self._lines.addWidget(holder(buttons))
        self._lines.addStretch(1)

    def _marker(self, one: AskedRow) -> Callable[[], None]:
        return lambda: self._ask(one, "marks")

    def _table(self, card: InquiryCard) -> TextTable:
        standings = {one.asked_id: one for one in compare(card.weights, card.marks)}
        shares = shares_of(card.weights)
        headings = [_("Criterion"), _("Weight"), *(one.name for one in card.asked)]
        widths = [_CRITERION, _WEIGHT, *(_SUPPLIER for _one in card.asked)]
        table = TextTable(self._theme, _("Comparison"), headings, widths)
        share_the_room(table, len(card.asked), before=2)
        rows = [
            TextRow(
                key,
                (
                    criterion_words(key),
                    f"{weight} · {formats.percent(shares[key], 0)}",
                    *(str(card.marks.get(one.id, {}).get(key, "–")) for one in card.asked),
                ),
            )
            for key, weight in card.weights.items()
        ]
        scores = [standings[one.id].score for one in card.asked]
        covered = [formats.percent(standings[one.id].covered, 0) for one in card.asked]
        said = tuple("–" if score is None else str(round(score)) for score in scores)
        rows.append(
            TextRow("score", (_("Score of 100"), "", *said), dict.fromkeys(range(2 + len(said)), "accent"))
        )
        rows.append(TextRow("covered", (_("Weights marked"), "", *covered)))
        table.show_rows(rows)
        table.setMinimumHeight(table.verticalHeader().defaultSectionSize() * (len(rows) + 1) + 6)
        return table
