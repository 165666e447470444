"""What the suppliers of an inquiry quoted before: the newest first, each with its files."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop import formats
from desktop.texts import _
from desktop.trade.inquiry_reads import AskedRow, QuoteRow
from desktop.trade.money import price
from ui.attachments.files_dialog import FilesClip
from ui.orders.inquiry_card import InquiryCard
from ui.widgets.fold import Fold
from ui.widgets.item_row import ItemRow
from ui.widgets.text import Icon
from ui.workplace import Workplace


class EarlierQuotes(Fold):
    """``opened`` tells the row of a supplier and its quote."""

    opened = Signal(object, object)

    def __init__(self, workplace: Workplace, card: InquiryCard, *, unfolded: bool) -> None:
        earlier = [(one, quote) for one in card.asked for quote in one.quotes[1:]]
        earlier.sort(key=lambda pair: (pair[1].on_date, pair[1].id), reverse=True)
        rows: dict[int, QWidget] = {}
        for one, quote in earlier:
            line = rows[quote.id] = _line(workplace, one, quote, card.inquiry.quantity)
            line.opened.connect(lambda pair=(one, quote): self.opened.emit(*pair))
        super().__init__(workplace.theme, _("Earlier quotes"), rows, unfolded=unfolded)
        self.inquiry_id = card.inquiry.id


def _line(workplace: Workplace, one: AskedRow, quote: QuoteRow, quantity: int | None) -> ItemRow:
    found = quote.price_at(quantity)
    facts = (
        "" if found is None else price(found, quote.currency),
        f"{quote.incoterm} {quote.port}".strip(),
        quote.payment_terms,
        " ".join(quote.note.split()),
    )
    return ItemRow(
        workplace.theme,
        one.name,
        " · ".join(filter(None, facts)),
        leading=Icon(workplace.theme, "history", "text2"),
        trailing=FilesClip(workplace, _("Earlier quote of {name}").format(name=one.name), "quote", quote.id),
        end_text=formats.short_day(quote.on_date, workplace.today),
    )
