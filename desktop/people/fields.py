"""What a person types into a field, cleaned and checked before it is kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import String, Text, select

from desktop.errors import UsageError
from desktop.journal.bulk import insert_rows
from desktop.journal.journal import ChangeSession
from desktop.journal.prepared import Prepared
from desktop.journal.schema import Base, Record, as_ids, given_ids
from desktop.texts import _

R = TypeVar("R", bound=Record)
_DROPPED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufeff]")
_DAYS_AT_MOST = 3650
_HELD, _THERE = "held records", "records that are there"
LARGEST_ID = (1 << 63) - 1
"""The engine takes no larger number; one from outside, such as a file's, may be."""


def clean_line(text: str) -> str:
    """Return text of one line: NFC, one space between words, no control characters."""
    return " ".join(_DROPPED.sub("", unicodedata.normalize("NFC", text)).split())


def clean_block(text: str) -> str:
    """Return text of several lines: NFC, line ends as one character, nothing invisible around it."""
    lines = _DROPPED.sub("", unicodedata.normalize("NFC", text)).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line.rstrip() for line in lines.split("\n")).strip()


def clean(table: type[Record], fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``fields`` with every text cleaned as its column asks.

    Values are of any column type, hence Any. A name that is no column raises AttributeError: our fault.
    """
    columns = table.__table__.columns
    cleaned: dict[str, Any] = {}
    for name, value in fields.items():
        if name not in columns:
            raise AttributeError(f"{table.__name__} has no column {name}")
        kind = columns[name].type
        if isinstance(value, str) and isinstance(kind, String):
            value = clean_block(value) if isinstance(kind, Text) else clean_line(value)  # noqa: PLW2901
        cleaned[name] = value
    return cleaned


def check_choice(
    fields: Mapping[str, object], name: str, choices: Collection[str], *, empty: bool = False
) -> None:
    """Raise UsageError when a field is set to a key that is not among ``choices``."""
    value = fields.get(name)
    if name in fields and value not in choices and not (empty and value == ""):
        raise UsageError(
            _("“{value}” is not possible for {field}.").format(value=value, field=name),
            _("Use one of: {choices}.").format(choices=", ".join(choices)),
        )


def check_range(fields: Mapping[str, object], name: str, lowest: int, highest: int) -> None:
    """Raise UsageError when a number is set and outside ``lowest`` to ``highest``; None is no number yet."""
    value = fields.get(name)
    if value is not None and not (isinstance(value, int) and lowest <= value <= highest):
        raise UsageError(
            _("{value} is not possible for {field}.").format(value=value, field=_said(name)),
            _("Type a whole number from {lowest} to {highest}.").format(lowest=lowest, highest=highest),
        )


def _said(name: str) -> str:
    """Return how a number is called on the screen; the name of its column where no person types it."""
    words = {
        "quantity": _("the quantity"),
        "unit_price": _("the unit price"),
        "amount": _("the amount"),
        "moq": _("the smallest quantity"),
        "lead_days": _("the lead time"),
        "yearly": _("the quantity of a year"),
        "target_price": _("the target price"),
        "lot": _("the lot"),
        "count": _("the count"),
    }
    return words.get(name, name)


def check_cadence(fields: Mapping[str, object], ideal: int | None, longest: int | None) -> None:
    """Raise UsageError when days of a cadence are impossible or the longest is shorter than the ideal."""
    check_range(fields, "cadence_ideal", 1, _DAYS_AT_MOST)
    check_range(fields, "cadence_longest", 1, _DAYS_AT_MOST)
    if ideal is not None and longest is not None and longest < ideal:
        raise UsageError(
            _("The longest silence is shorter than the ideal one."),
            _("Type at least {days} days.").format(days=ideal),
        )


def existing(session: ChangeSession, table: type[R], record_id: int) -> R:
    """Return the record of that id; raises UsageError when it is not in the journal."""
    found = session.get(table, record_id) if 0 <= record_id <= LARGEST_ID else None
    if found is None:
        raise _gone()
    return held(session, found)


def check_there(session: ChangeSession, table: type[Record], record_ids: Iterable[int]) -> None:
    """Raise UsageError unless all these records are in the journal; costs less than ``existing``, which reads them."""
    known: set[int] = session.info.setdefault((_THERE, table), set())
    asked = [record_id for record_id in record_ids if record_id not in known]
    if not all(0 <= record_id <= LARGEST_ID for record_id in asked):
        raise _gone()
    if asked:
        known.update(session.plain(_there(table), {"ids": as_ids(asked)}).scalars())
    if not known.issuperset(asked):
        raise _gone()


def insert_records(session: ChangeSession, table: type[Record], *rows: Mapping[str, object]) -> None:
    """Insert rows past the mapped objects, which cost many times as much; those that have no id get one.

    Records that they name must be in the database: flush the session before.
    """
    given = {"created_at": session.now, "updated_at": session.now}
    whole = [{"id": row.get("id") or session.new_id(), **given, **row} for row in rows]
    insert_rows(session.connection(), Base.metadata.tables[table.__tablename__], whole)


@cache  # building the statement costs more than running it
def _there(table: type[Record]) -> Prepared[int]:
    return Prepared(select(table.id).where(table.id.in_(given_ids())))


def _gone() -> UsageError:
    return UsageError(
        _("This record is no longer in the journal."),
        _("Another window may have deleted it; look at the list again."),
    )


def held(session: ChangeSession, record: R) -> R:
    """Keep a record in memory as long as its session, so that an import of thousands does not read it again."""
    session.info.setdefault(_HELD, {})[id(record)] = record
    return record
