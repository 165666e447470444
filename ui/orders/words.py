"""How orders and inquiries are said in lists, heads and rows."""

from __future__ import annotations

from datetime import date

from desktop import formats
from desktop.texts import _, n_
from desktop.trade.inquiry_reads import InquiryLine
from desktop.trade.money import money
from desktop.trade.order_reads import OrderRow
from desktop.trade.words import pieces, say
from ui.theme.tokens import Tone
from ui.widgets.rows import Flag, ListRow, avatar_tone

STAGE_TONES: dict[str, Tone] = {
    "draft": "neutral",
    "confirmed": "sky",
    "production": "accent",
    "inspection": "amber",
    "shipped": "plum",
    "done": "ok",
    "cancelled": "neutral",
}
INQUIRY_TONES: dict[str, Tone] = {
    "draft": "neutral",
    "open": "accent",
    "awarded": "ok",
    "withdrawn": "amber",
    "no_award": "neutral",
}


def order_flag(row: OrderRow, today: date) -> Flag | None:
    """Return the chip for the most pressing thing of an order."""
    if row.closed_on is not None:
        return Flag(say("stage", row.stage), STAGE_TONES[row.stage])
    if row.held:
        return Flag(_("Payment on hold"), "seal")
    late = row.next.late_by(today) if row.next else 0
    if late:
        return Flag(n_("{n} day late", "{n} days late", late).format(n=late), "amber")
    return None


def order_title(row: OrderRow) -> str:
    """Return number and title of an order."""
    return " · ".join(filter(None, (row.number, row.title)))


def next_words(row: OrderRow, today: date) -> str:
    """Return the next milestone with its day; empty when nothing is planned or the order is closed."""
    if row.next is None or row.closed_on is not None:
        return ""
    return f"{row.next.name} {formats.short_day(row.next.on, today)}"


def order_list_row(row: OrderRow, today: date) -> ListRow:
    """Return an order as a list shows it."""
    value = money(row.value, row.currency) if row.value else ""
    return ListRow(
        title=row.title or row.number,
        second=" · ".join(filter(None, (value, row.supplier))),  # a name can be cut, an amount cannot
        third=" · ".join(filter(None, (row.number if row.title else "", next_words(row, today)))),
        flag=order_flag(row, today),
        tone=avatar_tone(row.supplier_id),
        avatar=(row.supplier_zh or row.supplier_en)[:1],
    )


def board_row(row: OrderRow, today: date) -> ListRow:
    """Return an order as its column of the board shows it: the stage stands above."""
    return ListRow(
        title=row.title or row.number,
        second=row.supplier,
        third=next_words(row, today),
        flag=order_flag(row, today),
        tone=avatar_tone(row.supplier_id),
        avatar=(row.supplier_zh or row.supplier_en)[:1],
    )


def inquiry_list_row(line: InquiryLine, today: date) -> ListRow:
    """Return an inquiry as a list shows it."""
    one = line.inquiry
    counts = _("{asked} asked · {answered} answered · {quoted} quoted").format(
        asked=line.asked, answered=line.answered, quoted=line.quoted
    )
    quantity = pieces(one.quantity, one.unit) if one.quantity else ""
    opened = formats.short_day(one.opened_on, today) if one.opened_on else ""
    flag = Flag(say("inquiry", one.status), INQUIRY_TONES[one.status])
    if line.to_tell:
        flag = Flag(n_("{n} to tell", "{n} to tell", line.to_tell).format(n=line.to_tell), "amber")
    return ListRow(
        title=one.name,
        second=" · ".join(filter(None, (quantity, opened))),
        third=counts,
        flag=flag,
        tone=avatar_tone(one.id),
        avatar=one.name[:1],
    )
