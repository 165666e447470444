"""Own events as the calendar, their form and calendar files read them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, func, select, text

from desktop.almanac.birthdays import Custom, YearlyDate
from desktop.errors import UsageError
from desktop.people.tables import Contact, Supplier
from desktop.planning.event_drafts import LONGEST_DAYS, EventDraft, days_in, same_time, zone_named
from desktop.planning.recurrence import Rule, days_of
from desktop.planning.tables import REPEATING, SINGLE, Event, EventPerson, EventSupplier
from desktop.texts import _

_IDS: BindParameter[Sequence[int]] = bindparam("ids", expanding=True)
_COLUMNS = [column for column in Event.__table__.columns if column.name not in {"created_at", "updated_at"}]
_DAY = timedelta(days=1)
# made once: building a statement costs as much as running it
_SINGLE = select(*_COLUMNS).where(
    text(SINGLE),
    Event.first_on.between(bindparam("since"), bindparam("last")),
    Event.last_on >= bindparam("first"),
)
_REPEATING = select(*_COLUMNS).where(text(REPEATING), Event.first_on <= bindparam("last"))
_PEOPLE = (
    select(EventPerson.event_id, Contact.id, Contact.name_zh, Contact.name_en, Contact.pinyin)
    .join(Contact, Contact.id == EventPerson.contact_id)
    .where(EventPerson.event_id.in_(_IDS))
    .order_by(EventPerson.id)
)
_SUPPLIERS = (
    select(EventSupplier.event_id, Supplier.id, Supplier.name_zh, Supplier.name_en, Supplier.name_pinyin)
    .join(Supplier, Supplier.id == EventSupplier.supplier_id)
    .where(EventSupplier.event_id.in_(_IDS))
    .order_by(EventSupplier.id)
)


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event as it is stored, its rule put together."""

    id: int
    title: str
    notes: str
    place: str
    first_on: date
    last_on: date
    starts_at: datetime | None
    ends_at: datetime | None
    zone: str
    rule: Rule
    remind_minutes: int | None
    layer: str
    uid: str


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An event on certain days: at home from ``first`` to ``last``, timed from ``starts_at`` to ``ends_at``."""

    event: EventRow
    begins_on: date
    """The day on which it begins in its own zone, by which this occurrence is named."""
    first: date
    last: date
    starts_at: datetime | None
    ends_at: datetime | None

    @property
    def key(self) -> str:
        """Return the name of the occurrence, unique and the same tomorrow."""
        return f"event:{self.event.id}:{self.begins_on.isoformat()}"


@dataclass(frozen=True, slots=True)
class Linked:
    """A person or supplier who belongs to an event."""

    id: int
    name_zh: str
    name_en: str
    pinyin: str

    @property
    def shown(self) -> str:
        """Return the name in a row: English or pinyin, then Chinese."""
        return f"{self.name_en or self.pinyin} {self.name_zh}".strip()


@dataclass(frozen=True, slots=True)
class EventCard:
    """One event for its form."""

    id: int
    draft: EventDraft
    """All its fields; written back unchanged by ``edit_event`` it changes nothing."""
    people: tuple[Linked, ...]
    suppliers: tuple[Linked, ...]
    trashed: bool


def occurrences_between(
    connection: Connection, first: date, last: date, zone: tzinfo | None
) -> list[Occurrence]:
    """Return the occurrences that touch the days from ``first`` to ``last`` at home, the earliest first.

    ``zone`` is the home zone, None the system's.
    """
    # Another zone moves a day by one at most.
    low, high = first - _DAY, last + _DAY
    values = {"since": low - timedelta(days=LONGEST_DAYS), "first": low, "last": high}
    rows = [_row(row) for row in connection.execute(_SINGLE, values)]
    rows += [_row(row) for row in connection.execute(_REPEATING, {"last": high})]
    found = [one for row in rows for one in occurrences_of(row, low, high, zone)]
    kept = [one for one in found if one.first <= last and one.last >= first]
    return sorted(kept, key=_order)


def occurrences_of(row: EventRow, first: date, last: date, zone: tzinfo | None) -> Iterator[Occurrence]:
    """Yield the occurrences of an event that touch the days from ``first`` to ``last`` in its own zone."""
    lasting = row.last_on - row.first_on
    for day in days_of(row.rule, first - lasting, last):
        if row.starts_at is None or row.ends_at is None:
            yield Occurrence(row, day, day, day + lasting, None, None)
            continue
        starts_at = row.starts_at
        if day != row.first_on:
            starts_at = same_time(starts_at, zone_named(row.zone), (day - row.first_on).days)
        ends_at = starts_at + (row.ends_at - row.starts_at)
        yield Occurrence(row, day, *days_in(starts_at, ends_at, zone), starts_at, ends_at)


def event_card(connection: Connection, event_id: int) -> EventCard:
    """Return one event with all fields; raises UsageError when it is not in the journal."""
    found = connection.execute(select(*_COLUMNS).where(Event.id == event_id)).one_or_none()
    if found is None:
        raise UsageError(_("This event is no longer in the journal."), _("Look at the calendar again."))
    row = _row(found)
    people, suppliers = linked(connection, [event_id])
    mine, theirs = tuple(people.get(event_id, ())), tuple(suppliers.get(event_id, ()))
    return EventCard(event_id, draft_of(row, mine, theirs), mine, theirs, found.deleted_at is not None)


def draft_of(row: EventRow, people: Iterable[Linked] = (), suppliers: Iterable[Linked] = ()) -> EventDraft:
    """Return the draft from which an event can be written again."""
    rule = row.rule
    return EventDraft(
        title=row.title,
        first_on=row.first_on,
        last_on=row.last_on,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        zone=row.zone,
        place=row.place,
        notes=row.notes,
        repeat=rule.repeat,
        repeat_every=rule.every,
        repeat_until=rule.until,
        lunar=rule.lunar,
        lunar_custom=rule.custom,
        remind_minutes=row.remind_minutes,
        layer=row.layer,
        people=tuple(one.id for one in people),
        suppliers=tuple(one.id for one in suppliers),
        uid=row.uid,
    )


def linked(
    connection: Connection, event_ids: Collection[int]
) -> tuple[dict[int, list[Linked]], dict[int, list[Linked]]]:
    """Return the people and the suppliers of some events, by event."""
    return _links(connection, _PEOPLE, event_ids), _links(connection, _SUPPLIERS, event_ids)


def all_events(connection: Connection) -> list[EventRow]:
    """Return all events outside the trash, the oldest first."""
    query = select(*_COLUMNS).where(Event.deleted_at.is_(None)).order_by(Event.first_on, Event.id)
    return [_row(row) for row in connection.execute(query)]


def event_count(connection: Connection) -> int:
    """Return how many events are outside the trash."""
    query = select(func.count()).select_from(Event).where(Event.deleted_at.is_(None))
    return connection.execute(query).scalar_one()


def _order(one: Occurrence) -> tuple[date, bool, datetime | None, int]:
    """Order by day; all-day events come before those with a time."""
    return one.first, one.starts_at is not None, one.starts_at, one.event.id


def _links(connection: Connection, query: Any, event_ids: Collection[int]) -> dict[int, list[Linked]]:
    """Return who belongs to each event; a statement of either kind, hence Any."""
    found: dict[int, list[Linked]] = {}
    for event_id, *values in connection.execute(query, {"ids": event_ids}) if event_ids else ():
        found.setdefault(event_id, []).append(Linked(*values))
    return found


def _row(row: Any) -> EventRow:
    """Put a row of the table together; its cells have any type, hence Any."""
    lunar = None
    if row.lunar_month is not None and row.lunar_day is not None:
        lunar = YearlyDate("lunar", row.lunar_month, row.lunar_day, row.lunar_leap)
    custom: Custom = row.lunar_custom or "regular"
    return EventRow(
        id=row.id,
        title=row.title,
        notes=row.notes,
        place=row.place,
        first_on=row.first_on,
        last_on=row.last_on,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        zone=row.zone,
        rule=Rule(row.repeat, row.first_on, row.repeat_every, row.repeat_until, lunar, custom),
        remind_minutes=row.remind_minutes,
        layer=row.layer,
        uid=row.uid,
    )
