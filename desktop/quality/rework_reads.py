"""One rework case with its options, offers and actions, and the messages that are filled from its report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import BindParameter, Connection, bindparam, select

from desktop.people.tables import Contact
from desktop.quality.tables import CorrectiveAction, Rework, ReworkOffer, ReworkOption
from desktop.quality.words import OPTIONS


@dataclass(frozen=True, slots=True)
class OptionRow:
    """A way out."""

    id: int
    option: str
    cost: int | None
    currency: str
    days: int | None
    note: str


@dataclass(frozen=True, slots=True)
class OfferRow:
    """What one side offered."""

    id: int
    by: str
    on_date: date
    option: str
    text: str
    amount: int | None
    currency: str
    days: int | None
    answer: str


@dataclass(frozen=True, slots=True)
class ActionRow:
    """A step of the 8D report."""

    id: int
    step: int
    text: str
    owner: str
    due_on: date | None
    done_on: date | None
    evidence_before: str
    evidence_after: str


@dataclass(frozen=True, slots=True)
class Case:
    """All of a rework case."""

    id: int
    supplier_id: int
    inspection_id: int
    order_id: int | None
    contact_id: int | None
    opened_on: date
    talked: frozenset[str]
    option: str
    agreed_on: date | None
    ready_on: date | None
    payer: str
    amount: int | None
    currency: str
    reinspection_id: int | None
    closed_on: date | None
    outcome: str
    thanked_on: date | None
    notes: str
    contact_zh: str
    contact_en: str
    form_of_address: str
    options: tuple[OptionRow, ...]
    offers: tuple[OfferRow, ...]
    actions: tuple[ActionRow, ...]


_ID: BindParameter[int] = bindparam("rework")
# made once: building a statement costs more than running it
_CASE = (
    select(
        Rework.id,
        Rework.supplier_id,
        Rework.inspection_id,
        Rework.order_id,
        Rework.contact_id,
        Rework.opened_on,
        Rework.talked,
        Rework.option,
        Rework.agreed_on,
        Rework.ready_on,
        Rework.payer,
        Rework.amount,
        Rework.currency,
        Rework.reinspection_id,
        Rework.closed_on,
        Rework.outcome,
        Rework.thanked_on,
        Rework.notes,
        Contact.name_zh.label("contact_zh"),
        Contact.name_en.label("contact_en"),
        Contact.form_of_address,
    )
    .outerjoin(Contact, Contact.id == Rework.contact_id)
    .where(Rework.id == _ID, Rework.deleted_at.is_(None))
)
_OPTIONS = select(
    ReworkOption.id,
    ReworkOption.option,
    ReworkOption.cost,
    ReworkOption.currency,
    ReworkOption.days,
    ReworkOption.note,
).where(ReworkOption.rework_id == _ID)
_OFFERS = (
    select(
        ReworkOffer.id,
        ReworkOffer.by,
        ReworkOffer.on_date,
        ReworkOffer.option,
        ReworkOffer.text,
        ReworkOffer.amount,
        ReworkOffer.currency,
        ReworkOffer.days,
        ReworkOffer.answer,
    )
    .where(ReworkOffer.rework_id == _ID)
    .order_by(ReworkOffer.on_date, ReworkOffer.id)
)
_ACTIONS = (
    select(
        CorrectiveAction.id,
        CorrectiveAction.step,
        CorrectiveAction.text,
        CorrectiveAction.owner,
        CorrectiveAction.due_on,
        CorrectiveAction.done_on,
        CorrectiveAction.evidence_before,
        CorrectiveAction.evidence_after,
    )
    .where(CorrectiveAction.rework_id == _ID)
    .order_by(CorrectiveAction.step)
)


def rework_case(connection: Connection, rework_id: int) -> Case | None:
    """Return a case with all that belongs to it, or None when it is not there."""
    given = {"rework": rework_id}
    row = connection.execute(_CASE, given).mappings().first()
    if row is None:
        return None
    values = dict(row)
    values["talked"] = frozenset(filter(None, row["talked"].split(",")))
    values = {
        name: "" if value is None and name in {"contact_zh", "contact_en", "form_of_address"} else value
        for name, value in values.items()
    }
    options = [OptionRow(*each) for each in connection.execute(_OPTIONS, given)]
    return Case(
        **values,
        options=tuple(sorted(options, key=lambda each: OPTIONS.index(each.option))),
        offers=tuple(OfferRow(*each) for each in connection.execute(_OFFERS, given)),
        actions=tuple(ActionRow(*each) for each in connection.execute(_ACTIONS, given)),
    )
