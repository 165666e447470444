"""Changed priorities: who changed what was agreed, why, what it cost, and how it was settled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, TypedDict

from sqlalchemy import ColumnElement, Connection, func, select

from desktop.errors import UsageError
from desktop.journal.journal import ChangeSession
from desktop.people import shown
from desktop.people.fields import check_choice, check_range, clean, existing
from desktop.people.tables import Contact, Supplier
from desktop.texts import _
from desktop.trade.money import check_currency, one_point
from desktop.trade.paper_tables import PriorityChange
from desktop.trade.tables import Order

SIDES = ("us", "them")
_LONGEST = 60 * 24 * 365


class PriorityFields(TypedDict, total=False):
    """The fields of a changed priority that a person types."""

    order_id: int | None
    contact_id: int | None
    on_date: date
    changed_by: str
    what: str
    why: str
    minutes: int
    samples: int
    cost: int
    currency: str
    claim: str
    settlement: str
    settled_on: date | None


@dataclass(frozen=True, slots=True)
class PriorityRow:
    """One change; ``cost`` in minor units of ``currency``."""

    id: int
    supplier_id: int
    order_id: int | None
    contact_id: int | None
    on_date: date
    changed_by: str
    what: str
    why: str
    minutes: int
    samples: int
    cost: int
    currency: str
    claim: str
    settlement: str
    settled_on: date | None
    name_zh: str
    """Of the person who changed it; empty where nobody is named."""
    name_en: str

    @property
    def who(self) -> str:
        """The side that changed it, and the person."""
        side = _("We") if self.changed_by == "us" else _("The supplier")
        person = shown.single(self.name_zh, self.name_en)
        return _("{side} ({person})").format(side=side, person=person) if person else side

    @property
    def hours(self) -> str:
        """The work that was lost, in hours; empty where none was. ``minutes_of`` gives the same minutes again."""
        return f"{self.minutes / 60:.2f}".rstrip("0").rstrip(".") if self.minutes else ""


def minutes_of(hours: str) -> int:
    """Return typed hours, such as 2.5, in minutes; none are 0. Raises UsageError for what is no length of time."""
    plain = one_point(hours.strip().replace("，", ",").replace("。", "."))
    try:
        exact = Decimal(plain or "0")
    except InvalidOperation:
        exact = Decimal(-1)
    if not exact.is_finite() or not 0 <= exact * 60 <= _LONGEST:
        raise UsageError(
            _("“{typed}” is no number of hours.").format(typed=hours), _("Type a number such as 2 or 1.5.")
        )
    return round(exact * 60)


def add_priority(session: ChangeSession, supplier_id: int, fields: PriorityFields) -> int:
    """Write down a change and return its id. Raises UsageError without words or for impossible effort."""
    existing(session, Supplier, supplier_id)
    values = _checked(session, {"what": "", **fields})
    return session.make(PriorityChange, supplier_id=supplier_id, **values).id


def edit_priority(session: ChangeSession, priority_id: int, fields: PriorityFields) -> None:
    """Change some fields. Raises as ``add_priority``."""
    existing(session, PriorityChange, priority_id).fill(_checked(session, fields))


def remove_priority(session: ChangeSession, priority_id: int) -> None:
    """Take away a change that never was."""
    session.delete(existing(session, PriorityChange, priority_id))


def priorities_of(
    connection: Connection, *, supplier_id: int | None = None, order_id: int | None = None
) -> list[PriorityRow]:
    """Return the changes of a supplier or an order, the newest first."""
    own = PriorityChange.__table__.c
    columns: list[ColumnElement[Any]] = [
        own[name] for name in PriorityRow.__dataclass_fields__ if name in own
    ]
    columns += [func.coalesce(name, "") for name in (Contact.name_zh, Contact.name_en)]
    query = (
        select(*columns)
        .outerjoin(Contact, Contact.id == PriorityChange.contact_id)
        .where(PriorityChange.deleted_at.is_(None))
    )
    if supplier_id is not None:
        query = query.where(PriorityChange.supplier_id == supplier_id)
    if order_id is not None:
        query = query.where(PriorityChange.order_id == order_id)
    query = query.order_by(PriorityChange.on_date.desc(), PriorityChange.id.desc())
    return [PriorityRow(*row) for row in connection.execute(query)]


def _checked(session: ChangeSession, fields: PriorityFields) -> dict[str, object]:
    values = clean(PriorityChange, fields)
    check_choice(values, "changed_by", SIDES)
    check_range(values, "minutes", 0, _LONGEST)
    check_range(values, "samples", 0, 10_000)
    check_range(values, "cost", 0, 10**15)
    if "currency" in values:
        values["currency"] = check_currency(values["currency"])
    if values.get("what", "kept") == "":
        raise UsageError(_("This change has no words."), _("Write down what was changed."))
    if values.get("order_id") is not None:
        existing(session, Order, values["order_id"])
    if values.get("contact_id") is not None:
        existing(session, Contact, values["contact_id"])
    return values
