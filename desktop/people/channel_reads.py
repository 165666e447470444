"""The channels of a person or supplier as the screen shows them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection, Select, bindparam, select
from sqlalchemy.orm import InstrumentedAttribute

from desktop.people.channels import link_for, sensitive
from desktop.people.tables import Channel


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """A way to reach somebody, with the link that opens it."""

    id: int
    kind: str
    value: str
    label: str
    preferred: bool
    link: str | None
    sensitive: bool
    """A copy of the value leaves the clipboard soon."""


@cache  # building a statement costs more than running it
def _channels(owner: InstrumentedAttribute[int | None]) -> Select[int, str, str, str, bool]:
    columns = (Channel.id, Channel.kind, Channel.value, Channel.label, Channel.preferred)
    return select(*columns).where(owner == bindparam("owner")).order_by(Channel.position, Channel.id)


def channels_of(
    connection: Connection, owner: InstrumentedAttribute[int | None], owner_id: int
) -> tuple[ChannelRow, ...]:
    """Return the channels of one owner in their order."""
    rows = connection.execute(_channels(owner), {"owner": owner_id})
    return tuple(ChannelRow(*row, link_for(row.kind, row.value), sensitive(row.kind)) for row in rows)
