"""What suppliers said about their shutdowns, and their other closing times."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, select

from desktop.errors import UsageError
from desktop.journal.journal import ChangeSession
from desktop.journal.prepared import Prepared
from desktop.people.fields import check_choice, clean, existing
from desktop.people.tables import Supplier
from desktop.planning.shutdowns import FESTIVALS, Festival, Shutdown, shutdown
from desktop.planning.tables import SupplierClosing, SupplierShutdown
from desktop.texts import _

_FARTHEST = timedelta(days=200)  # from the festival itself; a day beyond is a slip of the year
_LONGEST_CLOSING = 400
# made once: building a statement costs as much as running it; what was said last comes last
_STORED = (
    select(
        SupplierShutdown.id,
        SupplierShutdown.supplier_id,
        SupplierShutdown.festival,
        SupplierShutdown.year,
        SupplierShutdown.stage,
        SupplierShutdown.day,
        SupplierShutdown.confirmed_by,
        SupplierShutdown.confirmed_on,
    )
    .where(SupplierShutdown.deleted_at.is_(None))
    .order_by(SupplierShutdown.confirmed_on, SupplierShutdown.updated_at, SupplierShutdown.id)
)
_OF_YEARS = _STORED.where(SupplierShutdown.year.between(bindparam("first"), bindparam("last")))
_SAID = Prepared(_OF_YEARS)
_SAID_BY = Prepared(_OF_YEARS.where(SupplierShutdown.supplier_id == bindparam("supplier_id")))
_CLOSED = (
    select(
        SupplierClosing.id,
        SupplierClosing.supplier_id,
        SupplierClosing.from_date,
        SupplierClosing.until_date,
        SupplierClosing.reason,
    )
    .where(
        SupplierClosing.from_date.between(bindparam("since"), bindparam("last")),
        SupplierClosing.until_date >= bindparam("first"),
        SupplierClosing.deleted_at.is_(None),
    )
    .order_by(SupplierClosing.from_date, SupplierClosing.id)
)
_CLOSINGS = Prepared(_CLOSED)
_CLOSINGS_OF = Prepared(_CLOSED.where(SupplierClosing.supplier_id == bindparam("supplier_id")))


class Confirmed(NamedTuple):
    """A day that somebody at the supplier said: who, and when."""

    day: date
    by: str
    on: date | None


@dataclass(frozen=True, slots=True)
class SupplierSeason:
    """A festival's days at one supplier, with who said which of them."""

    supplier_id: int
    shutdown: Shutdown
    said: dict[str, Confirmed]
    """By stage; a day that contradicts a newer one is here but not in ``shutdown``."""


@dataclass(frozen=True, slots=True)
class Closing:
    """Days on which a supplier does not work; the last one included."""

    id: int
    supplier_id: int
    first: date
    last: date
    reason: str


def confirm_day(
    session: ChangeSession,
    supplier_id: int,
    festival: Festival,
    year: int,
    stage: str,
    said: Confirmed,
) -> None:
    """Write down what a supplier said about one day around a festival. Raises as ``confirm_days``."""
    confirm_days(session, supplier_id, festival, year, {stage: said})


def confirm_days(
    session: ChangeSession, supplier_id: int, festival: Festival, year: int, said: Mapping[str, Confirmed]
) -> None:
    """Write down what a supplier said about the days around a festival of a Gregorian year, by stage.

    Raises UsageError for an unknown stage, a day far from the festival, or days in an impossible order.
    """
    existing(session, Supplier, supplier_id)
    check_choice({"festival": festival}, "festival", FESTIVALS)
    for one in said.values():
        _check_near(one.day, festival, year)
    session.flush()
    rows = _stored(session.connection(), supplier_id, festival, year)
    known = {row.stage: row.id for row in rows}
    after = {row.stage: row.day for row in rows} | {stage: one.day for stage, one in said.items()}
    shutdown(festival, year, after)
    for stage, one in said.items():
        cells = {"day": one.day, "confirmed_by": one.by, "confirmed_on": one.on}
        values = clean(SupplierShutdown, cells)
        if stage in known:
            existing(session, SupplierShutdown, known[stage]).fill(values)
        else:
            values |= {"supplier_id": supplier_id, "festival": festival, "year": year, "stage": stage}
            session.make(SupplierShutdown, **values)


def _check_near(day: date, festival: Festival, year: int) -> None:
    if abs(day - shutdown(festival, year).anchor) > _FARTHEST:
        raise UsageError(
            _("{day} is too far from the festival of {year}.").format(day=day.isoformat(), year=year),
            _("Check the year."),
        )


def forget_day(session: ChangeSession, supplier_id: int, festival: Festival, year: int, stage: str) -> None:
    """Go back to the usual day of a stage. Raises UsageError when the other days do not allow it."""
    session.flush()
    rows = _stored(session.connection(), supplier_id, festival, year)
    shutdown(festival, year, {row.stage: row.day for row in rows if row.stage != stage})
    for row in rows:
        if row.stage == stage:
            session.delete(existing(session, SupplierShutdown, row.id))


