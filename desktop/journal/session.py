"""The session of one change: what is made and altered in it gets an id and the change's moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar, TypeVarTuple

from sqlalchemy import Connection, Result, event
from sqlalchemy.orm import Session

from desktop.journal.prepared import Prepared
from desktop.journal.schema import Record

R = TypeVar("R", bound=Record)
Ts = TypeVarTuple("Ts")


class ChangeSession(Session):
    """The session of one change; it stamps what it makes with an id and the change's moment."""

    def __init__(self, connection: Connection, now: datetime, new_id: Callable[[], int]) -> None:
        super().__init__(bind=connection, expire_on_commit=False, join_transaction_mode="rollback_only")
        self.now = now
        self.new_id = new_id

    def make(self, table: type[R], **values: Any) -> R:
        """Add a new record of ``table`` with ``values`` and return it."""
        record = table(id=self.new_id(), created_at=self.now, updated_at=self.now, **values)
        self.add(record)
        return record

    def plain(self, statement: Prepared[*Ts], values: dict[str, Any]) -> Result[*Ts]:
        """Read plain rows, for values of any type (hence Any): past the records that are held, in less time."""
        self.flush()
        return statement.run(self.connection(), values)


@event.listens_for(ChangeSession, "before_flush")
def _stamp(session: ChangeSession, *_rest: object) -> None:
    for record in session.dirty:
        if isinstance(record, Record) and session.is_modified(record):
            record.updated_at = session.now
