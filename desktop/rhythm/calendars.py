"""The working days of suppliers as the journal knows them, by plain SQL over the driver's connection."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from desktop.almanac.workdays import Span
from desktop.constants import Constants
from desktop.planning.shutdowns import known_from
from desktop.rhythm.workdays import SupplierDays, supplier_days

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

_SAID = (
    "SELECT festival, year, stage, day FROM supplier_shutdown WHERE supplier_id = ? AND deleted_at IS NULL"
)
_CLOSED = """
    SELECT from_date, until_date, reason FROM supplier_closing WHERE supplier_id = ? AND deleted_at IS NULL
"""
_SAID_BY = """
    SELECT supplier_id, festival, year, stage, day FROM supplier_shutdown
    WHERE deleted_at IS NULL AND supplier_id IN (SELECT value FROM json_each(?))
"""
_CLOSED_BY = """
    SELECT supplier_id, from_date, until_date, reason FROM supplier_closing
    WHERE deleted_at IS NULL AND supplier_id IN (SELECT value FROM json_each(?))
"""


def days_of(raw: Connection, supplier_id: int | None, as_of: date, constants: Constants) -> SupplierDays:
    """Return a supplier's working days around a day: usual shutdowns, what it confirmed, its closings."""
    grace = constants.days_after_shutdown
    if supplier_id is None:
        return usual_days(as_of, 6, grace)
    week = raw.execute("SELECT week_days FROM supplier WHERE id = ?", (supplier_id,)).fetchone()
    said = raw.execute(_SAID, (supplier_id,)).fetchall()
    closed = raw.execute(_CLOSED, (supplier_id,)).fetchall()
    return days_from(as_of, week[0] if week else 6, said, closed, grace)


def calendars_of(
    raw: Connection, weeks: Mapping[int, int], today: date, constants: Constants
) -> dict[int, SupplierDays]:
    """Return the working days of several suppliers, given with their days of the week, around a day."""
    said: dict[int, list[Any]] = {}
    closed: dict[int, list[Any]] = {}
    asked = (json.dumps(list(weeks)),)
    for supplier, *row in raw.execute(_SAID_BY, asked):
        said.setdefault(supplier, []).append(row)
    for supplier, *row in raw.execute(_CLOSED_BY, asked):
        closed.setdefault(supplier, []).append(row)
    return {
        supplier: days_from(
            today, week, said.get(supplier, ()), closed.get(supplier, ()), constants.days_after_shutdown
        )
        for supplier, week in weeks.items()
    }


def days_from(
    as_of: date,
    week: int,
    said: Iterable[tuple[str, int, str, str]],
    closed: Iterable[tuple[str, str, str]],
    grace: int,
) -> SupplierDays:
    """Return working days from the rows of what was said about shutdowns, and of closings."""
    known = known_from(said)
    spans = [Span(date.fromisoformat(a), date.fromisoformat(b), why) for a, b, why in closed]
    if not known and not spans:
        return usual_days(as_of, week, grace)
    return supplier_days(as_of, week, known, spans, grace)


def usual_days(as_of: date, week: int, grace: int) -> SupplierDays:
    """Return the working days of a supplier of which nothing else is known; kept, as most are like that."""
    return _usual(as_of.year, week, grace)


@cache
def _usual(year: int, week: int, grace: int) -> SupplierDays:
    return supplier_days(date(year, 7, 1), week, grace=grace)
