"""Certificates of a supplier that run out, and ideas for what it could need next: written and read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict

from sqlalchemy import Connection, select

from desktop.attachments.keeping import leave
from desktop.errors import UsageError
from desktop.journal.journal import ChangeSession
from desktop.people.fields import check_choice, clean, existing
from desktop.people.tables import Supplier
from desktop.texts import _
from desktop.years.tables import Certificate, NextNeed

OUTCOMES = ("", "spoken", "dropped")


class CertificateFields(TypedDict, total=False):
    """The fields of a certificate that a person types."""

    name: str
    number: str
    issuer: str
    valid_from: date | None
    valid_until: date
    note: str


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """A certificate, which holds up to and with ``valid_until``."""

    id: int
    supplier_id: int
    name: str
    number: str
    issuer: str
    valid_from: date | None
    valid_until: date
    note: str


@dataclass(frozen=True, slots=True)
class NeedRow:
    """An idea for the next need; open while ``outcome`` is empty."""

    id: int
    supplier_id: int
    text: str
    speak_on: date | None
    outcome: str
    settled_on: date | None


def add_certificate(session: ChangeSession, supplier_id: int, fields: CertificateFields) -> int:
    """Write down a certificate and return its id; ``name`` and ``valid_until`` are needed.

    Raises UsageError without a name, or when it ends before it begins.
    """
    existing(session, Supplier, supplier_id)
    values = _certificate(fields)
    _check_days(values.get("valid_from"), values["valid_until"])
    return session.make(Certificate, supplier_id=supplier_id, **values).id


def edit_certificate(session: ChangeSession, certificate_id: int, fields: CertificateFields) -> None:
    """Change some fields. Raises UsageError as ``add_certificate``."""
    held = existing(session, Certificate, certificate_id)
    values = _certificate(fields)
    _check_days(values.get("valid_from", held.valid_from), values.get("valid_until", held.valid_until))
    held.fill(values)


def remove_certificate(session: ChangeSession, certificate_id: int) -> None:
    """Take a certificate away that never was; its files go to the trash, and from there to the supplier."""
    held = existing(session, Certificate, certificate_id)
    leave(session, ("certificate", certificate_id), ("supplier", held.supplier_id))
    session.delete(held)


def add_need(session: ChangeSession, supplier_id: int, text: str, speak_on: date | None = None) -> int:
    """Write down an idea for the next need and return its id. Raises UsageError without words."""
    existing(session, Supplier, supplier_id)
    values = _need({"text": text, "speak_on": speak_on})
    return session.make(NextNeed, supplier_id=supplier_id, **values).id


def edit_need(session: ChangeSession, need_id: int, text: str, speak_on: date | None) -> None:
    """Change words and day of an idea. Raises UsageError without words."""
    existing(session, NextNeed, need_id).fill(_need({"text": text, "speak_on": speak_on}))


def settle_need(session: ChangeSession, need_id: int, outcome: str, on: date) -> None:
    """Say what became of an idea on a day: ``spoken``, ``dropped``, or empty to open it again.

    Raises UsageError for another outcome.
    """
    values = _need({"outcome": outcome, "settled_on": on if outcome else None})
    existing(session, NextNeed, need_id).fill(values)


def remove_need(session: ChangeSession, need_id: int) -> None:
    """Take an idea away."""
    session.delete(existing(session, NextNeed, need_id))


def certificates_of(connection: Connection, supplier_id: int) -> list[CertificateRow]:
    """Return the certificates of a supplier, the one that ends first at the head."""
    query = (
        select(
            Certificate.id,
            Certificate.supplier_id,
            Certificate.name,
            Certificate.number,
            Certificate.issuer,
            Certificate.valid_from,
            Certificate.valid_until,
            Certificate.note,
        )
        .where(Certificate.supplier_id == supplier_id, Certificate.deleted_at.is_(None))
        .order_by(Certificate.valid_until, Certificate.id)
    )
    return [CertificateRow(*row) for row in connection.execute(query)]


def needs_of(connection: Connection, supplier_id: int) -> list[NeedRow]:
    """Return the ideas for a supplier: open ones first, those with the earliest day at the head."""
    query = (
        select(
            NextNeed.id,
            NextNeed.supplier_id,
            NextNeed.text,
            NextNeed.speak_on,
            NextNeed.outcome,
            NextNeed.settled_on,
        )
        .where(NextNeed.supplier_id == supplier_id, NextNeed.deleted_at.is_(None))
        .order_by(NextNeed.outcome != "", NextNeed.speak_on.asc().nulls_last(), NextNeed.id)
    )
    return [NeedRow(*row) for row in connection.execute(query)]


def _certificate(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return cleaned fields of several types, hence Any."""
    values = clean(Certificate, fields)
    if values.get("name", "kept") == "":
        raise UsageError(_("This certificate has no name."), _("Type what it is, such as ISO 9001."))
    return values


def _need(fields: Mapping[str, Any]) -> dict[str, Any]:
    values = clean(NextNeed, fields)
    check_choice(values, "outcome", OUTCOMES)
    if values.get("text", "kept") == "":
        raise UsageError(_("This idea has no words."), _("Write down in a few words what they could need."))
    return values


def _check_days(begun: date | None, ended: date) -> None:
    if begun is not None and ended < begun:
        raise UsageError(_("This certificate would end before it begins."), _("Look at the two dates again."))
