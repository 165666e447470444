"""The gift ledger: from the idea to what became of it, in both directions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict

from sqlalchemy import Connection, Select, select

from desktop.errors import UsageError
from desktop.giving.tables import Gift
from desktop.giving.words import OPEN, OURS, SIDES, THEIRS, occasions
from desktop.journal.journal import ChangeSession
from desktop.journal.schema import as_ids, given_ids
from desktop.people.contact_reads import jobs_today
from desktop.people.fields import check_choice, check_range, clean, existing
from desktop.people.tables import Contact, Supplier
from desktop.texts import _

_MOST = 10**11
"""Minor units: more is a slip of the keys."""


class GiftFields(TypedDict, total=False):
    """The fields of a gift that a person types."""

    contact_id: int | None
    supplier_id: int | None
    department: str
    side: str
    state: str
    what: str
    occasion: str
    for_day: date | None
    sent_on: date | None
    on_date: date | None
    value: int | None
    currency: str
    cash: bool
    tracking: str
    reaction: str
    notes: str


@dataclass(frozen=True, slots=True)
class GiftRow:
    """A gift as a list shows it; the fields are those of the table."""

    id: int
    contact_id: int | None
    supplier_id: int | None
    department: str
    side: str
    state: str
    what: str
    occasion: str
    for_day: date | None
    sent_on: date | None
    on_date: date | None
    value: int | None
    currency: str
    cash: bool
    tracking: str
    reaction: str
    notes: str

    @property
    def for_team(self) -> bool:
        """Tell whether it is for a team and not for one person."""
        return self.contact_id is None

    @property
    def day(self) -> date | None:
        """The day by which it is put in order: when it was given, else when it was sent, else its occasion."""
        return self.on_date or self.sent_on or self.for_day


def add_gift(session: ChangeSession, fields: GiftFields) -> int:
    """Write down a gift and return its id; ``what`` and a person or a supplier are needed.

    A person's gift belongs to where they work today. Raises UsageError without words, for nobody, for a state that
    this side cannot have, or a sum that is no sum.
    """
    values = _checked(session, fields)
    side = values.setdefault("side", "ours")
    values.setdefault("state", "received" if side == "theirs" else "idea")
    if not values.get("what"):
        raise _no_words()
    if values.get("contact_id") is not None:
        _place(session, values)
    gift = session.make(Gift, **values)
    _check_whole(gift)
    return gift.id


def edit_gift(session: ChangeSession, gift_id: int, fields: GiftFields) -> None:
    """Change some fields of a gift; one for another person goes to where that one works today.

    Raises UsageError as ``add_gift``.
    """
    gift = existing(session, Gift, gift_id)
    values = _checked(session, fields)
    if values.get("what", "kept") == "":
        raise _no_words()
    if values.get("contact_id", gift.contact_id) not in (None, gift.contact_id):
        _place(session, values)
    gift.fill(values)
    _check_whole(gift)


def mark_gift(session: ChangeSession, gift_id: int, state: str, on: date) -> None:
    """Say where a gift stands from a day on: the day is kept for ``sent``, and for what ends it.

    Going back to an earlier state takes the later days away. Raises UsageError for a state it cannot have.
    """
    gift = existing(session, Gift, gift_id)
    values: GiftFields = {"state": state}
    if state == "sent":
        values |= {"sent_on": on, "on_date": None}
    elif state in ("given", "received", "declined"):
        values |= {"on_date": on}
    else:
        values |= {"sent_on": None, "on_date": None}
    gift.fill(dict(values))
    _check_whole(gift)


def delete_gifts(session: ChangeSession, gift_ids: Iterable[int]) -> None:
    """Move gifts to the trash."""
    for gift_id in gift_ids:
        existing(session, Gift, gift_id).deleted_at = session.now


_COLUMNS = tuple(Gift.__table__.c[name] for name in GiftRow.__dataclass_fields__)


def _rows() -> Select[Any]:
    return select(*_COLUMNS).where(Gift.deleted_at.is_(None))


def gift(connection: Connection, gift_id: int) -> GiftRow | None:
    """Return one gift; None when it is not there or in the trash."""
    row = connection.execute(_rows().where(Gift.id == gift_id)).one_or_none()
    return None if row is None else GiftRow(*row)


def gifts_of(connection: Connection, contact_id: int) -> list[GiftRow]:
    """Return the gifts to and from a person: those that ask for something first, then the newest first."""
    return _ordered(connection.execute(_rows().where(Gift.contact_id == contact_id)))


def gifts_of_house(connection: Connection, supplier_id: int) -> list[GiftRow]:
    """Return the gifts to and from a supplier's people and teams, in the order of ``gifts_of``."""
    return _ordered(connection.execute(_rows().where(Gift.supplier_id == supplier_id)))


