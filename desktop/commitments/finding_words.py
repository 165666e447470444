"""Decisions and promises found by their text, for the one search over all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from desktop.commitments.promises import outcome_label, side_label
from desktop.commitments.tables import Decision, Promise
from desktop.highlight import Marked, mark
from desktop.journal.asking import Asked, newest
from desktop.journal.schema import as_ids, given_ids
from desktop.people import shown
from desktop.people.tables import Contact
from desktop.texts import _

_PROMISES = (
    select(
        Promise.id, Promise.contact_id, Promise.what, Promise.due_on.label("on"), Promise.side, Promise.outcome,
        Contact.name_zh, Contact.name_en, Contact.pinyin,
    )
    .join(Contact, Contact.id == Promise.contact_id)
    .where(Promise.id.in_(given_ids()))
)  # fmt: skip
_DECISIONS = (
    select(
        Decision.id, Decision.contact_id, Decision.what, Decision.asked_on.label("on"), Decision.answered_on,
        Decision.answer, Contact.name_zh, Contact.name_en, Contact.pinyin,
    )
    .join(Contact, Contact.id == Decision.contact_id)
    .where(Decision.id.in_(given_ids()))
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class WordHit:
    """A promise or a decision that was found, with the places of what was typed."""

    id: int
    contact_id: int
    on: date
    """The day for which it was promised, or on which the decision was asked for."""
    open: bool
    title: Marked
    note: Marked


def find_promises(connection: Connection, asked: Asked) -> list[WordHit]:
    """Return the promises that hold all words asked for, the open ones first, of both the latest day first."""
    ids = newest(connection, "promise", asked)
    rows = {row.id: row for row in connection.execute(_PROMISES, {"ids": as_ids(ids)})}
    hits = []
    for row in (rows[one] for one in ids if one in rows):
        note = " · ".join(
            (side_label(row.side), _name(row.name_zh, row.name_en, row.pinyin), outcome_label(row.outcome))
        )
        title = mark(row.what, asked.words)
        hits.append(WordHit(row.id, row.contact_id, row.on, not row.outcome, title, mark(note, asked.words)))
    return sorted(hits, key=lambda hit: not hit.open)


def find_decisions(connection: Connection, asked: Asked) -> list[WordHit]:
    """Return the decisions that hold all words asked for, the open ones first, of both the latest day first."""
    ids = newest(connection, "decision", asked)
    rows = {row.id: row for row in connection.execute(_DECISIONS, {"ids": as_ids(ids)})}
    hits = []
    for row in (rows[one] for one in ids if one in rows):
        said = row.answer or (_("Answered") if row.answered_on else _("Open"))
        note = " · ".join((_name(row.name_zh, row.name_en, row.pinyin), said))
        title = mark(row.what, asked.words)
        hits.append(
            WordHit(row.id, row.contact_id, row.on, row.answered_on is None, title, mark(note, asked.words))
        )
    return sorted(hits, key=lambda hit: not hit.open)


def _name(zh: str, en: str, pinyin: str) -> str:
    return shown.single(zh, en or pinyin)
