"""The timeline of a contact, of a supplier or of all: ids first, newest first, then the rows of one page."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, exists, func, select
from sqlalchemy.orm import aliased

from desktop.attachments.reads import count_of
from desktop.commitments.tables import FollowUp
from desktop.journal.prepared import Prepared
from desktop.journal.schema import as_ids, given_ids
from desktop.people import shown
from desktop.people.tables import Contact, Supplier
from desktop.people.words import channel_label
from desktop.touches.tables import Touch, TouchPerson, TouchSupplier
from desktop.touches.words import touch_title

_EXCERPT = 280
_READ_AT_MOST = 20_000  # characters of a body: a pasted chat of a megabyte would hold up whoever waits
# Neither looks beyond its line: over thousands of empty lines or open brackets the time would grow with their square.
_MARKS = re.compile(
    r"^[^\S\n]*(?:#{1,6}|>|[-*+]|\d+\.)(?:[^\S\n]+|$)|[*_`~]{1,3}(?=\S)|(?<=\S)[*_`~]{1,3}", re.MULTILINE
)
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^)\n]{0,2000}\)")
_IDS = given_ids()
_PEOPLE = Prepared(
    select(TouchPerson.touch_id, Contact.id, Contact.name_zh, Contact.name_en, Contact.pinyin)
    .join(Contact, Contact.id == TouchPerson.contact_id)
    .where(TouchPerson.touch_id.in_(_IDS))
    .order_by(TouchPerson.id)
)
# The rest of a row comes with it, as JSON: a statement of its own for each part would cost more than all the rows.
_NAMED = func.json_group_array(
    func.json_array(TouchPerson.id, Contact.id, Contact.name_zh, Contact.name_en, Contact.pinyin)
)
_FIRMS = func.json_group_array(
    func.json_array(TouchSupplier.id, Supplier.id, Supplier.name_zh, Supplier.name_en, Supplier.name_pinyin)
)
_CHIP = (
    select(func.json_array(FollowUp.id, FollowUp.due_on, FollowUp.text, FollowUp.done_at.is_not(None)))
    .where(FollowUp.touch_id == Touch.id, FollowUp.deleted_at.is_(None))
    .order_by(FollowUp.done_at.is_(None).desc(), FollowUp.done_at.desc(), FollowUp.due_on)
    .limit(1)
    .correlate(Touch)
)
_REPLY = aliased(Touch)
_ANSWERED = exists().where(_REPLY.answers_id == Touch.id, _REPLY.deleted_at.is_(None)).correlate(Touch)


_ROWS = Prepared(
    select(
        Touch.id,
        Touch.kind,
        Touch.channel,
        Touch.direction,
        Touch.started_by,
        Touch.at,
        Touch.zone,
        Touch.minutes,
        Touch.place,
        Touch.summary,
        Touch.body,
        Touch.mood,
        Touch.setting,
        Touch.asks,
        Touch.answers_id,
        Touch.held,
        select(_NAMED)
        .join_from(TouchPerson, Contact, Contact.id == TouchPerson.contact_id)
        .where(TouchPerson.touch_id == Touch.id)
        .scalar_subquery()
        .label("people"),
        select(_FIRMS)
        .join_from(TouchSupplier, Supplier, Supplier.id == TouchSupplier.supplier_id)
        .where(TouchSupplier.touch_id == Touch.id)
        .scalar_subquery()
        .label("suppliers"),
        _CHIP.scalar_subquery().label("follow_up"),
        _ANSWERED.label("answered"),
        count_of("touch", Touch.id).label("files"),
    ).where(Touch.id.in_(_IDS))
)


@dataclass(frozen=True, slots=True)
class Name:
    """A contact or a supplier as a title names it."""

    id: int
    zh: str
    en: str
    """English name, else pinyin."""

    def __str__(self) -> str:
        return shown.whole(self.zh, self.en)


@dataclass(frozen=True, slots=True)
class FollowUpChip:
    """The follow-up of a touch: the earliest open one, else the one done last."""

    id: int
    due_on: date
    text: str
    done: bool


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One touch as the timeline paints it."""

    id: int
    kind: str
    channel: str
    direction: str
    started_by: str
    at: datetime
    zone: str
    minutes: int | None
    place: str
    people: tuple[Name, ...]
    suppliers: tuple[Name, ...]
    summary: str
    excerpt: str
    """The body's beginning without marks of Markdown, at most 280 characters."""
    mood: str
    public: bool
    """Others heard it."""
    asks: str
    answered: bool
    answers_id: int | None
    held: bool
    follow_up: FollowUpChip | None
    files: int
    """How many files are attached."""

    @property
    def title(self) -> str:
        """The translated headline, such as ``WeChat with Li Wei 李伟``."""
        people = shown.listed(map(str, self.people or self.suppliers))
        return touch_title(
            self.kind, self.direction, channel_label(self.channel) if self.channel else "", people
        )

    @property
    def open_question(self) -> bool:
        """It asked something that nothing answers yet."""
        return bool(self.asks) and not self.answered


def timeline_rows(connection: Connection, ids: Sequence[int]) -> list[TimelineEntry]:
    """Return the entries of some touches in the order of ``ids``; ids that are gone are left out."""
    rows = {row.id: row for row in _ROWS.run(connection, {"ids": as_ids(ids)})}
    return [
        TimelineEntry(
            id=row.id,
            kind=row.kind,
            channel=row.channel,
            direction=row.direction,
            started_by=row.started_by,
            at=row.at,
            zone=row.zone,
            minutes=row.minutes,
            place=row.place,
            people=_names(row.people),
            suppliers=_names(row.suppliers),
            summary=row.summary,
            excerpt=plain(row.body),
            mood=row.mood,
            public=row.setting == "public",
            asks=row.asks,
            answered=bool(row.answered),
            answers_id=row.answers_id,
            held=bool(row.held),
            follow_up=_chip(row.follow_up),
            files=row.files,
        )
        for row in (rows[touch_id] for touch_id in ids if touch_id in rows)
    ]


def plain(body: str, longest: int = _EXCERPT) -> str:
    """Return the beginning of a Markdown text on one line without its marks, at most ``longest`` characters."""
    longest = min(longest, _READ_AT_MOST)
    begun = _MARKS.sub("", _LINK.sub(r"\1", body[: longest * 2]))
    line = " ".join(begun.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def people_of(connection: Connection, ids: Sequence[int]) -> dict[int, list[Name]]:
    """Return who took part in some touches, by touch, in the order in which they were named."""
    names: dict[int, list[Name]] = {}
    for touch_id, contact_id, zh, en, pinyin in _PEOPLE.run(connection, {"ids": as_ids(ids)}):
        names.setdefault(touch_id, []).append(Name(contact_id, zh, en or pinyin))
    return names


def _names(named: str) -> tuple[Name, ...]:
    return tuple(
        [Name(owner_id, zh, en or pinyin) for _place, owner_id, zh, en, pinyin in sorted(json.loads(named))]
    )


def _chip(follow_up: str | None) -> FollowUpChip | None:
    if follow_up is None:
        return None
    row_id, due_on, words, done = json.loads(follow_up)
    return FollowUpChip(row_id, date.fromisoformat(due_on), words, bool(done))
