"""Planning visits and writing down what came of them.

A stop is a planned touch: so it stands in the calendar, in the timelines and with its people from the first moment on,
and becomes a touch that counts when it has taken place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypedDict

from sqlalchemy import SQLColumnExpression, delete, select, update

from desktop.almanac.zones import day_in
from desktop.commitments.follow_ups import add_follow_up
from desktop.errors import Refused, UsageError
from desktop.journal.journal import ChangeSession
from desktop.people.fields import check_choice, check_there, clean, existing
from desktop.people.tables import Contact, Supplier
from desktop.texts import _
from desktop.touches.day_words import day_ahead, fold
from desktop.touches.logging import (
    TouchDraft,
    delete_touches,
    drafted,
    edit_touch,
    log_touch,
    restore_touches,
)
from desktop.touches.tables import Touch, TouchPerson, TouchSupplier
from desktop.touches.words import MOODS
from desktop.visits.seating import LARGEST, SCHEMES, Seats
from desktop.visits.tables import DinnerSeat, Visit, VisitStop

LONGEST = 120
"""Days of a visit."""
_MARKS = "!！"


class VisitFields(TypedDict, total=False):
    """The fields of a visit that a person types."""

    title: str
    from_day: date
    until_day: date
    notes: str


@dataclass(frozen=True, slots=True)
class StopDraft:
    """A stop as it is typed."""

    supplier_id: int
    at: datetime
    """Its start, aware."""
    zone: str = ""
    minutes: int | None = None
    place: str = ""
    people: tuple[int, ...] = ()
    agenda: str = ""


def add_visit(session: ChangeSession, fields: VisitFields) -> int:
    """Add a visit and return its id. Raises UsageError without a title, or with days in the wrong order."""
    values = clean(Visit, fields)
    _check(values.get("title", ""), values.get("from_day"), values.get("until_day"))
    return session.make(Visit, **values).id


def edit_visit(session: ChangeSession, visit_id: int, fields: VisitFields) -> None:
    """Change some fields; the stops keep their own times. Raises as ``add_visit``."""
    visit, values = existing(session, Visit, visit_id), clean(Visit, fields)
    first, last = values.get("from_day", visit.from_day), values.get("until_day", visit.until_day)
    _check(values.get("title", visit.title), first, last)
    visit.fill(values)


def delete_visits(session: ChangeSession, visit_ids: Iterable[int]) -> None:
    """Put visits into the trash, with what was planned of them; what took place stays in the timelines."""
    for visit_id in visit_ids:
        visit = existing(session, Visit, visit_id)
        if visit.deleted_at is None:
            delete_touches(session, _planned(session, visit_id, Touch.deleted_at.is_(None)))
            visit.deleted_at = session.now


def restore_visits(session: ChangeSession, visit_ids: Iterable[int]) -> None:
    """Bring visits back from the trash with what went there along with them."""
    for visit_id in visit_ids:
        visit = existing(session, Visit, visit_id)
        gone = visit.deleted_at
        if gone is not None:
            restore_touches(session, _planned(session, visit_id, Touch.deleted_at == gone))
            visit.deleted_at = None


def add_stop(session: ChangeSession, visit_id: int, draft: StopDraft) -> int:
    """Add a stop with its planned touch, and return its id. Raises UsageError for a supplier or person who is gone."""
    existing(session, Visit, visit_id)
    existing(session, Supplier, draft.supplier_id)
    touch_id = log_touch(session, _touch(draft))
    session.flush()
    values = clean(VisitStop, {"agenda": draft.agenda})
    return session.make(
        VisitStop, visit_id=visit_id, supplier_id=draft.supplier_id, touch_id=touch_id, **values
    ).id


def edit_stop(session: ChangeSession, stop_id: int, draft: StopDraft) -> None:
    """Change when, where, with whom and about what. Raises as ``add_stop``, and Refused after it took place."""
    stop = existing(session, VisitStop, stop_id)
    touch = existing(session, Touch, stop.touch_id)
    if touch.held:
        raise Refused(_("This visit has taken place."), _("Change the touch in the timeline instead."))
    existing(session, Supplier, draft.supplier_id)
    moved = replace(
        drafted(touch),
        at=draft.at,
        zone=draft.zone,
        minutes=draft.minutes,
        place=draft.place,
        people=draft.people,
        suppliers=(draft.supplier_id,),
    )
    edit_touch(session, touch.id, moved)
    stop.fill({"supplier_id": draft.supplier_id, **clean(VisitStop, {"agenda": draft.agenda})})


def remove_stop(session: ChangeSession, stop_id: int) -> None:
    """Take a stop out; its planned touch goes to the trash, one that took place stays."""
    stop = existing(session, VisitStop, stop_id)
    touch = existing(session, Touch, stop.touch_id)
    if not touch.held:
        touch.deleted_at = session.now
    session.execute(delete(DinnerSeat).where(DinnerSeat.stop_id == stop_id))
    session.delete(stop)


def finish_stop(
    session: ChangeSession, stop_id: int, findings: str, today: date, *, mood: str = "", thanks: bool = True
) -> list[int]:
    """Say that a stop took place and what was found; return the follow-ups that came of it.

    Each line of the findings with a day (``!fri``, ``！周五``) becomes a follow-up on that day; what was written before
    is not made twice. With ``thanks`` a word of thanks is due the day after the visit, or today when that is past.
    Somebody who was there earlier on its day than planned was there at this moment at the latest. Raises UsageError
    for a mood that is none, Refused while its day is still to come.
    """
    check_choice({"mood": mood}, "mood", MOODS, empty=True)
    stop = existing(session, VisitStop, stop_id)
    touch = existing(session, Touch, stop.touch_id)
    if not touch.held:
        _come(session, touch, today)
    known = dated_lines(stop.findings, today) if touch.held else []
    stop.fill(clean(VisitStop, {"findings": findings}))
    touch.fill(clean(Touch, {"body": findings, "mood": mood}) | {"held": True, "counts": True})
    person = session.scalars(
        select(TouchPerson.contact_id).where(TouchPerson.touch_id == touch.id).order_by(TouchPerson.id)
    ).first()
    made = [
        _follow_up(session, touch.id, person, stop.supplier_id, due, text)
        for text, due in dated_lines(findings, today)
        if (text, due) not in known
    ]
    if thanks:
        due = thanks_on(touch.zone, touch.at, today)
        made.append(
            _follow_up(session, touch.id, person, stop.supplier_id, due, _("Thank them for the visit"))
        )
    return made


def thanks_on(zone: str, at: datetime, today: date) -> date:
    """Return the day on which thanks are due for a visit: the one after it, or today when that is past."""
    return max(today, day_in(zone, at) + timedelta(days=1))


def _come(session: ChangeSession, touch: Touch, today: date) -> None:
    """Let a planned stop have taken place by now. Raises Refused while its day is still to come."""
    now = session.now
    day, here = day_in(touch.zone, touch.at), day_in(touch.zone, now)
    if day > max(here, today):
        raise Refused(
            _("This visit is still to come."), _("Change its day first if you have been there already.")
        )
    if day == here and now < touch.at:
        touch.at = now
        for link in (TouchPerson, TouchSupplier):  # they repeat the time of the touch
            values = {"at": now, "updated_at": now}
            session.execute(update(link).where(link.touch_id == touch.id).values(values))


def dated_lines(findings: str, today: date) -> list[tuple[str, date]]:
    """Return the lines that say until when something is to be done, without that day.

    A day stands behind ! or ！ at the end of the line or at a blank, in any form of the quick log.
    """
    found = []
    for line in findings.splitlines():
        for at, sign in enumerate(line):
            if sign not in _MARKS:
                continue
            folded = fold(line)
            day = day_ahead(folded, at + 1, today)
            if day is not None and (day[1] == len(line) or line[day[1]].isspace()):
                text = " ".join((line[:at] + line[day[1] :]).split()).lstrip("-*•· ")
                if text:
                    found.append((text, day[0]))
                break
    return found


def set_seats(session: ChangeSession, stop_id: int, scheme: str, seats: Seats) -> None:
    """Keep who sits where at the dinner of a stop; no seats take the dinner away.

    Raises UsageError for an unknown scheme, a person who is gone, or too many seats.
    """
    stop = existing(session, VisitStop, stop_id)
    if seats:
        check_choice({"scheme": scheme}, "scheme", SCHEMES)
    check_there(session, Contact, [guest.contact_id for guest in seats if guest and guest.contact_id])
    if len(seats) > LARGEST:
        raise UsageError(
            _("A table has at most {n} seats.").format(n=LARGEST),
            _("Plan a second table as a stop of its own."),
        )
    session.execute(delete(DinnerSeat).where(DinnerSeat.stop_id == stop_id))
    stop.scheme = scheme if seats else ""
    for place, guest in enumerate(seats):
        if guest is not None:
            name = "" if guest.contact_id else guest.name
            whom = clean(DinnerSeat, {"contact_id": guest.contact_id, "name": name})
            session.make(DinnerSeat, stop_id=stop_id, place=place, **whom)


def _touch(draft: StopDraft) -> TouchDraft:
    return TouchDraft(
        at=draft.at,
        people=draft.people,
        suppliers=(draft.supplier_id,),
        kind="visit",
        direction="both",
        zone=draft.zone,
        minutes=draft.minutes,
        place=draft.place,
        held=False,
    )


def _follow_up(
    session: ChangeSession, touch_id: int, person: int | None, supplier_id: int, due: date, text: str
) -> int:
    return add_follow_up(session, due, text, touch_id=touch_id, contact_id=person, supplier_id=supplier_id)


def _planned(session: ChangeSession, visit_id: int, which: SQLColumnExpression[bool]) -> Sequence[int]:
    """Return the touches of stops that did not take place yet."""
    query = (
        select(Touch.id)
        .join(VisitStop, VisitStop.touch_id == Touch.id)
        .where(VisitStop.visit_id == visit_id, Touch.held.is_(False), which)
    )
    return session.scalars(query).all()


def _check(title: str, first: date | None, last: date | None) -> None:
    if not title:
        raise UsageError(_("A visit needs a title."), _("Type where you go, such as Ningbo in March."))
    if first is None or last is None:
        raise UsageError(_("A visit needs its days."), _("Type the first and the last day."))
    if last < first:
        raise UsageError(_("The last day is before the first."), _("Exchange the two days."))
    if (last - first).days >= LONGEST:
        raise UsageError(
            _("A visit has at most {n} days.").format(n=LONGEST), _("Make several visits of it.")
        )
