"""Writing an accepted plan: phrases, decks, cards, answers and sounds in one change that can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from json.encoder import encode_basestring
from operator import itemgetter
from typing import Any

from sqlalchemy import bindparam, update

from desktop.attachments.attaching import Prepared
from desktop.exchange.collecting import collector_at_rest
from desktop.exchange.decks.card_rows import CardWriter
from desktop.exchange.decks.known import OURS
from desktop.exchange.decks.markup import writable
from desktop.exchange.decks.notes import Tick, silent
from desktop.exchange.decks.planning import DeckPlan, PlannedNote
from desktop.exchange.decks.roles import SAID
from desktop.exchange.outcomes import Fate, RowOutcome
from desktop.joining import sentences
from desktop.journal.bulk import insert_stored
from desktop.journal.journal import ChangeSession, Journal
from desktop.journal.schema import Base, milliseconds
from desktop.practice.own import restore_phrases
from desktop.practice.schedule import Timetable
from desktop.practice.sounds import keep_sound
from desktop.practice.tables import OwnPhrase
from desktop.texts import _

PHRASES = Base.metadata.tables[OwnPhrase.__tablename__]
_AT_ONCE = 2000
_PHRASE = ("id", "key", "register", "foreign_id", "foreign_fields", *SAID)
_said = itemgetter(*SAID)
_UPDATE = (
    update(PHRASES)
    .where(PHRASES.c.id == bindparam("row_id"))
    .values({name: bindparam(f"to_{name}") for name in (*SAID, "foreign_id", "foreign_fields", "updated_at")})
)


class _Rehearsed(Exception):
    """Ends a rehearsal, so that nothing of it is kept."""


def apply_deck(
    journal: Journal,
    plan: DeckPlan,
    table: Timetable,
    sounds: Mapping[str, Prepared] | None = None,
    told: Tick = silent,
) -> list[RowOutcome]:
    """Carry out a plan as one change; returns what became of each row, in their order.

    ``sounds`` are those whose bytes are in the journal's folder, by name; None when nobody looked for them.
    Raises StoreError when the disk refuses, and whatever ``told`` raises; then nothing is changed.
    """
    with collector_at_rest(), journal.change(_("Import cards")) as session:
        return write_deck(session, plan, table, sounds, told)


def rehearse_deck(journal: Journal, plan: DeckPlan, table: Timetable) -> list[RowOutcome]:
    """Return what ``apply_deck`` would return, and change nothing."""
    outcomes: list[RowOutcome] = []
    try:
        with journal.change(_("Import cards")) as session:
            outcomes = write_deck(session, plan, table)
            raise _Rehearsed
    except _Rehearsed:
        return outcomes


def write_deck(
    session: ChangeSession,
    plan: DeckPlan,
    table: Timetable,
    sounds: Mapping[str, Prepared] | None = None,
    told: Tick = silent,
) -> list[RowOutcome]:
    """Write the rows of a plan within a change, as ``apply_deck``."""
    return _Import(session, plan, CardWriter(session, table, plan.file), sounds).run(told)


@dataclass(slots=True)
class _Import:
    """One import under way."""

    session: ChangeSession
    plan: DeckPlan
    cards: CardWriter
    sounds: Mapping[str, Prepared] | None
    """None where nobody looked for them."""
    _made: list[tuple[object, ...]] = field(default_factory=list)
    """Cells of ``_PHRASE``."""
    _changed: list[dict[str, Any]] = field(default_factory=list)
    _back: list[int] = field(default_factory=list)
    _heard: list[tuple[str, Prepared]] = field(default_factory=list)

    def run(self, told: Tick) -> list[RowOutcome]:
        outcomes = []
        for number, row in enumerate(self.plan.rows):
            if number % 500 == 0:
                told(number, len(self.plan.rows))
            outcomes.append(self._row(row, self.plan.choice(number).fate))
        now = milliseconds(self.session.now)
        same: Mapping[str, int | str] = {"source": "imported", "created_at": now, "updated_at": now}
        for start in range(0, len(self._made), _AT_ONCE):
            told(len(self.plan.rows), len(self.plan.rows))
            rows = self._made[start : start + _AT_ONCE]
            insert_stored(self.session.connection(), PHRASES, _PHRASE, rows, same)
        if self._changed:
            self.session.execute(_UPDATE, self._changed)
        if self._back:
            restore_phrases(self.session, self._back)
        self.cards.write(told)
        for key, file in self._heard:
            keep_sound(self.session, key, file)
        return outcomes

    def _row(self, row: PlannedNote, fate: Fate) -> RowOutcome:
        reasons = row.reasons
        if fate is Fate.SKIPPED and row.proposed.fate is not Fate.SKIPPED:
            reasons = (_("Left out as you chose."),)
        elif fate is Fate.CREATED:
            reasons = (*reasons, *self._create(row))
        elif fate in (Fate.UPDATED, Fate.MERGED) and row.known is not None:
            if row.known.id is not None and not row.known.of_library:
                self._change(row, row.known.id)
            if not row.known.trashed:  # else its own cards come back with it
                self.cards.add(row.known.key, row.cards, row.said)
        return RowOutcome(self.plan.file, row.row, fate, row.name, sentences(*reasons) if reasons else "")

    def _create(self, row: PlannedNote) -> tuple[str, ...]:
        """Make a phrase; returns what is to be said of it."""
        row_id = self.session.new_id()
        key = f"own.{row_id}"
        self._made.append((row_id, key, _register(row.said["simplified"]), *_foreign(row), *_said(row.said)))
        self.cards.add(key, row.cards, row.said)
        if self.sounds is None:
            return ()
        known = [self.sounds[name] for name in row.sounds if name in self.sounds]
        self._heard += [(key, file) for file in known]
        return (_("A sound is missing from the file."),) if len(known) < len(row.sounds) else ()

    def _change(self, row: PlannedNote, row_id: int) -> None:
        """Take the file's words; where it says nothing, what the journal has stays."""
        assert row.known is not None
        said = {name: row.said[name] or row.known.said[name] for name in SAID}
        foreign_id, fields = _foreign(row)
        foreign = {"foreign_id": foreign_id or row.known.foreign_id, "foreign_fields": fields}
        values = {**said, **foreign, "updated_at": self.session.now}
        self._changed.append({"row_id": row_id, **{f"to_{name}": value for name, value in values.items()}})
        if row.known.trashed:
            self._back.append(row_id)


def _foreign(row: PlannedNote) -> tuple[str, str]:
    """Return the id of a note and its fields as JSON, as the file has them; of a note of ours it is its own id."""
    note = row.note
    if note is None:
        return "", ""
    ours = not note.guid or note.guid.startswith(OURS)
    fields = "" if ours else f"[{', '.join(map(encode_basestring, note.fields))}]"
    return writable(note.guid), writable(fields)


def _register(text: str) -> str:
    return "nin" if "您" in text else "ni" if "你" in text else "neutral"
