"""What is to be done by a day."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.commitments.follow_ups import (
    add_follow_up,
    delete_follow_up,
    due_by_day,
    edit_follow_up,
    finish,
    follow_ups_of,
    open_follow_ups,
    reopen,
    restore_follow_up,
    snooze,
)
from desktop.errors import Refused, UsageError
from desktop.journal.journal import Journal
from desktop.people.tables import Contact

TODAY = date(2026, 11, 22)


def add(journal: Journal, day: int, text: str = "Call", **values) -> int:
    with journal.change("Add follow-up") as session:
        return add_follow_up(session, date(2026, 11, day), text, **values)


def texts(journal: Journal, **values) -> list[str]:
    with journal.read() as connection:
        return [row.text for row in open_follow_ups(connection, **values)]


def test_open_ones_come_by_day(journal: Journal) -> None:
    add(journal, 25, "later")
    add(journal, 20, "overdue")
    add(journal, 22, "today")
    assert texts(journal) == ["overdue", "today", "later"]
    assert texts(journal, until=TODAY) == ["overdue", "today"]


def test_a_done_one_leaves_the_list_and_comes_back_when_reopened(journal: Journal) -> None:
    made = add(journal, 22)
    with journal.change("Done") as session:
        finish(session, made, " Quote  received ")
    assert texts(journal) == []
    with journal.change("Reopen") as session:
        reopen(session, made)
    assert texts(journal) == ["Call"]


def test_the_outcome_is_kept(journal: Journal) -> None:
    with journal.change("Contact") as session:
        contact = session.make(Contact, name_zh="李伟").id
    made = add(journal, 22, contact_id=contact)
    with journal.change("Done") as session:
        finish(session, made, "Quote received")
    with journal.read() as connection:
        (row,) = follow_ups_of(connection, contact_id=contact)
    assert row.outcome == "Quote received"
    assert row.done_at is not None


def test_snoozing_goes_forward_only(journal: Journal) -> None:
    made = add(journal, 20)
    with journal.change("Put off") as session:
        snooze(session, made, date(2026, 11, 30), TODAY)
    with journal.read() as connection:
        assert list(due_by_day(connection, TODAY, date(2026, 12, 31))) == [date(2026, 11, 30)]
    with pytest.raises(Refused), journal.change("Put off") as session:
        snooze(session, made, TODAY, TODAY)


def test_a_done_one_cannot_be_snoozed(journal: Journal) -> None:
    made = add(journal, 20)
    with journal.change("Done") as session:
        finish(session, made)
    with pytest.raises(Refused, match="done already"), journal.change("Put off") as session:
        snooze(session, made, date(2026, 11, 30), TODAY)


def test_editing_and_the_trash(journal: Journal) -> None:
    made = add(journal, 20)
    with journal.change("Edit") as session:
        edit_follow_up(session, made, text="Write")
    assert texts(journal) == ["Write"]
    with journal.change("Delete") as session:
        delete_follow_up(session, made)
    assert texts(journal) == []
    with journal.change("Restore") as session:
        restore_follow_up(session, made)
    assert texts(journal) == ["Write"]


def test_an_empty_text_is_refused(journal: Journal) -> None:
    with pytest.raises(UsageError):
        add(journal, 20, "  \n ")
