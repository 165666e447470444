"""What was looked for is kept in the journal, and is no change of it."""

from __future__ import annotations

from desktop.finding.recent import KEPT, forget_searches, keep_search, recent_searches
from desktop.journal.journal import Journal


def keep(journal: Journal, *lines: str) -> None:
    for line in lines:
        with journal.change("Find") as session:
            keep_search(session, line)


def kept(journal: Journal) -> list[str]:
    with journal.read() as connection:
        return recent_searches(connection)


def test_the_newest_comes_first_and_once(journal: Journal) -> None:
    keep(journal, "报价", "kind:note  mould ", "x", "  ", "报价")
    assert kept(journal) == ["报价", "kind:note mould"]


def test_only_the_newest_are_kept(journal: Journal) -> None:
    keep(journal, *(f"word {n}" for n in range(KEPT + 5)))
    assert len(kept(journal)) == KEPT
    assert kept(journal)[0] == f"word {KEPT + 4}"


def test_it_is_nothing_to_undo_and_cleared_for_good(journal: Journal) -> None:
    keep(journal, "one", "two", "three")
    assert journal.next_undo() is None
    with journal.change("Clear") as session:
        forget_searches(session, "two")
    assert kept(journal) == ["three", "one"]
    with journal.change("Clear") as session:
        forget_searches(session)
    assert kept(journal) == []
    assert journal.next_undo() is None
