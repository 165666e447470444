"""Own events as the calendar, their form and calendar files read them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Connection, bindparam, select, text

from desktop.almanac.birthdays import YearlyDate
from desktop.almanac.zones import zone_named
from desktop.errors import UsageError
from desktop.journal.prepared import Prepared
from desktop.people import shown
from desktop.people.tables import Contact, Supplier
from desktop.planning.event_drafts import LONGEST_DAYS, EventDraft, days_in, same_time
from desktop.planning.recurrence import Rule, days_of
from desktop.planning.tables import REPEATING, SINGLE, Event, EventPerson, EventSupplier
from desktop.texts import _

_IDS: BindParameter[Sequence[int]] = bindparam("ids", expanding=True)
_COLUMNS = (
    *(Event.id, Event.title, Event.first_on, Event.last_on, Event.starts_at, Event.ends_at, Event.zone),
    *(Event.layer, Event.remind_minutes),
)
_RULE = (
    *(Event.repeat, Event.repeat_every, Event.repeat_until),
    *(Event.lunar_month, Event.lunar_day, Event.lunar_leap, Event.lunar_custom),
)
_DAY = timedelta(days=1)
_FAR = timedelta(days=366 * 20)
# made once: building a statement costs as much as running it
_SINGLE = Prepared(
    select(*_COLUMNS).where(
        text(SINGLE),
        Event.first_on.between(bindparam("since"), bindparam("last")),
        Event.last_on >= bindparam("first"),
    )
)
_REPEATING = Prepared(select(*_COLUMNS, *_RULE).where(text(REPEATING), Event.first_on <= bindparam("last")))
_SOME = select(*_COLUMNS, *_RULE).where(Event.id.in_(_IDS), Event.deleted_at.is_(None))
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


class EventRow(NamedTuple):
    """An event as the calendar needs it, its rule put together."""

    id: int
    title: str
    first_on: date
    last_on: date
    starts_at: datetime | None
    ends_at: datetime | None
    zone: str
    layer: str
    remind_minutes: int | None
    rule: Rule | None
    """None for an event that does not repeat."""


class Occurrence(NamedTuple):
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
        """Return the name in a row: English or pinyin, then Chinese; on a Chinese screen the hanzi."""
        return shown.whole(self.name_zh, self.name_en or self.pinyin)


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
    rows = [EventRow(*row, None) for row in _SINGLE.run(connection, values)]
    rows += [_repeating(row) for row in _REPEATING.run(connection, {"last": high})]
    found = [one for row in rows for one in occurrences_of(row, low, high, zone)]
    kept = [one for one in found if one.first <= last and one.last >= first]
    return sorted(kept, key=_order)


def reminding_between(
    connection: Connection, first: date, last: date, zone: tzinfo | None
) -> list[Occurrence]:
    """Return the occurrences of events with a reminder, as ``occurrences_between``."""
    return [
        one
        for one in occurrences_between(connection, first, last, zone)
        if one.event.remind_minutes is not None
    ]


def occurrences_of(row: EventRow, first: date, last: date, zone: tzinfo | None) -> Iterator[Occurrence]:
    """Yield the occurrences of an event; of a repeating one those that touch ``first`` to ``last`` in its own zone."""
    if row.rule is None:
        yield _occurrence(row, row.first_on, row.starts_at, zone)
        return
    lasting = row.last_on - row.first_on
    for day in days_of(row.rule, first - lasting, last):
        starts_at = row.starts_at
        if starts_at is not None and day != row.first_on:
            starts_at = same_time(starts_at, zone_named(row.zone), (day - row.first_on).days)
        yield _occurrence(row, day, starts_at, zone)


def _occurrence(row: EventRow, day: date, starts_at: datetime | None, zone: tzinfo | None) -> Occurrence:
    if starts_at is None or row.starts_at is None or row.ends_at is None:
        return Occurrence(row, day, day, day + (row.last_on - row.first_on), None, None)
    ends_at = starts_at + (row.ends_at - row.starts_at)
    return Occurrence(row, day, *days_in(starts_at, ends_at, zone), starts_at, ends_at)


def day_near(row: EventRow, day: date) -> date:
    """Return the day of the first occurrence that is not over on ``day``, else the first day of the event."""
    if row.rule is None:
        return row.first_on
    lasting = row.last_on - row.first_on
    return next(days_of(row.rule, day - lasting, day + _FAR), row.first_on)


def event_rows(connection: Connection, event_ids: Collection[int]) -> list[EventRow]:
    """Return some events with their rules, those in the trash left out, in no order."""
    rows = map(_repeating, connection.execute(_SOME, {"ids": list(event_ids)}))
    return [row if row.rule and row.rule.repeat else row._replace(rule=None) for row in rows]


def event_card(connection: Connection, event_id: int) -> EventCard:
    """Return one event with all fields; raises UsageError when it is not in the journal."""
    cards = _cards(connection, select(Event.__table__).where(Event.id == event_id))
    if not cards:
        raise UsageError(_("This event is no longer in the journal."), _("Look at the calendar again."))
    return cards[0]


def all_events(connection: Connection) -> list[EventCard]:
    """Return all events outside the trash, the oldest first."""
    query = select(Event.__table__).where(Event.deleted_at.is_(None))
    return _cards(connection, query.order_by(Event.first_on, Event.id))


def _cards(connection: Connection, query: Any) -> list[EventCard]:
    """Return the events of a statement over the table, with who belongs to them; of SQLAlchemy's type, hence Any."""
    rows = connection.execute(query).all()
    ids = [row.id for row in rows]
    people, suppliers = _links(connection, _PEOPLE, ids), _links(connection, _SUPPLIERS, ids)
    return [_card(row, people.get(row.id, []), suppliers.get(row.id, [])) for row in rows]


