"""Writing many rows of the demo journal at once."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert

from desktop.journal.journal import ChangeSession
from desktop.journal.schema import Record


def add_rows(session: ChangeSession, table: type[Record], rows: list[dict[str, Any]]) -> None:
    """Insert many rows of one table at once, in the order given; cells of any column type, hence Any."""
    if rows:
        session.execute(insert(table.__table__), rows)  # type: ignore[arg-type]  # declared as FromClause
