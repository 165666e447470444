"""When somebody works, by all that the journal knows: the one calendar of every clock in the program."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, select

from desktop.almanac.workdays import Span, WorkCalendar
from desktop.errors import UsageError
from desktop.people.tables import Supplier
from desktop.planning.shutdown_records import closings, seasons
from desktop.planning.shutdowns import Shutdown, office_calendar, shutdowns_around
from desktop.planning.statutory_years import statutory_for
from desktop.texts import _


def calendar_for(connection: Connection, supplier_id: int | None = None, region: str = "cn") -> WorkCalendar:
    """Return when a supplier works: their week of 5 or 6 days, their closing times, and the days of the law.

    Imported statutory years are in force. Without a supplier it is the region's calendar with a week of 5 days. The
    days of Spring Festival and Golden Week are those of the law; ``office_for`` closes them as the supplier does, and
    the planner does so for each place. Raises UsageError for an unknown region or supplier.
    """
    statutory = statutory_for(connection, region)
    if supplier_id is None:
        return WorkCalendar(statutory)
    week = connection.execute(
        select(Supplier.week_days).where(Supplier.id == supplier_id)
    ).scalar_one_or_none()
    if week is None:
        raise UsageError(
            _("This supplier is no longer in the journal."), _("Look at the list of suppliers again.")
        )
    closed = tuple(Span(one.first, one.last, one.reason) for one in closings(connection, supplier_id))
    return WorkCalendar(statutory, 5 if week == 5 else 6, closed)


def office_for(
    connection: Connection, supplier_id: int, first: date, last: date, region: str = "cn"
) -> WorkCalendar:
    """Return on which days from ``first`` to ``last`` a supplier's office answers: the clock of waiting for them.

    As ``calendar_for``, closed around both festivals as the supplier said, or as is usual. Raises as that does.
    """
    base = calendar_for(connection, supplier_id, region)
    return office_calendar(base, shutdowns_around(first, last, known_shutdowns(connection, supplier_id)))


def known_shutdowns(connection: Connection, supplier_id: int | None) -> Iterable[Shutdown]:
    """Return the festivals of which a supplier has said a day; none without a supplier."""
    return () if supplier_id is None else [one.shutdown for one in seasons(connection, supplier_id)]
