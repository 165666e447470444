"""Logging touches: what happened with whom, written, edited, trashed and linked to the question it answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import bindparam, or_, select

from desktop.almanac.zones import day_in
from desktop.commitments.follow_ups import add_follow_up, edit_follow_up
from desktop.commitments.tables import FollowUp
from desktop.errors import Refused, UsageError
from desktop.journal.journal import ChangeSession
from desktop.journal.prepared import Prepared
from desktop.journal.schema import as_ids, given_ids
from desktop.people.fields import check_choice, check_range, check_there, clean, existing, insert_records
from desktop.people.tables import Channel, Contact, Employment, Supplier
from desktop.people.words import CHANNELS
from desktop.texts import _
from desktop.touches.tables import Touch, TouchPerson, TouchSupplier
from desktop.touches.words import (
    DIRECTIONS,
    KINDS,
    MOODS,
    SETTINGS,
    STARTERS,
    kind_for_channel,
    usual_direction,
)

L = TypeVar("L", TouchPerson, TouchSupplier)
_LONGEST_MINUTES = 60 * 24 * 31
_FIRST_YEAR, _LAST_YEAR = 1901, 2100
_LINKS = frozenset({"people", "suppliers", "follow_up"})
_WORKED = given_ids("people")
_CHANNELS = Prepared(
    select(Channel.kind)
    .where(Channel.contact_id == bindparam("contact_id"), Channel.deleted_at.is_(None))
    .order_by(Channel.preferred.desc(), Channel.position, Channel.id)
)
_EMPLOYERS = Prepared(
    select(Employment.contact_id, Employment.supplier_id)
    .where(
        Employment.contact_id.in_(_WORKED),
        Employment.supplier_id.is_not(None),
        Employment.deleted_at.is_(None),
        or_(Employment.from_date.is_(None), Employment.from_date <= bindparam("day")),
        or_(Employment.until_date.is_(None), Employment.until_date >= bindparam("day")),
    )
    .order_by(Employment.id)
)


@dataclass(frozen=True, slots=True)
class TouchDraft:
    """A touch as it is typed, before it is written."""

    at: datetime
    """Its start, aware."""
    people: tuple[int, ...] = ()
    """Contact ids in the order in which they are shown."""
    suppliers: tuple[int, ...] | None = None
    """Supplier ids; None means where the people worked on that day."""
    kind: str = ""
    """A key of ``words.KINDS``; empty means as the channel asks, or the first person's preferred one."""
    channel: str = ""
    direction: str = ""
    """``in``, ``out``, ``both``; empty means as is usual for the kind."""
    started_by: str = "us"
    zone: str = ""
    """IANA zone in which the time was typed; it says which day it was."""
    minutes: int | None = None
    place: str = ""
    summary: str = ""
    body: str = ""
    setting: str = "private"
    mood: str = ""
    asks: str = ""
    answers_id: int | None = None
    counts: bool = True
    """Counts for the cadence; a note never does."""
    held: bool = True
    follow_up: tuple[date, str] | None = None
    """Day and text of what is to be done next; an empty text repeats the summary."""


def log_touch(session: ChangeSession, draft: TouchDraft) -> int:
    """Write a touch with its people, suppliers and follow-up; return its id.

    Raises UsageError when it belongs to nobody, or to somebody who is gone, or a field holds an impossible value, and
    Refused when it cannot answer the touch it names.
    """
    whole = _completed(session, draft)
    session.flush()  # people who come with it are there before it names them
    touch_id = session.new_id()
    insert_records(session, Touch, {"id": touch_id, **_columns(whole)})
    _link_people(session, touch_id, whole.at, whole.people)
    _link_suppliers(session, touch_id, whole.at, whole.suppliers or ())
    if whole.answers_id is not None:
        answer(session, whole.answers_id, touch_id)
    if whole.follow_up is not None:
        _add_follow_up(session, touch_id, whole, *whole.follow_up)
    return touch_id


