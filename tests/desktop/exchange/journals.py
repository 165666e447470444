"""Journals to import into and to compare with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from desktop import opening
from desktop.exchange.cards import Card
from desktop.exchange.choices import Choice, Plan
from desktop.exchange.exported_people import contact_cards
from desktop.exchange.exported_suppliers import supplier_cards
from desktop.exchange.gathering import gather, look_at
from desktop.exchange.importing import apply_plan
from desktop.exchange.outcomes import RowOutcome
from desktop.exchange.proposing import plan_import
from desktop.journal.connection import DatabaseKey
from desktop.journal.journal import Journal
from desktop.journal.opened import open_file
from desktop.people.contact_card import ContactCard, contact_card
from desktop.people.tables import Contact, Supplier
from tests.desktop.conftest import SteppingClock

KEY = DatabaseKey(bytes(range(32)), bytes(range(16)))
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
_OWN_ID = re.compile(r"guanxi-\d+")


@contextmanager
def new_journal(folder: Path) -> Iterator[Journal]:
    """Make an empty journal and open it."""
    folder.mkdir()
    opening.create(folder, KEY)
    opened = open_file(folder, KEY)
    journal = opening.journal_from(opened, SteppingClock(NOW), 7)
    try:
        yield journal
    finally:
        journal.close()
        opened.close()


def planned(journal: Journal, *paths: Path, make_suppliers: bool = True) -> Plan:
    """Read files and propose what becomes of their rows."""
    entries = gather([look_at(path) for path in paths])
    with journal.read() as connection:
        return plan_import(connection, entries, make_suppliers=make_suppliers)


def imported(journal: Journal, *paths: Path, choices: dict[int, Choice] | None = None) -> list[RowOutcome]:
    """Import files as proposed, or as chosen."""
    plan = planned(journal, *paths)
    return apply_plan(journal, replace(plan, choices=choices or {}))


def written(folder: Path, text: str, name: str = "people.csv") -> Path:
    """Write a file to import."""
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def person(journal: Journal, name: str) -> ContactCard:
    """Return the one person of a name."""
    named = (Contact.name_zh == name) | (Contact.name_en == name)
    with journal.read() as connection:
        contact_id = connection.scalars(select(Contact.id).where(named, Contact.deleted_at.is_(None))).one()
        found = contact_card(connection, contact_id)
    assert found is not None
    return found


def cards(journal: Journal) -> list[Card]:
    """Return all people and suppliers as cards in which ids are names, so that two journals can be compared."""
    with journal.read() as connection:
        people = list(contact_cards(connection, list(connection.scalars(select(Contact.id)))))
        firms = list(supplier_cards(connection, list(connection.scalars(select(Supplier.id)))))
    names = {card.source_id: card.name for card in people}
    plain = [
        replace(card, source_id="", unknown=tuple(_named(pair, names) for pair in card.unknown))
        for card in people + firms
    ]
    return sorted(
        plain, key=lambda card: (card.is_company, card.name, card.company, card.note, str(card.channels))
    )


def _named(pair: tuple[str, str], names: dict[str, str]) -> tuple[str, str]:
    return pair[0], _OWN_ID.sub(lambda match: names[match[0]], pair[1])
