"""Statutory days that a person brought in: whole years from files and notices, and single days by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, get_args

from sqlalchemy import Connection, bindparam, select

from desktop.almanac.holiday_files import read_holiday_file
from desktop.almanac.notice import NoticeReading
from desktop.almanac.statutory import (
    REGIONS,
    ImportedYear,
    Kind,
    Statutory,
    StatutoryChange,
    StatutoryDay,
    bundled,
    changes,
    with_years,
)
from desktop.errors import ImportProblem, StoreError
from desktop.journal.journal import ChangeSession
from desktop.journal.prepared import Prepared
from desktop.people.fields import check_choice, clean_line, existing
from desktop.planning.tables import StatutoryImport
from desktop.texts import _

KINDS: tuple[Kind, ...] = get_args(Kind)
# made once: building a statement costs as much as running it
_IMPORTED = (
    select(
        StatutoryImport.id,
        StatutoryImport.region,
        StatutoryImport.year,
        StatutoryImport.whole,
        StatutoryImport.days,
        StatutoryImport.source,
        StatutoryImport.imported_at,
    )
    .where(StatutoryImport.deleted_at.is_(None))
    .order_by(StatutoryImport.region, StatutoryImport.year, StatutoryImport.id)
)
_IMPORTED_OF = Prepared(_IMPORTED.where(StatutoryImport.region == bindparam("region")))


@dataclass(frozen=True, slots=True)
class StatutoryYear:
    """A year that was brought in; ``whole`` is False for single days by hand."""

    id: int
    region: str
    year: int
    whole: bool
    days: tuple[StatutoryDay, ...]
    source: str
    imported_at: datetime


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What an import would change, before it is done."""

    years: tuple[ImportedYear, ...]
    changes: tuple[StatutoryChange, ...]
    replaces: tuple[StatutoryYear, ...]
    """Lists that were brought in before and would go."""
    skipped: tuple[str, ...]
    """Lines or entries that were not understood."""


def statutory_for(connection: Connection, region: str) -> Statutory:
    """Return the statutory days of a region: the bundled lists, imported years in their place, days by hand on top.

    Raises UsageError for an unknown region, StoreError for a damaged record.
    """
    known = statutory_years(connection, region)
    return _with(bundled(region), _lists(known), _by_hand(known))


def statutory_years(connection: Connection, region: str | None = None) -> list[StatutoryYear]:
    """Return what was brought in for a region (None: all), by region and year. Raises StoreError for damage."""
    rows = (
        connection.execute(_IMPORTED) if region is None else _IMPORTED_OF.run(connection, {"region": region})
    )
    return [_year(row) for row in rows]


def preview_file(connection: Connection, text: str, source: str) -> ImportPreview:
    """Return what a file of holidays (holiday-cn, chinese-days, ICS) would change; nothing is written.

    Raises ImportProblem for a file of another kind, a damaged one, or one that contradicts itself.
    """
    return preview_years(connection, read_holiday_file(text, source))


def preview_notice(connection: Connection, reading: NoticeReading, source: str) -> ImportPreview:
    """Return what a pasted notice would change; nothing is written. Raises ImportProblem as ``imported`` does."""
    return preview_years(connection, [reading.imported(source)])


def preview_years(connection: Connection, years: Iterable[ImportedYear]) -> ImportPreview:
    """Return what lists of years of one region would change; nothing is written.

    Raises ImportProblem when there is no list, or lists of several regions.
    """
    wanted = tuple(years)
    regions = {one.region for one in wanted}
    if len(regions) != 1:
        raise ImportProblem(
            _("There is no list of one region to bring in."), _("Choose a file of statutory days.")
        )
    region = regions.pop()
    known = statutory_years(connection, region)
    numbers = {one.year for one in wanted}
    replaced = tuple(one for one in known if one.whole and one.year in numbers)
    stay = [one for one in known if one not in replaced]
    before = _with(bundled(region), _lists(known), _by_hand(known))
    after = _with(bundled(region), [*_lists(stay), *wanted], _by_hand(known))
    skipped = tuple(dict.fromkeys(line for one in wanted for line in one.skipped))
    return ImportPreview(wanted, changes(before, after, numbers), replaced, skipped)


