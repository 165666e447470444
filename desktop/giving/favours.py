"""Favours (人情) between us and a contact: done, received, returned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict

from sqlalchemy import Connection, bindparam, func, select

from desktop.attachments.keeping import leave
from desktop.errors import UsageError
from desktop.giving.tables import Favour
from desktop.journal.journal import ChangeSession
from desktop.people.fields import check_choice, clean, existing
from desktop.people.tables import Contact
from desktop.people.words import FAVOUR_DIRECTIONS
from desktop.texts import _


class FavourFields(TypedDict, total=False):
    """The fields of a favour that a person types."""

    direction: str
    text: str
    on_date: date
    returned_on: date | None


@dataclass(frozen=True, slots=True)
class FavourRow:
    """A favour; ``given`` is one they owe us, ``received`` one we owe them, open until ``returned_on``."""

    id: int
    contact_id: int
    direction: str
    text: str
    on_date: date
    returned_on: date | None


@dataclass(frozen=True, slots=True)
class Balance:
    """How many favours are open on each side."""

    they_owe: int
    we_owe: int


def add_favour(session: ChangeSession, contact_id: int, direction: str, text: str, on_date: date) -> int:
    """Write down a favour that we have ``given`` or ``received`` and return its id.

    Raises UsageError for another direction or without words.
    """
    existing(session, Contact, contact_id)
    values = _checked({"direction": direction, "text": text, "on_date": on_date})
    return session.make(Favour, contact_id=contact_id, **values).id


def edit_favour(session: ChangeSession, favour_id: int, fields: FavourFields) -> None:
    """Change some fields. Raises UsageError as ``add_favour``, and when it is returned before it was done."""
    favour = existing(session, Favour, favour_id)
    values = _checked(fields)
    returned, done = values.get("returned_on", favour.returned_on), values.get("on_date", favour.on_date)
    if returned is not None and returned < done:
        raise UsageError(
            _("This favour would be returned before it was done."), _("Look at the two dates again.")
        )
    favour.fill(values)


def return_favour(session: ChangeSession, favour_id: int, on: date) -> None:
    """Say that a favour was returned on a day. Raises UsageError when that is before it was done."""
    edit_favour(session, favour_id, {"returned_on": on})


def remove_favour(session: ChangeSession, favour_id: int) -> None:
    """Take a favour away that never was; its files go to the trash, and from there to the person."""
    favour = existing(session, Favour, favour_id)
    leave(session, ("favour", favour_id), ("contact", favour.contact_id))
    session.delete(favour)


# made once: building a statement costs more than running it
_THEIRS = (Favour.contact_id == bindparam("contact"), Favour.deleted_at.is_(None))
_ROWS = select(
    Favour.id,
    Favour.contact_id,
    Favour.direction,
    Favour.text,
    Favour.on_date,
    Favour.returned_on,
)
_FAVOURS = _ROWS.where(*_THEIRS).order_by(Favour.returned_on.desc().nulls_first(), Favour.on_date, Favour.id)
_FAVOUR = _ROWS.where(Favour.id == bindparam("favour"), Favour.deleted_at.is_(None))
_OPEN = (
    select(Favour.direction, func.count())
    .where(*_THEIRS, Favour.returned_on.is_(None))
    .group_by(Favour.direction)
)


def favours_of(connection: Connection, contact_id: int) -> list[FavourRow]:
    """Return the favours between us and a person: open ones first, of these the oldest first, then the returned."""
    rows = connection.execute(_FAVOURS, {"contact": contact_id})
    return [FavourRow(*row) for row in rows]


def favour_of(connection: Connection, favour_id: int) -> FavourRow | None:
    """Return a favour by its id; None when it is gone."""
    row = connection.execute(_FAVOUR, {"favour": favour_id}).one_or_none()
    return None if row is None else FavourRow(*row)


def balance(connection: Connection, contact_id: int) -> Balance:
    """Return how many favours are open between us and a person."""
    rows = connection.execute(_OPEN, {"contact": contact_id})
    counts = {row[0]: row[1] for row in rows}
    return Balance(they_owe=counts.get("given", 0), we_owe=counts.get("received", 0))


def _checked(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return cleaned fields of several types, hence Any."""
    values = clean(Favour, fields)
    check_choice(values, "direction", FAVOUR_DIRECTIONS)
    if values.get("text", "kept") == "":
        raise UsageError(_("This favour has no words."), _("Write down in a few words what was done."))
    return values
