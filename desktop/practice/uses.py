"""Phrases used in real life: with whom, when, in which touch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Select, select

from desktop.journal.journal import ChangeSession
from desktop.people.fields import clean_line, existing
from desktop.people.tables import Contact
from desktop.practice.tables import PhraseUse
from desktop.practice.wordings import Wording, wordings
from desktop.touches.tables import Touch, TouchPerson

_NEAR_HOURS = 18
"""A touch so many hours before counts as the one in which the phrase was said."""


@dataclass(frozen=True, slots=True)
class UseRow:
    """One use of a phrase; ``kind`` is that of its touch, or empty."""

    id: int
    wording: Wording
    at: datetime
    note: str
    contact_id: int | None
    name_zh: str
    name_en: str
    kind: str


def log_use(
    session: ChangeSession, key: str, at: datetime, *, contact_id: int | None = None, note: str = ""
) -> int:
    """Write down that a phrase was used, tied to the person's last touch when it was not long before.

    Raises UsageError when the person is not in the journal.
    """
    touch_id = None
    if contact_id is not None:
        existing(session, Contact, contact_id)
        touch_id = _near_touch(session, contact_id, at)
    use = session.make(
        PhraseUse, phrase_key=key, contact_id=contact_id, touch_id=touch_id, at=at, note=clean_line(note)
    )
    session.flush()
    return use.id


def remove_use(session: ChangeSession, use_id: int) -> None:
    """Take back that a phrase was used."""
    session.delete(existing(session, PhraseUse, use_id))
    session.flush()


def recent_uses(connection: Connection, limit: int = 5) -> list[UseRow]:
    """Return the newest uses of any phrase."""
    return _rows(connection, _query().limit(limit))


def uses_with(connection: Connection, contact_id: int, limit: int = 20) -> list[UseRow]:
    """Return the newest uses of phrases with a person."""
    return _rows(connection, _query().where(PhraseUse.contact_id == contact_id).limit(limit))


def uses_of(connection: Connection, key: str, limit: int = 20) -> list[UseRow]:
    """Return the newest uses of a phrase."""
    return _rows(connection, _query().where(PhraseUse.phrase_key == key).limit(limit))


def _near_touch(session: ChangeSession, contact_id: int, at: datetime) -> int | None:
    row = session.execute(
        select(TouchPerson.touch_id, TouchPerson.at)
        .join(Touch, Touch.id == TouchPerson.touch_id)
        .where(TouchPerson.contact_id == contact_id, TouchPerson.at <= at, Touch.deleted_at.is_(None))
        .order_by(TouchPerson.at.desc())
        .limit(1)
    ).one_or_none()
    if row is None or (at - row.at).total_seconds() > _NEAR_HOURS * 3600:
        return None
    touch_id: int = row.touch_id
    return touch_id


def _query() -> Select[int, str, datetime, str, int | None, str | None, str | None, str | None, str | None]:
    return (
        select(
            PhraseUse.id,
            PhraseUse.phrase_key,
            PhraseUse.at,
            PhraseUse.note,
            PhraseUse.contact_id,
            Contact.name_zh,
            Contact.name_en,
            Contact.pinyin,
            Touch.kind,
        )
        .outerjoin(Contact, Contact.id == PhraseUse.contact_id)
        .outerjoin(Touch, Touch.id == PhraseUse.touch_id)
        .order_by(PhraseUse.at.desc(), PhraseUse.id.desc())
    )


def _rows(
    connection: Connection,
    query: Select[int, str, datetime, str, int | None, str | None, str | None, str | None, str | None],
) -> list[UseRow]:
    found = connection.execute(query).all()
    said = wordings(connection, (row[1] for row in found))
    return [
        UseRow(use_id, said[key], at, note, contact_id, zh or "", en or pinyin or "", kind or "")
        for use_id, key, at, note, contact_id, zh, en, pinyin, kind in found
        if key in said
    ]
