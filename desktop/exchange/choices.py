"""What an import proposes for each row of its files, and what a person chooses instead."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from desktop.exchange.cards import Card, Entry, Problem
from desktop.exchange.matching import Sureness
from desktop.exchange.outcomes import Fate
from desktop.texts import N_, _

Kind = Literal["contact", "supplier"]
_SIGNS = {
    "id": N_("Exported from this journal as {name}."),
    "wechat": N_("The same WeChat as {name}."),
    "mail": N_("The same mail address as {name}."),
    "phone": N_("The same phone number as {name}."),
    "name_company": N_("The same name and company as {name}."),
    "name": N_("The same name as {name}."),
    "company": N_("The same company name as {name}."),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who a row may be: a record of the journal, or the ``twin``, an earlier row of the same import by its index."""

    name: str
    sureness: Sureness
    signs: tuple[str, ...]
    """Keys of what they share, the surest first."""
    record_id: int | None = None
    twin: int | None = None

    def reason(self) -> str:
        """Return in a sentence what the two share."""
        return _(_SIGNS[self.signs[0]]).format(name=self.name)


@dataclass(frozen=True, slots=True)
class Choice:
    """What shall become of a row: created, skipped, ``merged`` (gaps are filled) or ``updated`` (the file wins).

    ``candidate`` is the index of the one to merge with or to update, of the row's ``candidates``.
    """

    fate: Fate
    candidate: int = 0


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row of an import before anything is written; ``kind`` is what it would become."""

    file: str
    entry: Entry
    kind: Kind
    proposed: Choice
    candidates: tuple[Candidate, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def row(self) -> int:
        """The line of the file, from 1."""
        return self.entry.row

    @property
    def card(self) -> Card | None:
        """What was read; None for a damaged part of the file."""
        return None if isinstance(self.entry, Problem) else self.entry

    @property
    def name(self) -> str:
        """The name to show for the row."""
        return self.entry.name

    @property
    def possible(self) -> tuple[Choice, ...]:
        """All that can be chosen: a damaged row has no choice."""
        if self.card is None:
            return ()
        merging = (
            Choice(fate, number)
            for number in range(len(self.candidates))
            for fate in (Fate.MERGED, Fate.UPDATED)
        )
        return (Choice(Fate.CREATED), *merging, Choice(Fate.SKIPPED))


@dataclass(frozen=True, slots=True)
class Plan:
    """All rows of an import with what is proposed for each."""

    rows: tuple[PlannedRow, ...] = ()
    make_suppliers: bool = True
    """Companies that are not in the journal become suppliers; else they stay the text of a job."""
    choices: dict[int, Choice] = field(default_factory=dict)
    """What a person chose, by the index of the row; other rows go as proposed."""

    def choice(self, number: int) -> Choice:
        """Return what shall become of a row."""
        return self.choices.get(number, self.rows[number].proposed)


def carried(before: Plan, after: Plan) -> Plan:
    """Return the plan ``after`` with the choices of ``before`` for rows of the same file, line and name.

    A choice stays where it is still possible, and with whom it was meant: a record or row that is no longer proposed
    takes its choice along.
    """
    chosen = {_key(before.rows[number]): (before.rows[number], one) for number, one in before.choices.items()}
    choices = dict(after.choices)
    for number, row in enumerate(after.rows):
        was, choice = chosen.get(_key(row), (None, None))
        kept = _again(choice, was, row) if was is not None and choice is not None else None
        if kept in row.possible:
            choices[number] = kept
    return replace(after, choices=choices)


def _key(row: PlannedRow) -> tuple[str, int, str]:
    return row.file, row.row, row.name


def _again(choice: Choice, was: PlannedRow, row: PlannedRow) -> Choice | None:
    """Return a choice with the candidate's place among those of today; None when they are gone."""
    if choice.fate not in (Fate.MERGED, Fate.UPDATED):
        return choice
    meant = was.candidates[choice.candidate]
    places = (
        place
        for place, one in enumerate(row.candidates)
        if (one.record_id, one.twin) == (meant.record_id, meant.twin)
    )
    place = next(places, None)
    return None if place is None else replace(choice, candidate=place)
