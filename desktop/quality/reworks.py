"""Rework cases: from a lot that failed to the day on which it is right, or settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypedDict

from sqlalchemy import select

from desktop.errors import Refused, UsageError
from desktop.journal.journal import ChangeSession
from desktop.people.fields import check_choice, check_range, clean, existing
from desktop.people.tables import Contact
from desktop.quality.holding import hold_balance, release_balance
from desktop.quality.inspections import inspect_again
from desktop.quality.library import talk_steps
from desktop.quality.tables import CorrectiveAction, Inspection, Rework, ReworkOffer, ReworkOption
from desktop.quality.words import ANSWERS, OPTIONS, OUTCOMES, PAYERS, SIDES, STEPS
from desktop.texts import _

_MOST_DAYS, _MOST_MONEY = 3650, 10**15


class OptionFields(TypedDict, total=False):
    """What a way out costs: minor units and a currency, and days."""

    cost: int | None
    currency: str
    days: int | None
    note: str


class OfferFields(TypedDict, total=False):
    """What one side offered."""

    by: str
    on_date: date
    option: str
    text: str
    amount: int | None
    currency: str
    days: int | None
    answer: str


class Agreement(TypedDict, total=False):
    """What was agreed: the way out, by when, who pays, how much in minor units."""

    option: str
    agreed_on: date | None
    ready_on: date | None
    payer: str
    amount: int | None
    currency: str


class ActionFields(TypedDict, total=False):
    """A step of an 8D report."""

    text: str
    owner: str
    due_on: date | None
    done_on: date | None
    evidence_before: str
    evidence_after: str


def open_rework(session: ChangeSession, inspection_id: int, on: date, contact_id: int | None = None) -> int:
    """Open a case for a lot that failed, with the usual ways out, and return its id; the order's balance is held.

    One lot has one case: where there is one already its id is returned. Raises Refused before the report failed.
    """
    inspection = existing(session, Inspection, inspection_id)
    there = session.scalar(
        select(Rework.id).where(Rework.inspection_id == inspection.id, Rework.deleted_at.is_(None))
    )
    if there is not None:
        return there
    if inspection.verdict not in {"rejected", "pending"}:
        raise Refused(_("Rework follows a report that failed."), _("Finish the report first."))
    if contact_id is not None:
        existing(session, Contact, contact_id)
    case = session.make(
        Rework,
        supplier_id=inspection.supplier_id,
        inspection_id=inspection.id,
        order_id=inspection.order_id,
        contact_id=contact_id,
        opened_on=on,
    )
    session.flush()
    for option in OPTIONS[:5]:
        session.make(ReworkOption, rework_id=case.id, option=option)
    hold_balance(session, case.order_id)
    return case.id


def delete_reworks(session: ChangeSession, rework_ids: Sequence[int]) -> None:
    """Move cases to the trash."""
    for rework_id in rework_ids:
        existing(session, Rework, rework_id).deleted_at = session.now


def talk_with(session: ChangeSession, rework_id: int, contact_id: int | None) -> None:
    """Say with whom we talk: the person who decides."""
    if contact_id is not None:
        existing(session, Contact, contact_id)
    existing(session, Rework, rework_id).contact_id = contact_id


def note_rework(session: ChangeSession, rework_id: int, notes: str) -> None:
    """Keep the notes of a case."""
    existing(session, Rework, rework_id).fill(clean(Rework, {"notes": notes}))


def mark_talked(session: ChangeSession, rework_id: int, step: str, *, done: bool) -> None:
    """Tick a step of the talk, or take the tick back. Raises UsageError for a step that there is not."""
    keys = [each.key for each in talk_steps()]
    check_choice({"step": step}, "step", keys)
    case = existing(session, Rework, rework_id)
    ticked = set(filter(None, case.talked.split(",")))
    ticked = ticked | {step} if done else ticked - {step}
    case.talked = ",".join(key for key in keys if key in ticked)


def set_option(session: ChangeSession, rework_id: int, option: str, fields: OptionFields) -> int:
    """Say what a way out costs, adding it where it is new, and return the id of the row."""
    existing(session, Rework, rework_id)
    check_choice({"option": option}, "option", OPTIONS)
    values = _money(ReworkOption, fields, "cost")
    row = session.scalar(
        select(ReworkOption).where(ReworkOption.rework_id == rework_id, ReworkOption.option == option)
    )
    if row is None:
        row = session.make(ReworkOption, rework_id=rework_id, option=option)
    row.fill(values)
    return row.id


def log_offer(session: ChangeSession, rework_id: int, fields: OfferFields) -> int:
    """Log what one side offered and return the id of the row.

    Raises UsageError without a side and a day, or without words and a way out.
    """
    existing(session, Rework, rework_id)
    values = _offer(fields)
    if values.get("by") is None or values.get("on_date") is None:
        raise UsageError(_("An offer has a side and a day."), _("Say who offered it, and when."))
    if not values.get("option") and not values.get("text"):
        raise UsageError(_("This offer says nothing yet."), _("Choose a way out or type what was offered."))
    return session.make(ReworkOffer, rework_id=rework_id, **values).id


def answer_offer(session: ChangeSession, offer_id: int, answer: str) -> None:
    """Say what became of an offer, a key of ``words.ANSWERS``."""
    check_choice({"answer": answer}, "answer", ANSWERS)
    existing(session, ReworkOffer, offer_id).answer = answer


def remove_offer(session: ChangeSession, offer_id: int) -> None:
    """Take an offer away that was logged by mistake."""
    session.delete(existing(session, ReworkOffer, offer_id))


def agree(session: ChangeSession, rework_id: int, fields: Agreement) -> None:
    """Write down what was agreed. Raises UsageError when it would be ready before it was agreed."""
    case = existing(session, Rework, rework_id)
    values = _money(Rework, fields, "amount")
    check_choice(values, "option", OPTIONS, empty=True)
    check_choice(values, "payer", PAYERS, empty=True)
    agreed, ready = values.get("agreed_on", case.agreed_on), values.get("ready_on", case.ready_on)
    if agreed is not None and ready is not None and ready < agreed:
        raise UsageError(_("It would be ready before it was agreed."), _("Look at the two dates again."))
    case.fill(values)


def plan_again(session: ChangeSession, rework_id: int, on: date, lot: int | None = None) -> int:
    """Plan the re-inspection of a case and return its id; where one is planned already, its day moves."""
    case = existing(session, Rework, rework_id)
    planned = session.get(Inspection, case.reinspection_id) if case.reinspection_id else None
    if planned is not None and planned.deleted_at is None and planned.done_on is None:
        planned.planned_on = on
        planned.lot = lot or planned.lot
        return planned.id
    case.reinspection_id = inspect_again(session, case.inspection_id, on, lot)
    return case.reinspection_id


def close_rework(session: ChangeSession, rework_id: int, outcome: str, on: date) -> None:
    """Close a case. Raises UsageError for an outcome that there is not, Refused before the lot has passed.

    ``accepted`` says that the factory put it right: the re-inspection shows that, where one was planned. The balance
    is released unless the factory refused.
    """
    case = existing(session, Rework, rework_id)
    check_choice({"outcome": outcome}, "outcome", OUTCOMES)
    again = session.get(Inspection, case.reinspection_id) if case.reinspection_id else None
    if again is not None and again.deleted_at is not None:
        again = None
    if outcome == "accepted" and again is not None and again.verdict != "accepted":
        raise Refused(
            _("The re-inspection has not passed yet."),
            _("Finish its report first, or settle the case otherwise."),
        )
    case.outcome, case.closed_on = outcome, on
    if outcome != "refused":
        release_balance(session, case.order_id)


def reopen_rework(session: ChangeSession, rework_id: int) -> None:
    """Go on with a case that was closed; the balance waits again."""
    case = existing(session, Rework, rework_id)
    case.outcome, case.closed_on = "", None
    hold_balance(session, case.order_id)


def mark_thanked(session: ChangeSession, rework_id: int, on: date | None) -> None:
    """Say on which day we thanked them; None takes it back."""
    existing(session, Rework, rework_id).thanked_on = on


def set_action(session: ChangeSession, rework_id: int, step: int, fields: ActionFields) -> int:
    """Write a step of the 8D report of a case and return the id of its row. Raises UsageError outside 1 to 8."""
    case = existing(session, Rework, rework_id)
    if step not in STEPS:
        raise UsageError(_("An 8D report has eight steps."), _("Choose one of D1 to D8."))
    row = session.scalar(
        select(CorrectiveAction).where(CorrectiveAction.rework_id == case.id, CorrectiveAction.step == step)
    )
    if row is None:
        row = session.make(
            CorrectiveAction,
            supplier_id=case.supplier_id,
            inspection_id=case.inspection_id,
            rework_id=case.id,
            step=step,
        )
    row.fill(clean(CorrectiveAction, fields))
    return row.id


def _offer(fields: OfferFields) -> dict[str, Any]:
    values = _money(ReworkOffer, fields, "amount")
    check_choice(values, "by", SIDES)
    check_choice(values, "option", OPTIONS, empty=True)
    check_choice(values, "answer", ANSWERS)
    return values


def _money(table: type[Any], fields: Mapping[str, Any], amount: str) -> dict[str, Any]:
    """Return cleaned fields of several types, hence Any; money without a currency is refused."""
    values = clean(table, fields)
    check_range(values, amount, 0, _MOST_MONEY)
    check_range(values, "days", 0, _MOST_DAYS)
    if "currency" in values:
        values["currency"] = values["currency"].upper()
    if values.get(amount) is not None and not values.get("currency"):
        raise UsageError(_("An amount has a currency."), _("Type it like USD, EUR or CNY."))
    return values
