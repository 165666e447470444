"""Gifts, favours and own messages found by their text, for the one search over all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, select

from desktop.giving.tables import Favour, Gift, OwnMessage
from desktop.giving.words import occasion_label, state_label
from desktop.highlight import Marked, excerpt, mark
from desktop.journal.asking import Asked, newest
from desktop.people import shown
from desktop.people.tables import Contact, Supplier
from desktop.texts import _


@dataclass(frozen=True, slots=True)
class GivingHit:
    """A gift, a favour or an own message that was found, with the places of what was typed."""

    kind: Literal["gift", "favour", "own_message"]
    id: int
    contact_id: int | None
    """Of a favour, or of a gift for one person."""
    supplier_id: int | None
    """Of a gift for a house."""
    title: Marked
    note: Marked


def find_gifts(connection: Connection, asked: Asked) -> list[GivingHit]:
    """Return the newest gifts that hold all words asked for."""
    ids = newest(connection, "gift", asked)
    found = _gifts(connection, ids, asked.words) if ids else {}
    return [found[gift_id] for gift_id in ids if gift_id in found]


def find_favours(connection: Connection, asked: Asked) -> list[GivingHit]:
    """Return the newest favours that hold all words asked for."""
    ids = newest(connection, "favour", asked)
    query = (
        select(
            Favour.id, Favour.contact_id, Favour.text, Favour.direction, Favour.returned_on,
            Contact.name_zh, Contact.name_en, Contact.pinyin,
        )
        .join(Contact, Contact.id == Favour.contact_id)
        .where(Favour.id.in_(ids))
    )  # fmt: skip
    found = {}
    for row in connection.execute(query) if ids else ():
        side = _("They owe us") if row.direction == "given" else _("We owe them")
        state = _("Returned") if row.returned_on else side
        note = " · ".join((shown.single(row.name_zh, row.name_en or row.pinyin), state))
        found[row.id] = GivingHit(
            "favour", row.id, row.contact_id, None, mark(row.text, asked.words), mark(note, asked.words)
        )
    return [found[favour_id] for favour_id in ids if favour_id in found]


def find_own_messages(connection: Connection, asked: Asked) -> list[GivingHit]:
    """Return the newest messages of one's own that hold all words asked for."""
    ids = newest(connection, "own_message", asked)
    found = _messages(connection, ids, asked.words) if ids else {}
    return [found[message_id] for message_id in ids if message_id in found]


def _gifts(connection: Connection, ids: list[int], typed: str) -> dict[int, GivingHit]:
    query = (
        select(
            Gift.id,
            Gift.contact_id,
            Gift.supplier_id,
            Gift.what,
            Gift.state,
            Gift.occasion,
            Gift.department,
            Contact.name_zh,
            Contact.name_en,
            Contact.pinyin,
            Supplier.name_zh.label("house_zh"),
            Supplier.name_en.label("house_en"),
        )
        .outerjoin(Contact, Contact.id == Gift.contact_id)
        .outerjoin(Supplier, Supplier.id == Gift.supplier_id)
        .where(Gift.id.in_(ids))
    )
    found = {}
    for row in connection.execute(query):
        whom = shown.single(row.name_zh or "", row.name_en or row.pinyin or "")
        house = shown.single(row.house_zh or "", row.house_en or "")
        parts = (whom or house, row.department, occasion_label(row.occasion), state_label(row.state))
        note = " · ".join(filter(None, parts))
        found[row.id] = GivingHit(
            "gift", row.id, row.contact_id, row.supplier_id, mark(row.what, typed), mark(note, typed)
        )
    return found


def _messages(connection: Connection, ids: list[int], typed: str) -> dict[int, GivingHit]:
    query = select(OwnMessage.id, OwnMessage.title, OwnMessage.zh, OwnMessage.en).where(
        OwnMessage.id.in_(ids)
    )
    return {
        row.id: GivingHit(
            "own_message", row.id, None, None, mark(row.title, typed), excerpt(row.zh or row.en, typed)
        )
        for row in connection.execute(query)
    }
