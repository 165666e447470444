"""What was looked for lately: kept in the journal, so that it is encrypted with it, and cleared for good."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from desktop.journal.journal import ChangeSession
from desktop.journal.tables import RecentSearch

KEPT = 30
_SHORTEST = 2


def keep_search(session: ChangeSession, typed: str) -> None:
    """Keep a line by which something was found and opened, as the newest; too short ones are not kept.

    It is no change of the journal: nothing to undo, and in no history.
    """
    line = " ".join(typed.split())
    if len(line) < _SHORTEST:
        return
    made = insert(RecentSearch).values(typed=line, at=session.now)
    session.execute(made.on_conflict_do_update(index_elements=["typed"], set_={"at": session.now}))
    newest = select(RecentSearch.id).order_by(RecentSearch.at.desc(), RecentSearch.id.desc()).limit(KEPT)
    session.execute(delete(RecentSearch).where(RecentSearch.id.not_in(newest)))


def recent_searches(connection: Connection, most: int = KEPT) -> list[str]:
    """Return the lines that were looked for lately, the newest first."""
    query = select(RecentSearch.typed).order_by(RecentSearch.at.desc(), RecentSearch.id.desc())
    return list(connection.scalars(query.limit(most)))


def forget_searches(session: ChangeSession, typed: str | None = None) -> None:
    """Forget one line, or all that was looked for."""
    which = delete(RecentSearch)
    session.execute(which if typed is None else which.where(RecentSearch.typed == typed))
