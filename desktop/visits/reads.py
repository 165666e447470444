"""What the screen shows of visits: the list, and one visit with its stops and what is to be minded at each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, bindparam, select
from sqlalchemy import text as sql

from desktop.almanac.workdays import is_workday
from desktop.almanac.zones import day_in
from desktop.errors import GuanxiError
from desktop.giving.tables import UNDER_WAY, Gift
from desktop.people import shown
from desktop.people.contact_reads import jobs_today
from desktop.people.tables import Contact, Supplier
from desktop.planning.calendars import office_for
from desktop.touches.tables import Touch, TouchPerson
from desktop.visits.seating import SMALLEST, Guest, Seats
from desktop.visits.tables import DinnerSeat, Visit, VisitStop

_STOPS = (
    select(
        VisitStop.id.label("stop_id"),
        VisitStop.supplier_id,
        VisitStop.agenda,
        VisitStop.findings,
        VisitStop.scheme,
        Touch.id.label("touch_id"),
        Touch.at,
        Touch.zone,
        Touch.minutes,
        Touch.place,
        Touch.held,
        Touch.mood,
        Supplier.name_zh,
        Supplier.name_en,
        Supplier.name_pinyin,
        Supplier.city_zh,
        Supplier.city_en,
        Supplier.address_zh,
    )
    .join(Touch, Touch.id == VisitStop.touch_id)
    .join(Supplier, Supplier.id == VisitStop.supplier_id)
    .where(VisitStop.visit_id == bindparam("visit_id"), Touch.deleted_at.is_(None))
    .order_by(Touch.at, VisitStop.id)
)


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A visit in a list."""

    id: int
    title: str
    from_day: date
    until_day: date
    stops: int
    held: int
    """Stops that took place."""
    cities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody to meet."""

    id: int
    name: str
    title: str
    gifts: tuple[str, ...]
    """What is planned to be brought for them."""


@dataclass(frozen=True, slots=True)
class StopCard:
    """A stop with all that is to be known on the way there."""

    id: int
    supplier_id: int
    supplier: str
    supplier_zh: str
    city: str
    address_zh: str
    touch_id: int
    at: datetime
    zone: str
    minutes: int | None
    place: str
    held: bool
    mood: str
    closed: bool
    """The supplier does not work on that day."""
    agenda: str
    findings: str
    people: tuple[Met, ...]
    scheme: str
    seats: Seats


@dataclass(frozen=True, slots=True)
class VisitCard:
    """A visit with its stops in the order of their times; one whose touch is in the trash is left out."""

    id: int
    title: str
    from_day: date
    until_day: date
    notes: str
    stops: tuple[StopCard, ...]


def visit_ids(connection: Connection, typed: str = "") -> list[int]:
    """Return the visits outside the trash, the latest first, whose title, notes or suppliers hold all words typed."""
    query = select(Visit.id).where(Visit.deleted_at.is_(None))
    for word in typed.split():
        named = (
            select(VisitStop.id)
            .join(Supplier, Supplier.id == VisitStop.supplier_id)
            .where(
                VisitStop.visit_id == Visit.id,
                (Supplier.name_zh + " " + Supplier.name_en + " " + Supplier.name_pinyin).icontains(
                    word, autoescape=True
                ),
            )
        )
        query = query.where(
            (Visit.title + " " + Visit.notes).icontains(word, autoescape=True) | named.exists()
        )
    return list(connection.scalars(query.order_by(Visit.from_day.desc(), Visit.id.desc())))


def visit_lines(connection: Connection, ids: Collection[int]) -> list[VisitLine]:
    """Return visits for a list, in the order of ``ids``."""
    stops = (
        select(
            VisitStop.visit_id,
            Touch.held,
            Supplier.city_zh,
            Supplier.city_en,
        )
        .join(Touch, Touch.id == VisitStop.touch_id)
        .join(Supplier, Supplier.id == VisitStop.supplier_id)
        .where(VisitStop.visit_id.in_(ids), Touch.deleted_at.is_(None))
        .order_by(Touch.at)
    )
    found: dict[int, list[tuple[bool, str]]] = {}
    for visit_id, held, city_zh, city_en in connection.execute(stops):
        found.setdefault(visit_id, []).append((held, shown.single(city_zh, city_en)))
    query = select(Visit.id, Visit.title, Visit.from_day, Visit.until_day).where(Visit.id.in_(ids))
    lines = {
        row.id: VisitLine(
            row.id,
            row.title,
            row.from_day,
            row.until_day,
            len(found.get(row.id, ())),
            sum(held for held, _city in found.get(row.id, ())),
            tuple(dict.fromkeys(city for _held, city in found.get(row.id, ()) if city)),
        )
        for row in connection.execute(query)
    }
    return [lines[one] for one in ids if one in lines]


def visit_card(connection: Connection, visit_id: int) -> VisitCard | None:
    """Return a visit with its stops; None when it is gone or in the trash."""
    columns = Visit.id, Visit.title, Visit.from_day, Visit.until_day, Visit.notes
    row = connection.execute(
        select(*columns).where(Visit.id == visit_id, Visit.deleted_at.is_(None))
    ).one_or_none()
    return None if row is None else VisitCard(*row, stops=_stops(connection, visit_id))


def _stops(connection: Connection, visit_id: int) -> tuple[StopCard, ...]:
    rows = connection.execute(_STOPS, {"visit_id": visit_id}).all()
    people = _people(connection, [row.touch_id for row in rows])
    seats = _seats(connection, [row.stop_id for row in rows])
    return tuple(
        StopCard(
            id=row.stop_id,
            supplier_id=row.supplier_id,
            supplier=shown.single(row.name_zh, row.name_en) or row.name_pinyin,
            supplier_zh=row.name_zh,
            city=shown.single(row.city_zh, row.city_en),
            address_zh=row.address_zh,
            touch_id=row.touch_id,
            at=row.at,
            zone=row.zone,
            minutes=row.minutes,
            place=row.place,
            held=row.held,
            mood=row.mood,
            closed=closed_on(connection, row.supplier_id, day_in(row.zone, row.at)),
            agenda=row.agenda,
            findings=row.findings,
            people=people.get(row.touch_id, ()),
            scheme=row.scheme,
            seats=seats.get(row.stop_id, ()),
        )
        for row in rows
    )


def closed_on(connection: Connection, supplier_id: int, day: date) -> bool:
    """Tell whether a supplier's office does not work on a day, by all that the journal knows."""
    try:
        return not is_workday(day, office_for(connection, supplier_id, day, day + timedelta(days=1)))
    except GuanxiError:  # outside the years of the calendar: nobody knows
        return False


