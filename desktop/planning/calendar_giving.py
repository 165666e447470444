"""Gifts to post as the calendar's chips, on the day by which they must leave.

Gifts are another subject, so their tables are named here by SQL and not imported.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import Connection, text

from desktop.almanac.festivals import festivals
from desktop.almanac.sending import USUAL_LEAD, deadline
from desktop.almanac.workdays import Span
from desktop.people import shown
from desktop.planning.calendar_rows import Chip, Layer
from desktop.planning.shutdown_records import closings
from desktop.planning.shutdowns import shutdowns_around
from desktop.texts import _

_TRANSIT = 10
"""Days that a parcel is under way where no plan says otherwise."""
_SEASON = timedelta(days=120)
"""A gift is posted nearer to its day than this."""
_GIFTS = text(
    "SELECT gift.id, gift.contact_id, gift.supplier_id, gift.what, gift.occasion, gift.for_day, c.name_zh, c.name_en,"
    " (SELECT p.transit_days FROM greeting AS g JOIN festival_plan AS p ON p.id = g.plan_id"
    "  WHERE g.gift_id = gift.id AND g.deleted_at IS NULL LIMIT 1) AS transit"
    " FROM gift JOIN contact AS c ON c.id = gift.contact_id AND c.deleted_at IS NULL"
    # The first words are those of the index of gifts under way.
    " WHERE gift.state IN ('idea', 'planned', 'bought', 'sent') AND gift.deleted_at IS NULL"
    " AND gift.state IN ('planned', 'bought') AND gift.for_day BETWEEN :first AND :last"
    " ORDER BY gift.for_day, gift.id"
)


def gift_chips(connection: Connection, first: date, last: date, layers: frozenset[Layer]) -> Iterator[Chip]:
    """Yield a chip for each gift that must be posted on the days from ``first`` to ``last``."""
    if "gifts" not in layers:
        return
    days = {"first": first.isoformat(), "last": (last + _SEASON).isoformat()}
    for row in connection.execute(_GIFTS, days):
        day, known = date.fromisoformat(row.for_day), festivals().get(row.occasion)
        lead = USUAL_LEAD if known is None or known.gift is None else known.gift
        transit = _TRANSIT if row.transit is None else row.transit
        by = deadline(day, lead, transit, _closed(connection, row.supplier_id, day)).send_by
        if first <= by <= last:
            words = _("Post: {gift} · {name}").format(
                gift=row.what, name=shown.single(row.name_zh, row.name_en)
            )
            yield Chip("gift", row.contact_id, f"gift:{row.id}", words, by, by)


def _closed(connection: Connection, supplier_id: int | None, day: date) -> list[Span]:
    """Return the usual closed days around a day, and those that the supplier has said of itself."""
    usual = [one.office_closed() for one in shutdowns_around(day - _SEASON, day)]
    own = closings(connection, supplier_id) if supplier_id is not None else ()
    return [*usual, *(Span(one.first, one.last, one.reason) for one in own)]
