"""Gifts to post as the calendar's chips, on the day by which they must leave."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection

from desktop.journal.prepared import driver
from desktop.people import shown
from desktop.planning.calendar_rows import Chip, Layer
from desktop.planning.parcels import SEASON, parcels
from desktop.texts import _


def gift_chips(connection: Connection, first: date, last: date, layers: frozenset[Layer]) -> Iterator[Chip]:
    """Yield a chip for each gift that must be posted on the days from ``first`` to ``last``."""
    if "gifts" not in layers:
        return
    for one in parcels(driver(connection).execute, first, last + SEASON):
        if first <= one.send_by <= last:
            name = " · ".join(filter(None, (shown.single(one.name_zh, one.name_en), one.department)))
            words = _("Post: {gift} · {name}").format(gift=one.what, name=name)
            key = f"gift:{one.gift_id}"
            if one.contact_id is not None:
                yield Chip("gift", one.contact_id, key, words, one.send_by, one.send_by)
            elif one.supplier_id is not None:
                yield Chip("team_gift", one.supplier_id, key, words, one.send_by, one.send_by)
