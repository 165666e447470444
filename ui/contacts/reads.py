"""One read of everything that the page of a person shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from desktop.giving.favours import Balance, FavourRow, balance, favours_of
from desktop.giving.gifts import GiftRow, gifts_of
from desktop.people.contact_card import ContactCard, contact_card
from desktop.people.last_touch import Flag
from desktop.people.photos import photo_data
from desktop.people.relations import RelationRow, relations_of
from desktop.rhythm.flags import flags
from ui.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Shown:
    """A person with everything around them, at one moment."""

    card: ContactCard
    favours: tuple[FavourRow, ...]
    balance: Balance
    ties: tuple[RelationRow, ...]
    photo: bytes | None
    due_on: date | None
    """When the next open follow-up is due."""
    now: datetime
    """In the home zone."""
    gifts: tuple[GiftRow, ...] = ()
    """What went either way or is thought of."""
    flag: Flag | None = None
    """What presses most about the next touch."""

    @property
    def today(self) -> date:
        """The day of the reading."""
        return self.now.date()


def read_contact(workplace: Workplace, contact_id: int) -> Shown | None:
    """Read a person, or None when they are gone for good."""
    now = workplace.clock().astimezone()
    with workplace.journal.read() as connection:
        card = contact_card(connection, contact_id)
        if card is None:
            return None
        return Shown(
            card=card,
            favours=tuple(favours_of(connection, contact_id)),
            balance=balance(connection, contact_id),
            ties=tuple(relations_of(connection, contact_id)),
            photo=photo_data(connection, card.photo_id) if card.photo_id is not None else None,
            gifts=tuple(gifts_of(connection, contact_id)),
            due_on=card.tie.follow_up,
            now=now,
            flag=flags(connection, "contact", [card.tie], now.date()).get(contact_id),
        )
