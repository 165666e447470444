"""Makes the draft of a touch from a mail that was saved as a file: who wrote to whom, when, about what."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, tzinfo

from sqlalchemy import Connection, select

from desktop.attachments.mails import Mail
from desktop.people.channels import match_key
from desktop.people.tables import Channel, Contact
from desktop.touches.logging import TouchDraft

_MAIL = "mail"


def people_by_mail(connection: Connection, addresses: Collection[str]) -> dict[str, int]:
    """Return who is known by some mail addresses, by address; one that two people share finds the older record."""
    wanted = {match_key(_MAIL, address): address for address in addresses}
    query = (
        select(Channel.contact_id, Channel.value)
        .join(Contact, Contact.id == Channel.contact_id)
        .where(Channel.kind == _MAIL, Channel.deleted_at.is_(None), Contact.deleted_at.is_(None))
        .order_by(Channel.id)
    )
    found: dict[str, int] = {}
    for contact_id, value in connection.execute(query):
        address = wanted.get(match_key(_MAIL, value))
        if address is not None and contact_id is not None:
            found.setdefault(address, contact_id)
    return found


def draft_of(connection: Connection, mail: Mail, now: datetime, zone: tzinfo) -> TouchDraft:
    """Return what would be logged of a mail; without a date of its own it is of ``now``.

    It came from them when the sender is known here; else it went out to those who are known.
    """
    boxes = [mail.sender.address, *(box.address for box in (*mail.to, *mail.copied))]
    known = people_by_mail(connection, boxes)
    from_them = mail.sender.address in known
    people = tuple(dict.fromkeys(known[address] for address in boxes if address in known))
    return TouchDraft(
        at=(mail.sent_at or now).astimezone(zone),
        people=people,
        kind=_MAIL,
        channel=_MAIL,
        direction="in" if from_them else "out",
        started_by="them" if from_them else "us",
        zone=getattr(zone, "key", ""),
        summary=mail.subject,
    )
