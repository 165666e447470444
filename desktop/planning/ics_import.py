"""Writes the events of a calendar file into the journal: new ones, and those that it brought before anew."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from desktop.journal.journal import ChangeSession
from desktop.planning.event_drafts import EventDraft
from desktop.planning.event_reads import EventCard, all_events
from desktop.planning.events import add_event, edit_event
from desktop.planning.ics_write import DOMAIN

_OWN = re.compile(rf"event-(\d+)@{re.escape(DOMAIN)}")


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What the events of a file become: ``same`` ones are left alone."""

    new: tuple[EventDraft, ...]
    changed: tuple[tuple[int, EventDraft], ...]
    """The event's id and its new fields; people, suppliers and layer stay as they are."""
    same: int


def plan_import(connection: Connection, events: Iterable[EventDraft]) -> ImportPlan:
    """Return what would become of each event; nothing is written. An event is known by its UID."""
    cards = all_events(connection)
    by_uid = {card.draft.uid: card for card in cards if card.draft.uid} | {
        _own_uid(card): card for card in cards
    }
    new: list[EventDraft] = []
    changed: dict[int, EventDraft] = {}
    same: set[int] = set()
    for draft in {draft.uid or str(number): draft for number, draft in enumerate(events)}.values():
        card = by_uid.get(draft.uid)
        if card is None:
            new.append(draft)
        elif (merged := _merged(card, draft)) == card.draft:
            same.add(card.id)
        else:
            changed[card.id] = merged
    return ImportPlan(tuple(new), tuple(changed.items()), len(same))


def import_events(session: ChangeSession, plan: ImportPlan) -> None:
    """Write what was planned. Raises UsageError when an event has gone meanwhile."""
    for draft in plan.new:
        uid = "" if _OWN.fullmatch(draft.uid) else draft.uid
        add_event(session, replace(draft, uid=uid))
    for event_id, draft in plan.changed:
        edit_event(session, event_id, draft)


def _own_uid(card: EventCard) -> str:
    return f"event-{card.id}@{DOMAIN}"


def _merged(card: EventCard, draft: EventDraft) -> EventDraft:
    """Return the fields of a file with those that no file has, as the journal has them."""
    old = card.draft
    return replace(draft, people=old.people, suppliers=old.suppliers, layer=old.layer, uid=old.uid)
