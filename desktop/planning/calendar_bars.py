"""Shutdowns and closing times as bars over the days of the calendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import BindParameter, Connection, bindparam, select

from desktop.almanac.lunar import FIRST_DAY, LAST_DAY
from desktop.people import shown
from desktop.people.tables import Supplier
from desktop.planning.calendar_rows import Bar
from desktop.planning.shutdown_records import SupplierSeason, closings, seasons
from desktop.planning.shutdowns import FESTIVALS, Shutdown, shutdown
from desktop.texts import _

_DAY = timedelta(days=1)
_IDS: BindParameter[list[int]] = bindparam("ids", expanding=True)
# made once: building a statement costs as much as running it
_NAMED = select(Supplier.id, Supplier.name_en, Supplier.name_zh, Supplier.name_pinyin).where(
    Supplier.id.in_(_IDS), Supplier.deleted_at.is_(None)
)


def bars_between(connection: Connection, first: date, last: date) -> list[Bar]:
    """Return the bars that touch the days from ``first`` to ``last``, by lane and first day."""
    # Lines may stop for the next year's Spring Festival from November on.
    said = seasons(connection, years=(first.year, last.year + (last.month >= 11)))
    closed = closings(connection, first=first, last=last)
    names = _names(connection, {one.supplier_id for one in said} | {one.supplier_id for one in closed})
    found = [*_usual(first, last)]
    for season in said:
        found += _season_bars(season, names.get(season.supplier_id))
    for one in closed:
        name = names.get(one.supplier_id)
        if name is not None:
            label = _("{supplier}: {reason}").format(supplier=name, reason=one.reason or _("closed"))
            found.append(Bar(one.first, one.last, one.supplier_id, "closing", label, confirmed=True))
    return in_lanes(bar for bar in found if bar.first <= last and bar.last >= first)


def in_lanes(bars: Iterable[Bar]) -> list[Bar]:
    """Return bars with the lowest lane that is free on all their days."""
    ends: list[date] = []
    placed = []
    for bar in sorted(bars, key=lambda one: (one.first, one.supplier_id or 0, -one.last.toordinal())):
        lane = next((n for n, end in enumerate(ends) if end < bar.first), len(ends))
        ends[lane : lane + 1] = [bar.last]
        placed.append(replace(bar, lane=lane))
    return sorted(placed, key=lambda one: (one.lane, one.first))


def usual_span(one: Shutdown) -> tuple[date, date]:
    """Return the days on which most factories are closed: from the offices' closing until the lines start again."""
    return one.days["office_closed"], one.days["lines_restart"] - _DAY


def _usual(first: date, last: date) -> Iterator[Bar]:
    """Yield the usual days of both festivals, which hold for factories in general."""
    for year in range(max(first.year, FIRST_DAY.year), min(last.year, LAST_DAY.year) + 1):
        for festival in FESTIVALS:
            begins, ends = usual_span(shutdown(festival, year))
            yield Bar(begins, ends, None, "usual", _("Most factories closed"), confirmed=False)


def _season_bars(season: SupplierSeason, name: str | None) -> Iterator[Bar]:
    """Yield a bar for the lines and one for the office, where the supplier said one of their days."""
    if name is None:
        return
    known = season.shutdown.confirmed
    if known & {"lines_stop", "lines_restart"}:
        span = season.shutdown.lines_closed()
        label = _("{supplier}: lines stand still").format(supplier=name)
        yield Bar(span.first, span.last, season.supplier_id, "lines", label, confirmed=True)
    if known & {"office_closed", "office_back"}:
        span = season.shutdown.office_closed()
        label = _("{supplier}: office closed").format(supplier=name)
        yield Bar(span.first, span.last, season.supplier_id, "office", label, confirmed=True)


def _names(connection: Connection, supplier_ids: set[int]) -> dict[int, str]:
    """Return the names of suppliers outside the trash."""
    if not supplier_ids:
        return {}
    rows = connection.execute(_NAMED, {"ids": list(supplier_ids)})
    return {row.id: shown.single(row.name_zh, row.name_en) or row.name_pinyin for row in rows}
