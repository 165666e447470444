"""Rows for the list of contacts: ids first, rows when they are painted."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, SQLColumnExpression, func, select

from desktop.constants import Constants
from desktop.journal.schema import as_ids, given_ids
from desktop.people.cadence import Cadence, Days, cadence_for
from desktop.people.last_touch import Tie, last_touch, next_follow_ups
from desktop.people.selecting import TagChip, kept, tag_condition, tags_of, trash_condition
from desktop.people.tables import Channel, Contact, Employment, Supplier, Tagging
from desktop.people.usual import usual_days

ContactSort = Literal["name", "last_touch", "silence", "added"]
CONTACT_SORTS: tuple[ContactSort, ...] = ("name", "last_touch", "silence", "added")


@dataclass(frozen=True, slots=True)
class ContactFilter:
    """What a list of contacts shows; empty conditions let everything through, all others must hold."""

    text_ids: Collection[int] | None = None
    """Ids that a search in the names found; None without a search. A set is quick."""
    tags: Collection[int] = ()
    suppliers: Collection[int] = ()
    """Works today at one of these."""
    decision_roles: Collection[str] = ()
    without_job: bool = False
    """Works nowhere today: has left, or is not known to work anywhere."""
    trashed: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """Where somebody works today."""

    supplier_id: int | None
    company_en: str
    company_zh: str
    department: str
    title: str
    decision_role: str
    supplier_days: Days
    supplier_tier: int | None


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A person as a list shows them."""

    id: int
    name_zh: str
    pinyin: str
    name_en: str
    form_of_address: str
    photo_id: int | None
    job: Job | None
    channel: str
    """Kind of the preferred channel, or empty."""
    last_touch: datetime | None
    cadence: Cadence | None
    tie: Tie
    tags: tuple[TagChip, ...]
    left: tuple[str, str] = ("", "")
    """Where they worked last, in Chinese and in English, if they work nowhere today."""


def contact_ids(connection: Connection, wanted: ContactFilter, sort: ContactSort = "name") -> list[int]:
    """Return the ids of the people that a filter lets through, sorted.

    ``last_touch`` puts the newest first, ``silence`` the longest silence first and after it those never touched.
    """
    conditions = [
        trash_condition(Contact, trashed=wanted.trashed),
        *tag_condition(Tagging.contact_id, Contact.id, wanted.tags),
        *_job_conditions(wanted),
    ]
    ordered = select(Contact.id).where(*conditions).order_by(*_order(sort)).subquery()
    # one row of JSON: thousands of rows would cost three times as much
    ids: list[int] = json.loads(connection.scalar(select(func.json_group_array(ordered.c[0]))) or "[]")
    return kept(ids, wanted.text_ids)


def _job_conditions(wanted: ContactFilter) -> list[SQLColumnExpression[bool]]:
    working = select(Employment.contact_id).where(Employment.until_date.is_(None))
    conditions: list[SQLColumnExpression[bool]] = []
    if wanted.suppliers:
        conditions.append(Contact.id.in_(working.where(Employment.supplier_id.in_(wanted.suppliers))))
    if wanted.decision_roles:
        conditions.append(Contact.id.in_(working.where(Employment.decision_role.in_(wanted.decision_roles))))
    if wanted.without_job:
        conditions.append(Contact.id.not_in(working))
    return conditions


def _order(sort: ContactSort) -> tuple[SQLColumnExpression[object], ...]:
    name = (Contact.sort_key, Contact.id)
    touched = last_touch("contact", Contact.id)
    orders: dict[ContactSort, tuple[SQLColumnExpression[object], ...]] = {
        "name": (*name,),
        "last_touch": (touched.desc().nulls_last(), *name),
        "silence": (touched.asc().nulls_last(), *name),
        "added": (Contact.id.desc(),),
    }
    return orders[sort]


