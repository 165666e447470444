"""The messages back and forth about an inquiry, to be read again and put right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from desktop.errors import Refused
from desktop.journal.journal import ChangeSession
from desktop.people import shown
from desktop.people.fields import clean, existing
from desktop.people.tables import Supplier
from desktop.texts import _
from desktop.trade.inquiries import first_answer
from desktop.trade.sourcing_tables import InquirySupplier, TouchBack


@dataclass(frozen=True, slots=True)
class MessageRow:
    """One message: with which supplier, on which day, ours or theirs, and what about."""

    id: int
    asked_id: int
    supplier: str
    on_date: date
    by_us: bool
    text: str


def messages_of(connection: Connection, inquiry_id: int) -> list[MessageRow]:
    """Return the messages about an inquiry with all who were asked, the newest first."""
    query = (
        select(TouchBack.__table__, Supplier.name_en, Supplier.name_zh, Supplier.name_pinyin)
        .join(InquirySupplier, InquirySupplier.id == TouchBack.asked_id)
        .join(Supplier, Supplier.id == InquirySupplier.supplier_id)
        .where(InquirySupplier.inquiry_id == inquiry_id)
        .order_by(TouchBack.on_date.desc(), TouchBack.id.desc())
    )
    return [
        MessageRow(
            row.id, row.asked_id, shown.single(row.name_zh, row.name_en or row.name_pinyin),
            row.on_date, row.by_us, row.text,
        )
        for row in connection.execute(query)
    ]  # fmt: skip


def edit_touch_back(session: ChangeSession, message_id: int, on: date, *, by_us: bool, text: str) -> None:
    """Put a message right. Raises Refused when it would answer before the question was sent."""
    message = existing(session, TouchBack, message_id)
    row, before = existing(session, InquirySupplier, message.asked_id), message.on_date
    if not by_us and row.sent_on is not None and on < row.sent_on:
        raise Refused(_("The answer would be older than the question."), _("Look at the two days again."))
    was_theirs = not message.by_us
    message.on_date, message.by_us = on, by_us
    message.text = clean(TouchBack, {"text": text})["text"]
    session.flush()
    if (not by_us and row.answered_on is None) or (was_theirs and row.answered_on == before):
        row.answered_on = first_answer(session, row.id)


def remove_touch_back(session: ChangeSession, message_id: int) -> None:
    """Take a message away that was none; where it was their first answer, the next thing that they sent is."""
    message = existing(session, TouchBack, message_id)
    row, day, theirs = (
        existing(session, InquirySupplier, message.asked_id),
        message.on_date,
        not message.by_us,
    )
    session.delete(message)
    session.flush()
    if theirs and row.answered_on == day:
        row.answered_on = first_answer(session, row.id)