def _card(row: Any, people: list[Linked], suppliers: list[Linked]) -> EventCard:
    """Put one card together; the cells of the row have any type, hence Any."""
    rule = _rule(row.first_on, *(getattr(row, column.key) for column in _RULE))
    direct = ("title", "first_on", "last_on", "starts_at", "ends_at", "zone", "place", "notes")
    values = {name: getattr(row, name) for name in (*direct, "remind_minutes", "layer", "uid")}
    draft = EventDraft(
        **values,
        repeat=rule.repeat,
        repeat_every=rule.every,
        repeat_until=rule.until,
        lunar=rule.lunar,
        lunar_custom=rule.custom,
        people=tuple(one.id for one in people),
        suppliers=tuple(one.id for one in suppliers),
    )
    return EventCard(row.id, draft, tuple(people), tuple(suppliers), row.deleted_at is not None)


def _order(one: Occurrence) -> tuple[date, bool, datetime | None, int]:
    """Order by day; all-day events come before those with a time."""
    return one.first, one.starts_at is not None, one.starts_at, one.event.id


def _links(connection: Connection, query: Any, event_ids: Collection[int]) -> dict[int, list[Linked]]:
    """Return who belongs to each event; a statement of either kind, hence Any."""
    found: dict[int, list[Linked]] = {}
    for event_id, *values in connection.execute(query, {"ids": event_ids}) if event_ids else ():
        found.setdefault(event_id, []).append(Linked(*values))
    return found


def _repeating(row: Any) -> EventRow:
    """Put a repeating event together; its cells have any type, hence Any."""
    count = len(_COLUMNS)
    return EventRow._make([*row[:count], _rule(row[2], *row[count:])])


def _rule(first: date, *cells: Any) -> Rule:
    """Return the rule of an event from the cells of its columns, hence Any."""
    repeat, every, until, month, day, leap, custom = cells
    lunar = None if month is None or day is None else YearlyDate("lunar", month, day, leap)
    return Rule(repeat, first, every, until, lunar, custom or "regular")
