"""What all tables share: keys, times, the trash, and the column types that mean one thing everywhere."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Column, Integer, MetaData, Select, Table, bindparam, func, select
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Instant(TypeDecorator[datetime]):
    """A moment in UTC, stored as milliseconds since 1970, so that it sorts and compares as a number."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        """Turn an aware datetime into milliseconds."""
        return None if value is None else milliseconds(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Turn milliseconds into an aware datetime in UTC."""
        return None if value is None else instant(value)


def milliseconds(moment: datetime) -> int:
    """Return ``moment`` (aware) as whole milliseconds since 1970 in UTC."""
    since = moment - _EPOCH
    return (since.days * 86_400 + since.seconds) * 1000 + since.microseconds // 1000


def instant(stored: int) -> datetime:
    """Return the moment of ``stored`` milliseconds since 1970, in UTC; Windows' own clock knows none before."""
    return _EPOCH + timedelta(milliseconds=stored)


class Base(DeclarativeBase):
    """Base of all tables; constraint names are fixed so that migrations can find them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Record(Base):
    """A row that a person made: it has an id, an age, and a place in the trash."""

    __abstract__ = True

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False, sort_order=-10)
    created_at: Mapped[datetime] = mapped_column(Instant, sort_order=90)
    updated_at: Mapped[datetime] = mapped_column(Instant, sort_order=91)
    deleted_at: Mapped[datetime | None] = mapped_column(Instant, default=None, sort_order=92)

    def fill(self, values: dict[str, Any]) -> None:
        """Set several columns by name; a name that is no column raises AttributeError."""
        columns = self.__table__.columns
        for name, value in values.items():
            if name not in columns:
                raise AttributeError(f"{type(self).__name__} has no column {name}")
            setattr(self, name, value)


def given_ids(name: str = "ids") -> Select[int]:
    """Return the subquery of the ids that a statement is given under ``name``, written by ``as_ids``.

    One text for all of them: an expanding parameter is compiled anew at each execution, which costs more than to run.
    """
    return select(func.json_each(bindparam(name)).table_valued("value").c.value)


def as_ids(ids: Iterable[int]) -> str:
    """Write ids as the value of a parameter of ``given_ids``."""
    return json.dumps(list(ids))


def references(table_name: str) -> list[tuple[Table, Column[Any]]]:
    """Return all columns of all subjects that point to a table; of any type, hence Any."""
    return [
        (table, key.parent)
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name == table_name
    ]