def contact_rows(connection: Connection, ids: Sequence[int]) -> list[ContactRow]:
    """Return rows in the order of ``ids``; ids that are gone are left out."""
    rows = {row[0]: row for row in connection.execute(_ROWS, {"ids": as_ids(ids)})}
    tags = tags_of(connection, Tagging.contact_id, ids)
    due = next_follow_ups(connection, "contact", ids)
    jobs = jobs_today(connection, ids)
    without = [contact_id for contact_id in ids if contact_id not in jobs]
    left = _left(connection, without) if without else {}
    channels, usual = preferred_channels(connection, ids), usual_days(connection)
    made = []
    for row in (rows[contact_id] for contact_id in ids if contact_id in rows):
        contact_id, zh, pinyin, en, address, photo_id, ideal, longest, added, last = row
        job, chips = jobs.get(contact_id), tuple(tags.get(contact_id, ()))
        cadence = contact_cadence((ideal, longest), job, chips, usual)
        house = job.supplier_id if job else None
        tie = Tie(contact_id, house, cadence, last, added, due.get(contact_id))
        channel = channels.get(contact_id, "")
        made.append(
            ContactRow(
                contact_id, zh, pinyin, en, address, photo_id, job, channel, last, cadence, tie, chips,
                left.get(contact_id, ("", "")),
            )
        )  # fmt: skip
    return made


_COLUMNS = (
    Contact.id,
    Contact.name_zh,
    Contact.pinyin,
    Contact.name_en,
    Contact.form_of_address,
    Contact.photo_id,
)
_CADENCE = (Contact.cadence_ideal, Contact.cadence_longest)


def contact_cadence(own: Days, job: Job | None, tags: Sequence[TagChip], usual: Constants) -> Cadence | None:
    """Return the days between touches that hold for a person with this job and these tags."""
    supplier, tier = (job.supplier_days, job.supplier_tier) if job else ((None, None), None)
    return cadence_for(own, supplier, (chip.days for chip in tags), tier, usual)


_IDS = given_ids()
# made once: building a statement costs more than running it
_ROWS = select(
    *_COLUMNS, *_CADENCE, Contact.created_at, last_touch("contact", Contact.id).label("last_touch")
).where(Contact.id.in_(_IDS))
_PREFERRED = select(Channel.contact_id, Channel.kind).where(Channel.contact_id.in_(_IDS), Channel.preferred)
_JOBS = (
    select(
        Employment.contact_id,
        Employment.supplier_id,
        Employment.company,
        Supplier.name_en,
        Supplier.name_zh,
        Employment.department,
        Employment.title,
        Employment.decision_role,
        Supplier.cadence_ideal,
        Supplier.cadence_longest,
        Supplier.tier,
    )
    .outerjoin(Supplier, Supplier.id == Employment.supplier_id)
    .where(Employment.contact_id.in_(_IDS), Employment.until_date.is_(None))
    .order_by(Employment.from_date.asc().nulls_first(), Employment.id)
)


_LEFT = (
    select(Employment.contact_id, Supplier.name_zh, Supplier.name_en, Employment.company)
    .outerjoin(Supplier, Supplier.id == Employment.supplier_id)
    .where(Employment.contact_id.in_(_IDS), Employment.until_date.is_not(None))
    .order_by(Employment.until_date, Employment.id)
)


def _left(connection: Connection, contact_ids: Collection[int]) -> dict[int, tuple[str, str]]:
    """Return where people worked last."""
    rows = connection.execute(_LEFT, {"ids": as_ids(contact_ids)})
    return {contact_id: (zh or "", en or company) for contact_id, zh, en, company in rows}


def jobs_today(connection: Connection, contact_ids: Collection[int]) -> dict[int, Job]:
    """Return where people work today; of several employments the one that began last."""
    rows = connection.execute(_JOBS, {"ids": as_ids(contact_ids)})
    return {
        row.contact_id: Job(
            row.supplier_id,
            row.name_en or row.company,
            row.name_zh or "",
            row.department,
            row.title,
            row.decision_role,
            (row.cadence_ideal, row.cadence_longest),
            row.tier,
        )
        for row in rows
    }


def preferred_channels(connection: Connection, contact_ids: Collection[int]) -> dict[int, str]:
    """Return the kind of each person's preferred channel."""
    rows = connection.execute(_PREFERRED, {"ids": as_ids(contact_ids)})
    return {contact_id: kind for contact_id, kind in rows if contact_id is not None}