def _people(connection: Connection, touch_ids: Sequence[int]) -> Mapping[int, tuple[Met, ...]]:
    query = (
        select(TouchPerson.touch_id, Contact.id, Contact.name_zh, Contact.name_en)
        .join(Contact, Contact.id == TouchPerson.contact_id)
        .where(TouchPerson.touch_id.in_(touch_ids), Contact.deleted_at.is_(None))
        .order_by(TouchPerson.id)
    )
    rows = connection.execute(query).all()
    jobs = jobs_today(connection, [row.id for row in rows])
    bring = select(Gift.contact_id, Gift.what).where(
        Gift.contact_id.in_({row.id for row in rows}), Gift.side == "ours", sql(UNDER_WAY)
    )
    gifts: dict[int, list[str]] = {}
    for contact_id, what in connection.execute(bring):
        gifts.setdefault(contact_id or 0, []).append(what)
    found: dict[int, list[Met]] = {}
    for row in rows:
        name, title = shown.single(row.name_zh, row.name_en), jobs[row.id].title if row.id in jobs else ""
        met = Met(row.id, name, title, tuple(gifts.get(row.id, ())))
        found.setdefault(row.touch_id, []).append(met)
    return {touch_id: tuple(met) for touch_id, met in found.items()}


def _seats(connection: Connection, stop_ids: Sequence[int]) -> Mapping[int, Seats]:
    query = (
        select(DinnerSeat.stop_id, DinnerSeat.place, DinnerSeat.contact_id, DinnerSeat.name)
        .add_columns(Contact.name_zh, Contact.name_en)
        .outerjoin(Contact, Contact.id == DinnerSeat.contact_id)
        .where(DinnerSeat.stop_id.in_(stop_ids))
        .order_by(DinnerSeat.place)
    )
    found: dict[int, dict[int, Guest]] = {}
    for stop_id, place, contact_id, name, name_zh, name_en in connection.execute(query):
        known = shown.single(name_zh or "", name_en or "") if contact_id else name
        found.setdefault(stop_id, {})[place] = Guest(known, contact_id)
    return {
        stop_id: tuple(at.get(place) for place in range(max(SMALLEST, max(at) + 1)))
        for stop_id, at in found.items()
    }