def edit_touch(session: ChangeSession, touch_id: int, draft: TouchDraft) -> None:
    """Replace all fields, people and suppliers of a touch; a follow-up changes its open one, or adds one.

    Raises as ``log_touch``.
    """
    touch = existing(session, Touch, touch_id)
    whole = _completed(session, draft)
    touch.fill(_columns(whole))
    session.flush()
    _relink(session, touch, whole)
    if whole.answers_id is not None:
        answer(session, whole.answers_id, touch_id)
    if whole.follow_up is not None:
        _change_follow_up(session, touch_id, whole, *whole.follow_up)


def drafted(touch: Touch) -> TouchDraft:
    """Return what is written of a touch as its draft, without people, suppliers and follow-up."""
    names = (name for name in TouchDraft.__dataclass_fields__ if name not in _LINKS)
    return TouchDraft(**{name: getattr(touch, name) for name in names})


def delete_touches(session: ChangeSession, touch_ids: Iterable[int]) -> None:
    """Move touches to the trash; their follow-ups are hidden with them."""
    for touch_id in touch_ids:
        existing(session, Touch, touch_id).deleted_at = session.now


def restore_touches(session: ChangeSession, touch_ids: Iterable[int]) -> None:
    """Bring touches back from the trash."""
    for touch_id in touch_ids:
        existing(session, Touch, touch_id).deleted_at = None


def answer(session: ChangeSession, question_id: int, answer_id: int) -> None:
    """Say that one touch answers what another asked.

    Raises Refused when nothing was asked, or the answer is the question itself or older than it.
    """
    question, reply = existing(session, Touch, question_id), existing(session, Touch, answer_id)
    if not question.asks:
        raise Refused(_("That touch asks nothing."), _("Write its question into it first."))
    if question_id == answer_id or reply.at < question.at:
        raise Refused(_("An answer comes after its question."), _("Check the times of both touches."))
    reply.answers_id = question_id


def take_back_answer(session: ChangeSession, answer_id: int) -> None:
    """Open a question again that a touch was said to answer."""
    existing(session, Touch, answer_id).answers_id = None


def _completed(session: ChangeSession, draft: TouchDraft) -> TouchDraft:
    """Return a draft with kind, channel, direction and suppliers filled in, checked."""
    if draft.answers_id is not None:
        existing(session, Touch, draft.answers_id)
    kind, channel = _way(session, draft)
    day = _day(draft)
    suppliers = _employers(session, draft.people, day) if draft.suppliers is None else draft.suppliers
    if draft.suppliers:  # those of the people's jobs are there
        check_there(session, Supplier, draft.suppliers)
    whole = replace(
        draft,
        people=tuple(dict.fromkeys(draft.people)),
        suppliers=tuple(dict.fromkeys(suppliers)),
        kind=kind,
        channel=channel,
        direction=draft.direction or usual_direction(kind, draft.started_by),
        counts=draft.counts and kind != "note",
    )
    _check(whole)
    return whole


def _way(session: ChangeSession, draft: TouchDraft) -> tuple[str, str]:
    """Return kind and channel: what is typed, else the first person's preferred channel, else what is usual."""
    if draft.kind and draft.kind not in KINDS:
        return draft.kind, draft.channel  # refused by the check, with its list
    channel = draft.channel
    if not channel:
        preferred = _preferred(session, draft.people)
        fits = not draft.kind or (kind_for_channel(preferred) == draft.kind and preferred)
        channel = preferred if fits else KINDS[draft.kind].channel
    kind = draft.kind or kind_for_channel(channel)
    return kind, channel or KINDS[kind].channel


def _preferred(session: ChangeSession, people: tuple[int, ...]) -> str:
    if not people:
        return ""
    return session.plain(_CHANNELS, {"contact_id": people[0]}).scalars().first() or ""


def _day(draft: TouchDraft) -> date:
    if not _FIRST_YEAR <= draft.at.year <= _LAST_YEAR:
        raise UsageError(_("The calendar goes from 1901 to 2100."), _("Choose a day between these years."))
    return day_in(draft.zone, draft.at)