def import_years(session: ChangeSession, years: Iterable[ImportedYear]) -> None:
    """Write lists of years; each takes the place of the one that was brought in before for its region and year."""
    for one in years:
        check_choice({"region": one.region}, "region", REGIONS)
        row = _row(session, one.region, one.year, whole=True)
        row.days = _written(one.days)
        row.source = clean_line(one.source)
        row.imported_at = session.now


def set_day(session: ChangeSession, day: StatutoryDay) -> None:
    """Write one day by hand; it holds whatever the lists say, and its year does not become official by it."""
    check_choice({"region": day.region, "kind": day.kind}, "region", REGIONS)
    check_choice({"kind": day.kind}, "kind", KINDS)
    row = _row(session, day.region, day.day.year, whole=False)
    kept = [one for one in _read(row.region, row.days, row.source) if one.day != day.day]
    _set_days(session, row, [*kept, day])


def clear_day(session: ChangeSession, region: str, day: date) -> None:
    """Take back what was written by hand for a day, so that the lists hold again."""
    row = _row(session, region, day.year, whole=False)
    kept = [one for one in _read(row.region, row.days, row.source) if one.day != day]
    if kept:
        _set_days(session, row, kept)
    else:
        session.flush()
        session.delete(row)


def remove_year(session: ChangeSession, import_id: int) -> None:
    """Take back what was brought in, so that the bundled list or the forecast holds again."""
    session.delete(existing(session, StatutoryImport, import_id))


def _set_days(session: ChangeSession, row: StatutoryImport, days: Iterable[StatutoryDay]) -> None:
    row.days = _written(sorted(days, key=lambda one: one.day))
    row.imported_at = session.now


def _row(session: ChangeSession, region: str, year: int, *, whole: bool) -> StatutoryImport:
    """Return the record of a region's year, a new one where there is none."""
    found = session.scalars(
        select(StatutoryImport).where(
            StatutoryImport.region == region,
            StatutoryImport.year == year,
            StatutoryImport.whole == whole,
            StatutoryImport.deleted_at.is_(None),
        )
    ).first()
    if found is not None:
        return existing(session, StatutoryImport, found.id)
    source = "" if whole else "hand"
    made = session.make(
        StatutoryImport,
        region=region,
        year=year,
        whole=whole,
        days="[]",
        source=source,
        imported_at=session.now,
    )
    session.flush()
    return made


def _with(known: Statutory, lists: Iterable[ImportedYear], by_hand: Iterable[StatutoryDay]) -> Statutory:
    whole = tuple(lists)
    result = with_years(known, whole) if whole else known
    days = {day.day: day for day in by_hand}
    return replace(result, days={**result.days, **days}) if days else result


def _lists(years: Iterable[StatutoryYear]) -> list[ImportedYear]:
    return [ImportedYear(one.region, one.year, one.days, one.source) for one in years if one.whole]


def _by_hand(years: Iterable[StatutoryYear]) -> list[StatutoryDay]:
    return [day for one in years if not one.whole for day in one.days]


def _written(days: Iterable[StatutoryDay]) -> str:
    rows = [[one.day.isoformat(), one.kind, clean_line(one.name_zh), clean_line(one.name_en)] for one in days]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _year(row: Any) -> StatutoryYear:
    """Return a row of the statement, whose cells have any type."""
    days = _read(row.region, row.days, row.source)
    return StatutoryYear(row.id, row.region, row.year, row.whole, days, row.source, row.imported_at)


def _read(region: str, days: str, source: str) -> tuple[StatutoryDay, ...]:
    """Return the days of a record. Raises StoreError for what no import wrote."""
    try:
        rows: list[Any] = json.loads(days)  # checked cell by cell, hence Any
        found = [
            StatutoryDay(region, date.fromisoformat(day), KINDS[KINDS.index(kind)], zh, en, source)
            for day, kind, zh, en in rows
        ]
    except (ValueError, TypeError) as error:
        raise StoreError(
            _("A list of statutory days in the journal is damaged."),
            _("Take it back in the settings of the calendar and bring it in again."),
        ) from error
    return tuple(found)
