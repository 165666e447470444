"""The usual days between touches of this journal, and the other numbers of the rules, read by SQLAlchemy."""

from __future__ import annotations

from sqlalchemy import Connection, select

from desktop.constants import NAME, Constants, from_json
from desktop.journal.tables import JournalSetting

_KEPT = select(JournalSetting.value).where(JournalSetting.name == NAME)


def usual_days(connection: Connection) -> Constants:
    """Return the numbers of the rules in this journal; Today reads them by ``desktop.rhythm.reads.constants_of``."""
    return from_json(connection.scalar(_KEPT))
