"""One sheet for all suppliers of a colleague of ours: who is where, what is open, and what was said last."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from desktop import formats
from desktop.exchange.dossier import Dossier, Section
from desktop.exchange.dossier_trade import open_orders
from desktop.exchange.handover import open_parts, people_part, steps, touches_part
from desktop.people import shown
from desktop.people.last_touch import silent_days
from desktop.people.supplier_card import SupplierCard, supplier_card
from desktop.people.supplier_reads import SupplierFilter, supplier_ids
from desktop.people.words import status_label
from desktop.texts import _, n_

_LAST = 3
"""Touches that are told of each supplier."""


def suppliers_to_hand_over(connection: Connection, tag_id: int | None = None) -> Sequence[int]:
    """Return the suppliers one works with, by name; with a tag, those that bear it whatever their state but ended."""
    statuses = ("active",) if tag_id is None else ("prospect", "active", "paused")
    return supplier_ids(
        connection, SupplierFilter(tags=() if tag_id is None else (tag_id,), statuses=statuses)
    )


def handover_of_all(
    connection: Connection, ids: Sequence[int], now: datetime, *, private: bool = False,
    tick: Callable[[int, int], None] = lambda _done, _total: None,
) -> Dossier:  # fmt: skip
    """Return one sheet for several suppliers; ``now`` is in the home zone, ``tick`` hears how far it is.

    Without ``private`` stances and favours are left out.
    """
    cards: list[SupplierCard] = []
    sections: list[Section] = []
    for done, supplier_id in enumerate(ids):
        tick(done, len(ids))
        card = supplier_card(connection, supplier_id)
        if card is not None:
            cards.append(card)
            sections += _about(connection, card, now, private=private)
    first = (
        Section(_("What to do first"), paragraphs=tuple(f"☐ {step.words}" for step in steps("ours"))),
        _overview(cards, now),
    )
    count = n_("{n} supplier", "{n} suppliers", len(cards)).format(n=len(cards))
    kept = tuple(section for section in (*first, *sections) if not section.empty)
    return Dossier(_("Handover"), count, now.date(), kept, private=private)


def _overview(cards: Sequence[SupplierCard], now: datetime) -> Section:
    head = (_("Supplier"), _("Status"), _("Tier"), _("Whom to introduce first"), _("Last touch"))
    rows = tuple(
        (
            _name(card),
            status_label(card.status),
            str(card.tier) if card.tier else "",
            _closest(card),
            formats.age(silent_days(card.last_touch, now)),
        )
        for card in cards
    )
    return Section(_("All suppliers"), head=head, rows=rows)


def _about(connection: Connection, card: SupplierCard, now: datetime, *, private: bool) -> Iterator[Section]:
    """Yield what is to be known of one supplier, each part under its name."""
    parts = (
        people_part(card, now, private=private),
        Section(*open_orders(connection, card.id, now.date())),
        *open_parts(connection, card, private=private),
        touches_part(connection, card.id, now, _LAST),
    )
    name = _name(card)
    for part in parts:
        yield replace(part, title=f"{name} · {part.title}")


def _name(card: SupplierCard) -> str:
    return shown.single(card.name_zh, card.name_en)


def _closest(card: SupplierCard) -> str:
    """Return with whom one talked last, and how to address them; of several never met the first."""
    if not card.people:
        return ""
    first = max(card.people, key=lambda one: one.last_touch.timestamp() if one.last_touch else 0.0)
    name = shown.whole(first.name_zh, first.name_en or first.pinyin)
    return " · ".join(filter(None, (name, first.form_of_address)))
