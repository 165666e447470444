"""Gifts and own messages found by their text, for the one search over all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, select, text

from desktop.giving.tables import Gift, OwnMessage
from desktop.giving.words import occasion_label, state_label
from desktop.highlight import Marked, excerpt, mark
from desktop.people import shown
from desktop.people.tables import Contact, Supplier
from desktop.touches.searching import touch_query

_NEWEST = text(
    "SELECT d.kind, d.record_id FROM search_index JOIN search_document AS d ON d.id = search_index.rowid"
    " WHERE search_index MATCH :typed AND d.kind IN ('gift', 'own_message')"
    " ORDER BY search_index.rowid DESC LIMIT :most"
)


@dataclass(frozen=True, slots=True)
class GivingHit:
    """A gift or an own message that was found, with the places of what was typed."""

    kind: Literal["gift", "own_message"]
    id: int
    contact_id: int | None
    """Of a gift for one person."""
    title: Marked
    note: Marked


def find_giving(connection: Connection, typed: str, limit: int) -> list[GivingHit]:
    """Return the newest gifts and own messages that hold all words typed; no words find nothing."""
    query = touch_query(typed)
    if not query:
        return []
    rows = list(connection.execute(_NEWEST, {"typed": query, "most": limit}))
    gifts = _gifts(connection, [row.record_id for row in rows if row.kind == "gift"], typed)
    messages = _messages(connection, [row.record_id for row in rows if row.kind == "own_message"], typed)
    found = {**gifts, **messages}
    return [found[row.record_id] for row in rows if row.record_id in found]


def _gifts(connection: Connection, ids: list[int], typed: str) -> dict[int, GivingHit]:
    query = (
        select(
            Gift.id,
            Gift.contact_id,
            Gift.what,
            Gift.state,
            Gift.occasion,
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
        note = " · ".join(filter(None, (whom or house, occasion_label(row.occasion), state_label(row.state))))
        found[row.id] = GivingHit("gift", row.id, row.contact_id, mark(row.what, typed), mark(note, typed))
    return found


def _messages(connection: Connection, ids: list[int], typed: str) -> dict[int, GivingHit]:
    query = select(OwnMessage.id, OwnMessage.title, OwnMessage.zh, OwnMessage.en).where(
        OwnMessage.id.in_(ids)
    )
    return {
        row.id: GivingHit(
            "own_message", row.id, None, mark(row.title, typed), excerpt(row.zh or row.en, typed)
        )
        for row in connection.execute(query)
    }
