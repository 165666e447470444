"""Settings that belong to the journal, each kept as one JSON text under its name."""

from __future__ import annotations

from sqlalchemy import Connection, select

from desktop.journal.journal import ChangeSession
from desktop.journal.tables import JournalSetting


def kept_setting(connection: Connection, name: str) -> str | None:
    """Return the JSON of a setting; None when it was never kept."""
    return connection.scalar(select(JournalSetting.value).where(JournalSetting.name == name))


def keep_setting(session: ChangeSession, name: str, value: str) -> None:
    """Keep the JSON of a setting, in place of what was kept before."""
    row = session.scalars(select(JournalSetting).where(JournalSetting.name == name)).one_or_none()
    if row is None:
        session.make(JournalSetting, name=name, value=value)
    else:
        row.value = value
