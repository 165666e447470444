"""When suppliers are closed around some days: usual shutdowns, those that they confirmed, and closings of their own."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection

from desktop.almanac.workdays import Span
from desktop.planning.shutdown_records import closings, seasons
from desktop.planning.shutdowns import Shutdown, shutdowns_around


def closed_days(
    connection: Connection, supplier_ids: Collection[int], first: date, last: date
) -> dict[int, tuple[Span, ...]]:
    """Return the days on which nobody takes a parcel at each supplier, from ``first`` to ``last``, in order of time."""
    said: dict[int, list[Shutdown]] = {supplier_id: [] for supplier_id in supplier_ids}
    for season in seasons(connection, years=(first.year - 1, last.year + 1)):
        if season.supplier_id in said:
            said[season.supplier_id].append(season.shutdown)
    found = {
        supplier_id: [one.office_closed() for one in shutdowns_around(first, last, known)]
        for supplier_id, known in said.items()
    }
    for closing in closings(connection, first=first, last=last):
        if closing.supplier_id in found:
            found[closing.supplier_id].append(Span(closing.first, closing.last, closing.reason))
    return {
        supplier_id: tuple(
            one for one in sorted(spans, key=lambda one: one.first) if one.last >= first and one.first <= last
        )
        for supplier_id, spans in found.items()
    }
