"""Reading an Anki package: notes with their cards, schedule, answers and sounds."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from pathlib import Path

from desktop.exchange.cards import Problem
from desktop.exchange.decks.anki_package import opened
from desktop.exchange.decks.anki_schedule import CardReader
from desktop.exchange.decks.anki_schema import deck_names, is_dummy, note_types
from desktop.exchange.decks.notes import DeckFile, DeckKind, ForeignCard, Note, Tick, silent
from desktop.exchange.decks.packed import Packed
from desktop.practice.schedule import Timetable
from desktop.texts import _

MOST_NOTES = 200_000
_STEP = 1000
_FIELD_END = "\x1f"


def read_package(path: Path, table: Timetable, tick: Tick = silent) -> DeckFile:
    """Return all that a package holds but its sounds.

    Raises ImportProblem when the file is none, damaged, or unpacks to too much; whatever ``tick`` raises stops it.
    """
    with Packed(path) as packed, opened(packed, tick) as collection:
        types = note_types(collection)
        found = DeckFile(path, DeckKind.ANKI, tuple(types.values()))
        places = {key: place for place, key in enumerate(types)}
        cards: dict[int, list[ForeignCard]] = defaultdict(list)
        for note_id, card in CardReader(collection, table, deck_names(collection)).cards():
            cards[note_id].append(card)
        _read_notes(collection, found, places, cards, tick)
    return found


def _read_notes(
    collection: sqlite3.Connection,
    found: DeckFile,
    places: dict[int, int],
    cards: dict[int, list[ForeignCard]],
    tick: Tick,
) -> None:
    total = collection.execute("SELECT count(*) FROM notes").fetchone()[0]
    rows = collection.execute(
        "SELECT id, guid, mid, tags, flds FROM notes ORDER BY id LIMIT ?", (MOST_NOTES,)
    )
    for number, (note_id, guid, kind, tags, flds) in enumerate(rows, 1):
        if number % _STEP == 0:
            tick(number, total)
        fields = tuple(str(flds).split(_FIELD_END))
        if is_dummy(fields):
            continue
        if kind not in places:
            found.problems.append(
                Problem(number, _("The kind of this note is missing from the file."), fields[0][:80])
            )
            continue
        own = tuple(cards.pop(note_id, ()))
        deck = own[0].deck if own else ""
        found.notes.append(
            Note(number, places[kind], fields, deck, " ".join(str(tags).split()), str(guid), own)
        )
    if total > MOST_NOTES:
        words = _("More than {n} notes are too many for one import. The rest was left out.")
        found.problems.append(Problem(MOST_NOTES + 1, words.format(n=f"{MOST_NOTES:,}")))
