"""Favours owed both ways."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import UsageError
from desktop.giving.favours import (
    add_favour,
    balance,
    edit_favour,
    favours_of,
    remove_favour,
    return_favour,
)
from desktop.journal.journal import Journal
from desktop.people.contacts import add_contact


def test_favours_are_open_until_they_are_returned(journal: Journal) -> None:
    with journal.change("Add") as session:
        wang = add_contact(session, {"name_zh": "王伟"})
        given = add_favour(session, wang, "given", "Found a school for his son", date(2026, 3, 1))
        received = add_favour(session, wang, "received", "Moved our order up", date(2026, 5, 1))
    with journal.read() as connection:
        assert (balance(connection, wang).they_owe, balance(connection, wang).we_owe) == (1, 1)
    with journal.change("Return") as session:
        return_favour(session, received, date(2026, 6, 1))
    with journal.read() as connection:
        assert [(row.id, row.returned_on) for row in favours_of(connection, wang)] == [
            (given, None),
            (received, date(2026, 6, 1)),
        ]
        assert balance(connection, wang).we_owe == 0
    with journal.change("Remove") as session:
        remove_favour(session, given)
    with journal.read() as connection:
        assert [row.id for row in favours_of(connection, wang)] == [received]


def test_a_favour_needs_words_a_known_direction_and_dates_in_order(journal: Journal) -> None:
    with journal.change("Add") as session:
        wang = add_contact(session, {"name_zh": "王伟"})
        favour = add_favour(session, wang, "given", "Lent a mould", date(2026, 3, 1))
    for fields in ({"text": " "}, {"direction": "both"}, {"returned_on": date(2026, 2, 1)}):
        with pytest.raises(UsageError), journal.change("Edit") as session:
            edit_favour(session, favour, fields)  # type: ignore[arg-type]
    with journal.read() as connection:
        assert favours_of(connection, wang)[0].text == "Lent a mould"