def supplier_season(
    connection: Connection, supplier_id: int, festival: Festival, year: int
) -> SupplierSeason:
    """Return a festival's days at a supplier: the usual ones, and those that were said in their place."""
    rows = _stored(connection, supplier_id, festival, year)
    return _season(supplier_id, festival, year, rows)


def seasons(
    connection: Connection, supplier_id: int | None = None, *, years: tuple[int, int] | None = None
) -> list[SupplierSeason]:
    """Return all festivals of which a supplier (None: any) has said a day, in order of time.

    ``years`` bounds the Gregorian years of the festivals, first and last included.
    """
    first, last = years or (date.min.year, date.max.year)
    query, values = _SAID, {"first": first, "last": last}
    if supplier_id is not None:
        query, values = _SAID_BY, values | {"supplier_id": supplier_id}
    groups: dict[tuple[int, Festival, int], list[Any]] = {}
    for row in query.run(connection, values):
        groups.setdefault((row.supplier_id, row.festival, row.year), []).append(row)
    found = [_season(*key, rows) for key, rows in groups.items() if key[1] in FESTIVALS]
    return sorted(found, key=lambda one: (one.shutdown.anchor, one.supplier_id))


def add_closing(session: ChangeSession, supplier_id: int, first: date, last: date, reason: str = "") -> int:
    """Write down days in a row on which a supplier is closed, the last one included; return the record's id.

    Raises UsageError for days in the wrong order or more than 400 of them.
    """
    existing(session, Supplier, supplier_id)
    values = clean(SupplierClosing, {"reason": reason})
    _check_closing(first, last)
    made = session.make(SupplierClosing, supplier_id=supplier_id, from_date=first, until_date=last, **values)
    return made.id


def edit_closing(session: ChangeSession, closing_id: int, first: date, last: date, reason: str = "") -> None:
    """Change a closing time. Raises as ``add_closing``."""
    _check_closing(first, last)
    values = clean(SupplierClosing, {"reason": reason, "from_date": first, "until_date": last})
    existing(session, SupplierClosing, closing_id).fill(values)


def remove_closing(session: ChangeSession, closing_id: int) -> None:
    """Take a closing time away."""
    session.delete(existing(session, SupplierClosing, closing_id))


def closings(
    connection: Connection,
    supplier_id: int | None = None,
    *,
    first: date = date.min,
    last: date = date.max,
) -> list[Closing]:
    """Return the closing times of a supplier (None: of all) that touch the days ``first`` to ``last``, in order."""
    values: dict[str, object] = {"since": first - timedelta(days=_back(first)), "first": first, "last": last}
    query = _CLOSINGS
    if supplier_id is not None:
        query, values = _CLOSINGS_OF, values | {"supplier_id": supplier_id}
    return [Closing(*row) for row in query.run(connection, values)]


def _back(first: date) -> int:
    """Return how far before a day a closing that touches it may begin."""
    return min(_LONGEST_CLOSING, first.toordinal() - 1)


def _check_closing(first: date, last: date) -> None:
    if last < first:
        raise UsageError(_("This closing would end before it begins."), _("Look at the two days again."))
    if (last - first).days >= _LONGEST_CLOSING:
        raise UsageError(
            _("A closing lasts at most {days} days.").format(days=_LONGEST_CLOSING),
            _("A supplier who closes for good has the status “ended”."),
        )


def _stored(connection: Connection, supplier_id: int, festival: Festival, year: int) -> list[Any]:
    """Return the rows of one festival of one supplier; rows of the driver, hence Any."""
    query = _STORED.where(
        SupplierShutdown.supplier_id == supplier_id,
        SupplierShutdown.festival == festival,
        SupplierShutdown.year == year,
    )
    return list(connection.execute(query))


def _season(supplier_id: int, festival: Festival, year: int, rows: Iterable[Any]) -> SupplierSeason:
    said = {row.stage: Confirmed(row.day, row.confirmed_by, row.confirmed_on) for row in rows}
    try:
        found = shutdown(festival, year, {stage: one.day for stage, one in said.items()})
    except UsageError:
        found = _newest_that_fit(festival, year, said)
    return SupplierSeason(supplier_id, found, said)


def _newest_that_fit(festival: Festival, year: int, said: dict[str, Confirmed]) -> Shutdown:
    """Return the days without those that contradict newer ones: two suppliers that were merged may do so."""
    found = shutdown(festival, year)
    for stage in reversed(said):
        days = {key: found.days[key] for key in found.confirmed} | {stage: said[stage].day}
        with suppress(UsageError):
            found = shutdown(festival, year, days)
    return found
