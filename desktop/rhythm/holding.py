"""What a person says about the rules: put one off with a reason, pin a health, change the numbers."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from sqlalchemy import select

from desktop.constants import NAME, Constants, changed, contradiction, to_json
from desktop.errors import UsageError
from desktop.journal.journal import ChangeSession
from desktop.journal.kept_settings import keep_setting
from desktop.people.fields import clean, existing
from desktop.people.tables import Contact, Supplier
from desktop.people.usual import usual_days
from desktop.rhythm.tables import HealthPin, RhythmPause
from desktop.texts import _

RULES = ("cadence", "drift", "silence", "single_contact")
"""The rules that can be put off."""


def put_off(
    session: ChangeSession,
    rule: str,
    until_on: date | None,
    today: date,
    *,
    contact_id: int | None = None,
    supplier_id: int | None = None,
    reason: str = "",
) -> int:
    """Let a rule say nothing about one person or one supplier until a day (None: for good); return the row's id.

    Raises UsageError for an unknown rule, a day that is not ahead, or not exactly one owner.
    """
    if rule not in RULES:
        raise UsageError(_("{rule} cannot be put off.").format(rule=rule), _("Choose another rule."))
    if until_on is not None and until_on <= today:
        raise UsageError(_("An alert is put off to a later day."), _("Choose a day after today."))
    owner = _owner(session, contact_id, supplier_id)
    same = select(RhythmPause).where(
        RhythmPause.rule == rule,
        RhythmPause.contact_id == contact_id,
        RhythmPause.supplier_id == supplier_id,
        RhythmPause.deleted_at.is_(None),
    )
    for old in session.scalars(same).all():
        session.delete(old)
    values = clean(RhythmPause, {"reason": reason})
    return session.make(RhythmPause, rule=rule, until_on=until_on, **owner, **values).id


def speak_again(session: ChangeSession, pause_id: int) -> None:
    """Take back that a rule was put off."""
    session.delete(existing(session, RhythmPause, pause_id))


def pin_health(
    session: ChangeSession,
    value: int,
    reason: str,
    from_on: date,
    until_on: date,
    *,
    contact_id: int | None = None,
    supplier_id: int | None = None,
) -> int:
    """Set a health by hand from a day to another one (both included) and return the row's id.

    It takes the place of every pin of the same owner that holds on one of these days.
    Raises UsageError for a value outside 0 to 100, without a reason, or for days in the wrong order.
    """
    values = clean(HealthPin, {"reason": reason})
    if not 0 <= value <= 100 or not values["reason"] or until_on < from_on:
        raise UsageError(
            _("A health set by hand needs 0 to 100, a reason, and an end."), _("Fill in all three.")
        )
    owner = _owner(session, contact_id, supplier_id)
    same = select(HealthPin).where(
        HealthPin.contact_id == contact_id,
        HealthPin.supplier_id == supplier_id,
        HealthPin.from_on <= until_on,
        HealthPin.until_on >= from_on,
        HealthPin.deleted_at.is_(None),
    )
    for old in session.scalars(same).all():
        session.delete(old)
    return session.make(HealthPin, value=value, from_on=from_on, until_on=until_on, **owner, **values).id


def take_pin_away(session: ChangeSession, pin_id: int) -> None:
    """Go back to the computed health."""
    session.delete(existing(session, HealthPin, pin_id))


def set_constants(session: ChangeSession, constants: Constants) -> None:
    """Keep the numbers of the rules in this journal.

    Raises UsageError for a value outside its limits, or for numbers that contradict each other.
    """
    for name, value in asdict(constants).items():
        changed(constants, name, value)
    _name, wrong = contradiction(constants)
    if wrong:
        raise UsageError(wrong, _("Change one of the two."))
    keep_setting(session, NAME, to_json(constants))


def set_constant(session: ChangeSession, name: str, value: object) -> None:
    """Change one number of the rules. Raises UsageError as ``set_constants`` does."""
    session.flush()
    set_constants(session, changed(usual_days(session.connection()), name, value))


def _owner(session: ChangeSession, contact_id: int | None, supplier_id: int | None) -> dict[str, int | None]:
    if (contact_id is None) == (supplier_id is None):
        raise UsageError(_("This belongs to one person or to one supplier."), _("Choose one of them."))
    if contact_id is not None:
        existing(session, Contact, contact_id)
    if supplier_id is not None:
        existing(session, Supplier, supplier_id)
    return {"contact_id": contact_id, "supplier_id": supplier_id}