def _employers(session: ChangeSession, people: Collection[int], day: date) -> list[int]:
    """Return the suppliers for whom ``people`` worked on ``day``, in the order of the people."""
    found = session.plain(_EMPLOYERS, {"people": as_ids(people), "day": day}).all()
    return [s for person in people for contact_id, s in found if contact_id == person and s is not None]


def _check(draft: TouchDraft) -> None:
    values = _values(draft)
    check_choice(values, "kind", KINDS)
    check_choice(values, "channel", CHANNELS, empty=True)
    check_choice(values, "direction", DIRECTIONS)
    check_choice(values, "started_by", STARTERS)
    check_choice(values, "setting", SETTINGS)
    check_choice(values, "mood", MOODS, empty=True)
    check_range(values, "minutes", 0, _LONGEST_MINUTES)
    if not draft.people and not draft.suppliers:
        raise UsageError(
            _("A touch belongs to a person or to a supplier."), _("Choose at least one of them.")
        )


def _values(draft: TouchDraft) -> dict[str, object]:
    """Return the fields as they are; ``asdict`` would copy each of them."""
    return {field.name: getattr(draft, field.name) for field in fields(draft)}


def _columns(draft: TouchDraft) -> dict[str, object]:
    known = {name: value for name, value in _values(draft).items() if name not in _LINKS}
    return clean(Touch, known)


def _link_people(session: ChangeSession, touch_id: int, at: datetime, contact_ids: Collection[int]) -> None:
    check_there(session, Contact, contact_ids)
    links = [{"touch_id": touch_id, "contact_id": contact_id, "at": at} for contact_id in contact_ids]
    insert_records(session, TouchPerson, *links)


def _link_suppliers(
    session: ChangeSession, touch_id: int, at: datetime, supplier_ids: Collection[int]
) -> None:
    links = [{"touch_id": touch_id, "supplier_id": supplier_id, "at": at} for supplier_id in supplier_ids]
    insert_records(session, TouchSupplier, *links)


def _relink(session: ChangeSession, touch: Touch, draft: TouchDraft) -> None:
    """Bring the rows of people and suppliers in step with the draft, and their copies of the time with the touch."""
    people = {row.contact_id: row for row in _linked(session, TouchPerson, touch.id)}
    suppliers = {row.supplier_id: row for row in _linked(session, TouchSupplier, touch.id)}
    wanted = draft.suppliers or ()
    _link_people(session, touch.id, touch.at, [i for i in draft.people if i not in people])
    _link_suppliers(session, touch.id, touch.at, [i for i in wanted if i not in suppliers])
    for contact_id, person in people.items():
        person.at = touch.at
        if contact_id not in draft.people:
            session.delete(person)
    for supplier_id, supplier in suppliers.items():
        supplier.at = touch.at
        if supplier_id not in wanted:
            session.delete(supplier)


def _linked(session: ChangeSession, table: type[L], touch_id: int) -> list[L]:
    return list(session.scalars(select(table).where(table.touch_id == touch_id)))


def _change_follow_up(
    session: ChangeSession, touch_id: int, draft: TouchDraft, due_on: date, text: str
) -> None:
    open_id = session.scalars(
        select(FollowUp.id).where(
            FollowUp.touch_id == touch_id, FollowUp.done_at.is_(None), FollowUp.deleted_at.is_(None)
        )
    ).first()
    if open_id is None:
        _add_follow_up(session, touch_id, draft, due_on, text)
    else:
        edit_follow_up(session, open_id, due_on=due_on, text=_to_do(draft, text))


def _add_follow_up(session: ChangeSession, touch_id: int, draft: TouchDraft, due_on: date, text: str) -> None:
    add_follow_up(
        session,
        due_on,
        _to_do(draft, text),
        touch_id=touch_id,
        contact_id=draft.people[0] if draft.people else None,
        supplier_id=draft.suppliers[0] if draft.suppliers else None,
    )


def _to_do(draft: TouchDraft, text: str) -> str:
    return text or draft.summary or _("Follow up")
