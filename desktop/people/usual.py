"""The usual days between touches of this journal, and the other numbers of the rules, read by SQLAlchemy."""

from __future__ import annotations

from sqlalchemy import Connection

from desktop.constants import NAME, Constants, from_json
from desktop.journal.kept_settings import kept_setting


def usual_days(connection: Connection) -> Constants:
    """Return the numbers of the rules in this journal; Today reads them by ``desktop.rhythm.reads.constants_of``."""
    return from_json(kept_setting(connection, NAME))
