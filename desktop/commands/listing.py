"""The headless commands that list and find people, suppliers and touches."""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, time

from sqlalchemy import Connection, select

from desktop.almanac.command import Row, parse_known_day
from desktop.commands.opened import opened_journal
from desktop.people.birthdays import format_birthday
from desktop.people.contact_card import birthday_of
from desktop.people.contact_reads import ContactFilter, ContactRow, contact_ids, contact_rows
from desktop.people.supplier_reads import SupplierFilter, SupplierRow, supplier_ids, supplier_rows
from desktop.people.tables import Channel, Contact
from desktop.touches.timeline import Name, TimelineEntry, timeline_rows
from desktop.touches.timeline_ids import TimelineFilter, timeline_ids

_PAGE = 500


def contacts(args: argparse.Namespace) -> Iterator[Row]:
    """Yield a line for each person by name, or for those in the trash."""
    with opened_journal(args) as opened, opened.journal.read() as connection:
        for page in _pages(contact_ids(connection, ContactFilter(trashed=args.trash))):
            channels, births = _channels(connection, page), _births(connection, page)
            for row in contact_rows(connection, page):
                yield _contact(row, channels.get(row.id, []), births.get(row.id, ""))


def _contact(row: ContactRow, channels: list[Row], birthday: str) -> Row:
    job = row.job
    return {
        "id": row.id,
        "name_zh": row.name_zh,
        "pinyin": row.pinyin,
        "name_en": row.name_en,
        "form_of_address": row.form_of_address,
        "supplier_id": job.supplier_id if job else None,
        "company_zh": job.company_zh if job else "",
        "company_en": job.company_en if job else "",
        "department": job.department if job else "",
        "title": job.title if job else "",
        "birthday": birthday,
        "channels": channels,
        "tags": [tag.name for tag in row.tags],
        "last_touch": _moment(row.last_touch),
    }


def _channels(connection: Connection, ids: Sequence[int]) -> dict[int, list[Row]]:
    columns = (Channel.contact_id, Channel.kind, Channel.value, Channel.label, Channel.preferred)
    query = select(*columns).where(Channel.contact_id.in_(ids)).order_by(Channel.position, Channel.id)
    found: dict[int, list[Row]] = defaultdict(list)
    for contact_id, kind, value, label, preferred in connection.execute(query):
        said: Row = {"kind": kind, "value": value, "label": label, "preferred": preferred}
        found[contact_id or 0].append(said)
    return found


def _births(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    rows = connection.execute(select(Contact.__table__).where(Contact.id.in_(ids))).mappings()
    known = ((row["id"], birthday_of(row)) for row in rows)
    return {contact_id: format_birthday(birthday) for contact_id, birthday in known if birthday}


def suppliers(args: argparse.Namespace) -> Iterator[Row]:
    """Yield a line for each supplier by name, or for those in the trash."""
    with opened_journal(args) as opened, opened.journal.read() as connection:
        for page in _pages(supplier_ids(connection, SupplierFilter(trashed=args.trash))):
            yield from map(_supplier, supplier_rows(connection, page))


def _supplier(row: SupplierRow) -> Row:
    return {
        "id": row.id,
        "name_zh": row.name_zh,
        "name_pinyin": row.name_pinyin,
        "name_en": row.name_en,
        "kind": row.kind,
        "status": row.status,
        "tier": row.tier,
        "province": row.province,
        "city_zh": row.city_zh,
        "city_en": row.city_en,
        "main_contact_id": row.main_contact_id,
        "tags": [tag.name for tag in row.tags],
        "last_touch": _moment(row.last_touch),
    }


def touches(args: argparse.Namespace) -> Iterator[Row]:
    """Yield a line for each touch, newest first; of one person or supplier, or since a day."""
    since = datetime.combine(parse_known_day(args.since), time()).astimezone() if args.since else None
    chosen = TimelineFilter(text=args.text, since=since)
    with opened_journal(args) as opened, opened.journal.read() as connection:
        ids = timeline_ids(connection, contact_id=args.contact, supplier_id=args.supplier, chosen=chosen)
        for page in _pages(ids[: args.limit]):
            yield from map(_touch, timeline_rows(connection, page))


def _touch(row: TimelineEntry) -> Row:
    due = row.follow_up
    return {
        "id": row.id,
        "at": row.at.isoformat(),
        "kind": row.kind,
        "channel": row.channel,
        "direction": row.direction,
        "minutes": row.minutes,
        "place": row.place,
        "contacts": [_name(name) for name in row.people],
        "suppliers": [_name(name) for name in row.suppliers],
        "summary": row.summary,
        "excerpt": row.excerpt,
        "mood": row.mood,
        "public": row.public,
        "asks": row.asks,
        "answered": row.answered,
        "follow_up": {"due_on": due.due_on.isoformat(), "text": due.text, "done": due.done} if due else None,
    }


def _name(name: Name) -> Row:
    return {"id": name.id, "name_zh": name.zh, "name_en": name.en}


def _pages(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + _PAGE] for start in range(0, len(ids), _PAGE))


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
