"""Decisions that somebody at a supplier was asked for: what, whom, who decides, and what they answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, TypedDict

from sqlalchemy import Connection, select

from desktop.commitments.tables import Decision
from desktop.errors import UsageError
from desktop.journal.journal import ChangeSession
from desktop.people.fields import check_choice, clean, existing
from desktop.people.tables import Contact, Supplier
from desktop.texts import N_, _

_LEVELS = {
    "rep": N_("Sales rep"),
    "manager": N_("Manager"),
    "director": N_("Director"),
    "boss": N_("Boss"),
}
LEVELS = tuple(_LEVELS)
"""Who decides, from the lowest to the highest."""


class DecisionFields(TypedDict, total=False):
    """The fields of a decision that a person types."""

    contact_id: int
    supplier_id: int | None
    decider_id: int | None
    touch_id: int | None
    what: str
    level: str
    large: bool
    asked_on: date
    answered_on: date | None
    answer: str


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision; open until ``answered_on``."""

    id: int
    contact_id: int
    supplier_id: int | None
    decider_id: int | None
    what: str
    level: str
    large: bool
    asked_on: date
    answered_on: date | None
    answer: str


def level_label(level: str) -> str:
    """Return the word for the level of who decides."""
    return _(_LEVELS[level]) if level in _LEVELS else level


def ask_decision(session: ChangeSession, typed: DecisionFields) -> int:
    """Write down that a decision was asked for and return its id.

    ``contact_id``, ``what`` and ``asked_on`` are needed. Raises UsageError without words, for an unknown level, or
    when a person or supplier is not in the journal.
    """
    return session.make(Decision, **_checked(session, typed)).id


def edit_decision(session: ChangeSession, decision_id: int, typed: DecisionFields) -> None:
    """Change some fields. Raises UsageError as ``ask_decision``, and when it is answered before it was asked."""
    decision = existing(session, Decision, decision_id)
    values = _checked(session, typed)
    answered = values.get("answered_on", decision.answered_on)
    if answered is not None and answered < values.get("asked_on", decision.asked_on):
        raise UsageError(
            _("This decision would be answered before it was asked for."), _("Look at the two dates again.")
        )
    decision.fill(values)


def answer_decision(session: ChangeSession, decision_id: int, on: date, answer: str = "") -> None:
    """Say that an answer came on a day. Raises UsageError when that is before it was asked for."""
    edit_decision(session, decision_id, {"answered_on": on, "answer": answer})


def remove_decision(session: ChangeSession, decision_id: int) -> None:
    """Take a decision away that was never asked for."""
    session.delete(existing(session, Decision, decision_id))


_COLUMNS: tuple[Any, ...] = tuple(getattr(Decision, field.name) for field in fields(DecisionRow))
"""Of several types, hence Any."""


def decision_of(connection: Connection, decision_id: int) -> DecisionRow | None:
    """Return a decision by its id; None when it is gone."""
    query = select(*_COLUMNS).where(Decision.id == decision_id, Decision.deleted_at.is_(None))
    row = connection.execute(query).one_or_none()
    return None if row is None else DecisionRow(*row)


def decisions_of(
    connection: Connection, *, contact_id: int | None = None, supplier_id: int | None = None
) -> list[DecisionRow]:
    """Return the decisions of a person or a supplier: open ones first, of these the oldest first."""
    query = select(*_COLUMNS).where(Decision.deleted_at.is_(None))
    if contact_id is not None:
        query = query.where(Decision.contact_id == contact_id)
    if supplier_id is not None:
        query = query.where(Decision.supplier_id == supplier_id)
    order = (Decision.answered_on.desc().nulls_first(), Decision.asked_on, Decision.id)
    return [DecisionRow(*row) for row in connection.execute(query.order_by(*order))]


def _checked(session: ChangeSession, typed: Mapping[str, Any]) -> dict[str, Any]:
    """Return cleaned fields of several types, hence Any."""
    values = clean(Decision, typed)
    check_choice(values, "level", LEVELS)
    if values.get("what", "kept") == "":
        raise UsageError(_("This decision has no words."), _("Write down in a few words what was asked for."))
    for name in ("contact_id", "decider_id"):
        if values.get(name) is not None:
            existing(session, Contact, values[name])
    if values.get("supplier_id") is not None:
        existing(session, Supplier, values["supplier_id"])
    return values
