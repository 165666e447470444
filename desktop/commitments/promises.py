"""Promises of both sides, with the day for which they were given and what became of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, TypedDict

from sqlalchemy import Connection, select

from desktop.attachments.keeping import leave
from desktop.commitments.tables import Promise
from desktop.errors import UsageError
from desktop.journal.journal import ChangeSession
from desktop.people.fields import check_choice, clean, existing
from desktop.people.tables import Contact, Supplier
from desktop.texts import N_, _

_SIDES = {"theirs": N_("They promised us"), "ours": N_("We promised them")}
_OUTCOMES = {"": N_("Open"), "kept": N_("Kept"), "missed": N_("Missed"), "released": N_("Released")}
SIDES, OUTCOMES = tuple(_SIDES), tuple(_OUTCOMES)


class PromiseFields(TypedDict, total=False):
    """The fields of a promise that a person types."""

    contact_id: int
    supplier_id: int | None
    touch_id: int | None
    side: str
    what: str
    made_on: date
    due_on: date
    outcome: str
    settled_on: date | None


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise; open while ``outcome`` is empty."""

    id: int
    contact_id: int
    supplier_id: int | None
    side: str
    what: str
    made_on: date
    due_on: date
    outcome: str
    settled_on: date | None


def side_label(side: str) -> str:
    """Return the words for who promised."""
    return _(_SIDES[side]) if side in _SIDES else side


def outcome_label(outcome: str) -> str:
    """Return the word for what became of a promise."""
    return _(_OUTCOMES[outcome]) if outcome in _OUTCOMES else outcome


def add_promise(session: ChangeSession, typed: PromiseFields) -> int:
    """Write down a promise and return its id; ``contact_id``, ``what``, ``made_on`` and ``due_on`` are needed.

    Raises UsageError without words, for an unknown side, or when it is due before it was made.
    """
    values = _checked(session, typed)
    _check_days(values["made_on"], values["due_on"])
    return session.make(Promise, **values).id


def edit_promise(session: ChangeSession, promise_id: int, typed: PromiseFields) -> None:
    """Change some fields. Raises UsageError as ``add_promise``."""
    promise = existing(session, Promise, promise_id)
    values = _checked(session, typed)
    _check_days(values.get("made_on", promise.made_on), values.get("due_on", promise.due_on))
    promise.fill(values)


def settle_promise(session: ChangeSession, promise_id: int, outcome: str, on: date) -> None:
    """Say what became of a promise on a day: ``kept``, ``missed``, ``released``, or empty to open it again."""
    edit_promise(session, promise_id, {"outcome": outcome, "settled_on": on if outcome else None})


def remove_promise(session: ChangeSession, promise_id: int) -> None:
    """Take a promise away that was never given; its files go to the trash, and from there to the person."""
    promise = existing(session, Promise, promise_id)
    leave(session, ("promise", promise_id), ("contact", promise.contact_id))
    session.delete(promise)


_COLUMNS: tuple[Any, ...] = tuple(getattr(Promise, field.name) for field in fields(PromiseRow))
"""Of several types, hence Any."""


def promise_of(connection: Connection, promise_id: int) -> PromiseRow | None:
    """Return a promise by its id; None when it is gone."""
    query = select(*_COLUMNS).where(Promise.id == promise_id, Promise.deleted_at.is_(None))
    row = connection.execute(query).one_or_none()
    return None if row is None else PromiseRow(*row)


def promises_of(
    connection: Connection, *, contact_id: int | None = None, supplier_id: int | None = None
) -> list[PromiseRow]:
    """Return the promises between us and a person or a supplier: open ones first, the earliest due first."""
    query = select(*_COLUMNS).where(Promise.deleted_at.is_(None))
    if contact_id is not None:
        query = query.where(Promise.contact_id == contact_id)
    if supplier_id is not None:
        query = query.where(Promise.supplier_id == supplier_id)
    order = (Promise.outcome != "", Promise.due_on, Promise.id)
    return [PromiseRow(*row) for row in connection.execute(query.order_by(*order))]


def _check_days(made_on: date, due_on: date) -> None:
    if due_on < made_on:
        raise UsageError(
            _("This promise would be due before it was made."), _("Look at the two dates again.")
        )


def _checked(session: ChangeSession, typed: Mapping[str, Any]) -> dict[str, Any]:
    """Return cleaned fields of several types, hence Any."""
    values = clean(Promise, typed)
    check_choice(values, "side", SIDES)
    check_choice(values, "outcome", OUTCOMES)
    if values.get("what", "kept") == "":
        raise UsageError(_("This promise has no words."), _("Write down in a few words what was promised."))
    if values.get("contact_id") is not None:
        existing(session, Contact, values["contact_id"])
    if values.get("supplier_id") is not None:
        existing(session, Supplier, values["supplier_id"])
    return values
