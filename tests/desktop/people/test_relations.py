"""Ties between people: kept once, seen from both sides, and moved along when two people become one."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from desktop.errors import UsageError
from desktop.journal.journal import Journal
from desktop.people.contacts import add_contact
from desktop.people.employments import add_employment
from desktop.people.merging import merge
from desktop.people.relations import add_relation, edit_relation, relations_of, remove_relation
from desktop.people.supplier_card import people_at
from desktop.people.suppliers import add_supplier
from desktop.people.tables import Relation


def people(journal: Journal, *names: str) -> list[int]:
    with journal.change("people") as session:
        return [add_contact(session, {"name_zh": name}) for name in names]


def ties(journal: Journal, contact_id: int) -> list[tuple[str, str, str]]:
    with journal.read() as connection:
        return [(row.other.name_zh, row.kind, row.note) for row in relations_of(connection, contact_id)]


def test_a_tie_is_seen_from_both_sides_and_is_kept_once(journal: Journal) -> None:
    wang, li = people(journal, "王芳", "李伟")
    with journal.change("tie") as session:
        first = add_relation(session, wang, li, "schoolmate", "宁波大学")
        session.flush()
        assert add_relation(session, li, wang, "schoolmate") == first
    assert ties(journal, wang) == [("李伟", "schoolmate", "宁波大学")]
    assert ties(journal, li) == [("王芳", "schoolmate", "宁波大学")]


def test_nobody_is_tied_to_themselves_or_in_a_way_that_is_none(journal: Journal) -> None:
    wang, li = people(journal, "王芳", "李伟")
    with pytest.raises(UsageError, match="themselves"), journal.change("tie") as session:
        add_relation(session, wang, wang, "friend")
    with pytest.raises(UsageError, match="not possible"), journal.change("tie") as session:
        add_relation(session, wang, li, "rival")
    with journal.change("tie") as session:
        add_relation(session, wang, li, "friend")
        second = add_relation(session, wang, li, "family")
        session.flush()
        with pytest.raises(UsageError, match="already"):
            edit_relation(session, second, "friend", "")


def test_a_removed_tie_is_gone_and_undo_brings_it_back(journal: Journal) -> None:
    wang, li = people(journal, "王芳", "李伟")
    with journal.change("tie") as session:
        tie = add_relation(session, wang, li, "couple")
    with journal.change("untie") as session:
        remove_relation(session, tie)
    assert ties(journal, li) == []
    journal.undo()
    assert ties(journal, li) == [("王芳", "couple", "")]


def test_merging_keeps_each_tie_once_and_none_to_oneself(journal: Journal) -> None:
    wang, twin, li = people(journal, "王芳", "王芳", "李伟")
    with journal.change("ties") as session:
        add_relation(session, wang, li, "friend")
        add_relation(session, li, twin, "friend")
        add_relation(session, twin, li, "same_town")
        add_relation(session, wang, twin, "family")
    with journal.change("merge") as session:
        merge(session, "contact", wang, twin)
    assert {kind for _name, kind, _note in ties(journal, wang)} == {"friend", "same_town"}
    with journal.read() as connection:
        assert connection.scalar(select(func.count()).select_from(Relation)) == 2


def test_a_stance_is_one_of_three_or_unknown(journal: Journal) -> None:
    (wang,) = people(journal, "王芳")
    with journal.change("job") as session:
        supplier = add_supplier(session, {"name_zh": "光明五金厂"})
        add_employment(session, wang, {"supplier_id": supplier, "stance": "doubter"})
        with pytest.raises(UsageError, match="not possible"):
            add_employment(session, wang, {"supplier_id": supplier, "stance": "enemy"})
    with journal.read() as connection:
        assert {person.stance for person in people_at(connection, supplier)} == {"doubter"}
