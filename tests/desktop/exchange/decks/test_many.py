"""A deck of hundreds of notes: one change that can be undone and made again, and of which Cancel leaves nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Table, func, select

from desktop.exchange.decks.known import known_phrases
from desktop.exchange.decks.planning import DeckPlan, plan_deck
from desktop.exchange.decks.reading import read_deck
from desktop.exchange.decks.writing import apply_deck
from desktop.journal.journal import Journal
from desktop.journal.schema import Base
from desktop.practice.finding import find_phrases
from tests.desktop.exchange.decks.packages import Deck, Said, write
from tests.desktop.exchange.decks.practised import TABLE

MANY = 600
COUNTED = tuple(Base.metadata.tables[name] for name in ("own_phrase", "card", "review", "deck"))
NUMBERS = "零一二三四五六七八九"


class Cancelled(Exception):
    """What a person who presses Cancel raises."""


@pytest.fixture
def plan(journal: Journal, tmp_path: Path) -> DeckPlan:
    notes = [
        Said(("".join(NUMBERS[int(one)] for one in f"{at:03}") + "号样品", "", f"Sample {at}"), f"guid{at}")
        for at in range(MANY)
    ]
    answers = [(at, 1_765_000_000_000 + at * 60_000, 3, 4000, 0) for at in range(MANY)]
    path = write(tmp_path / "many.apkg", Deck(notes, answers=answers), 3)
    with journal.read() as connection:
        return plan_deck(read_deck(path, TABLE), known_phrases(connection))


def counts(journal: Journal) -> dict[str, int]:
    def count(table: Table) -> int:
        with journal.read() as connection:
            return connection.scalar(select(func.count()).select_from(table)) or 0

    return {table.name: count(table) for table in COUNTED}


def found(journal: Journal) -> int:
    with journal.read() as connection:
        return len(find_phrases(connection, "样品", source="imported"))


def test_it_is_one_change_that_can_be_undone_and_made_again(journal: Journal, plan: DeckPlan) -> None:
    before = counts(journal)
    apply_deck(journal, plan, TABLE)
    after = counts(journal)
    assert after == {"own_phrase": MANY, "card": MANY, "review": MANY, "deck": before["deck"] + 1}
    assert found(journal) == MANY
    journal.undo()
    assert (counts(journal), found(journal)) == (before, 0)
    journal.redo()
    assert (counts(journal), found(journal)) == (after, MANY)


@pytest.mark.parametrize("times", [1, 2, 3, 4, 5])
def test_cancel_leaves_nothing_and_what_comes_next_is_kept(
    journal: Journal, plan: DeckPlan, times: int
) -> None:
    before, heard = counts(journal), list[int]()

    def told(done: int, _total: int) -> None:
        heard.append(done)
        if len(heard) == times:
            raise Cancelled

    with pytest.raises(Cancelled):
        apply_deck(journal, plan, TABLE, told=told)
    assert (counts(journal), found(journal)) == (before, 0)
    assert journal.next_undo() is None
    apply_deck(journal, plan, TABLE)
    journal.undo()
    assert (counts(journal), found(journal)) == (before, 0)