def gifts_for_teams(connection: Connection, occasion: str, day: date) -> list[GiftRow]:
    """Return our gifts for teams on an occasion of one day, whatever became of them."""
    where = (
        Gift.contact_id.is_(None), Gift.side == "ours", Gift.occasion == occasion, Gift.for_day == day,
    )  # fmt: skip
    return _ordered(connection.execute(_rows().where(*where)))


def gifts_of_all(connection: Connection, contact_ids: Sequence[int]) -> dict[int, list[GiftRow]]:
    """Return the gifts to and from several people, each in the order of ``gifts_of``; for all of them a list."""
    found: dict[int, list[GiftRow]] = {contact_id: [] for contact_id in contact_ids}
    rows = connection.execute(_rows().where(Gift.contact_id.in_(given_ids())), {"ids": as_ids(contact_ids)})
    for one in _ordered(rows):
        found[one.contact_id or 0].append(one)
    return found


def _ordered(rows: Iterable[Any]) -> list[GiftRow]:
    found = [GiftRow(*row) for row in rows]
    found.sort(key=lambda one: (one.day or date.max, one.id), reverse=True)
    return sorted(found, key=lambda one: one.state not in OPEN)


def _place(session: ChangeSession, values: dict[str, Any]) -> None:
    """Put the gift of a person to where they work, unless a supplier is given; cells of any type, hence Any."""
    values["department"] = ""
    if values.get("supplier_id") is None:
        values["supplier_id"] = _employer(session, values["contact_id"])


def _employer(session: ChangeSession, contact_id: int) -> int | None:
    """Return the supplier at which a person works today, if any."""
    session.flush()
    job = jobs_today(session.connection(), [contact_id]).get(contact_id)
    return job.supplier_id if job else None


def _check_whole(gift: Gift) -> None:
    if gift.contact_id is None and gift.supplier_id is None:
        raise UsageError(
            _("This gift is for nobody."), _("Choose a person, or a supplier for its whole team.")
        )
    if gift.state not in (OURS if gift.side == "ours" else THEIRS):
        raise UsageError(
            _("A gift of this side cannot stand there."),
            _("Gifts to us are received or declined; ours go from the idea to given or declined."),
        )
    if gift.sent_on and gift.on_date and gift.on_date < gift.sent_on:
        raise UsageError(_("This gift would arrive before it was sent."), _("Look at the two dates again."))


def _checked(session: ChangeSession, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return cleaned fields of several types, hence Any."""
    values = clean(Gift, fields)
    check_choice(values, "side", SIDES)
    check_choice(values, "occasion", occasions(), empty=True)
    check_range(values, "value", 0, _MOST)
    if values.get("contact_id") is not None:
        existing(session, Contact, values["contact_id"])
    if values.get("supplier_id") is not None:
        existing(session, Supplier, values["supplier_id"])
    currency = values.get("currency", "CNY")
    if len(currency) != 3 or not currency.isascii() or not currency.isalpha():
        raise UsageError(
            _("“{code}” is no currency.").format(code=currency), _("Type three letters, such as USD or CNY.")
        )
    if "currency" in values:
        values["currency"] = currency.upper()
    return values


def _no_words() -> UsageError:
    return UsageError(_("This gift has no words."), _("Write down in a few words what it is."))
