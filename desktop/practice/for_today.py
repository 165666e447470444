"""Three phrases for today's people: whom one calls, who has a birthday, which festival comes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from desktop.practice.occasions import waking
from desktop.practice.rehearsals import Person, person_of, propose, rehearsals
from desktop.practice.wordings import Wording, wordings

SHOWN = 3
_GREET_DAYS = 3


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A phrase for today, and whom it is for: a person, or everybody before a festival."""

    wording: Wording
    person: Person | None
    festival: str = ""
    """Key of the festival that it is for."""


def suggestions(
    connection: Connection, today: date, people: Sequence[int], birthdays: Sequence[int] = ()
) -> list[Suggestion]:
    """Return at most three phrases for the people of today, one each; the same all day long."""
    found: dict[str, Suggestion] = {}
    for one in _all(connection, today, people, birthdays):
        found.setdefault(one.wording.key, one)
        if len(found) == SHOWN:
            break
    return list(found.values())


def _all(
    connection: Connection, today: date, people: Sequence[int], birthdays: Sequence[int]
) -> Iterator[Suggestion]:
    yield from _rehearsed(connection, today)
    for contact_id in birthdays:
        person = person_of(connection, contact_id)
        wishes = [one for one in propose(connection, "festival", person, 60) if "生日" in one.simplified]
        yield from (Suggestion(one, person) for one in wishes[:1])
    for festival in waking(today, _GREET_DAYS):
        yield from (Suggestion(one, None, festival.occurrence.festival.key) for one in festival.wishes[:1])
    for contact_id in people:
        person = person_of(connection, contact_id)
        said = propose(connection, "call", person, 12)
        if said:  # each person gets another phrase, and another one every day
            yield Suggestion(said[(today.toordinal() + contact_id) % len(said)], person)


def _rehearsed(connection: Connection, today: date) -> Iterator[Suggestion]:
    """Give the first phrases of the sets of today."""
    for row in rehearsals(connection, today):
        if row.day != today:
            continue
        person = person_of(connection, row.contact_id) if row.contact_id else None
        for one in list(wordings(connection, row.keys).values())[:SHOWN]:
            yield Suggestion(one, person)
