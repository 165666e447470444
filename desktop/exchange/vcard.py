"""Reading a vCard file of version 2.1, 3.0 or 4.0."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.exchange.cards import Card, Entry, Problem
from desktop.exchange.lines import Source
from desktop.exchange.vcard_cards import RawCard, raw_cards
from desktop.exchange.vcard_lines import PROPERTY_LIMIT, unfolded
from desktop.exchange.vcard_people import card_from
from desktop.texts import _


def read_vcards(source: Source) -> Iterator[Entry]:
    """Yield a Card or a Problem for each card of the file, in its order and in bounded memory.

    A file that holds no card at all gives one Problem that says so.
    """
    found = False
    for raw in raw_cards(unfolded(source.lines(PROPERTY_LIMIT)), source.codec):
        entry = card_from(raw, source.name) if isinstance(raw, RawCard) else raw
        found = found or isinstance(entry, Card)
        yield entry
    if not found:
        yield Problem(1, _("The file holds no contact card."))
