"""The network: who is tied to whom, the rings around one, and the way to somebody."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.journal.journal import Journal
from desktop.people.contacts import add_contact, delete_contacts, edit_contact
from desktop.people.employments import add_employment
from desktop.people.network import MOST, Key, Network, Node, load_network, rings, way_to
from desktop.people.relations import add_relation
from desktop.people.suppliers import add_supplier
from desktop.people.tags import tag
from desktop.touches.logging import TouchDraft, delete_touches, log_touch

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


class Town:
    """Grace introduced Wang; Wang and Li are schoolmates; Li works at a factory whose boss nobody of us has met."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        with journal.change("town") as session:
            names = ("许静怡", "王芳", "李伟", "张建国", "陌生人")
            self.grace, self.wang, self.li, self.boss, self.stranger = (
                add_contact(session, {"name_zh": name}) for name in names
            )
            self.factory = add_supplier(session, {"name_zh": "光明五金厂"})
            self.tag = tag(session, "广交会", contact_ids=[self.wang])
            session.flush()
            edit_contact(session, self.wang, {"introduced_by_id": self.grace})
            add_relation(session, self.wang, self.li, "schoolmate")
            add_employment(session, self.li, {"supplier_id": self.factory, "reports_to_id": self.boss})
            add_employment(session, self.boss, {"supplier_id": self.factory})
            past = {"company": "旧厂", "until_date": date(2020, 1, 1)}
            add_employment(session, self.stranger, past)  # type: ignore[arg-type]
            add_employment(session, self.grace, past)  # type: ignore[arg-type]
            for person, days in ((self.grace, 300), (self.wang, 20)):
                log_touch(session, TouchDraft(NOW - timedelta(days=days), people=(person,), kind="call"))

    def load(self, tag_id: int | None = None) -> Network:
        with self.journal.read_raw() as raw:
            return load_network(raw, tag_id)


def person(number: int) -> Key:
    return Key("contact", number)


@pytest.fixture
def town(journal: Journal) -> Town:
    return Town(journal)


def test_everything_that_ties_is_read(town: Town) -> None:
    found, factory = town.load(), Key("supplier", town.factory)
    assert found.near(person(town.wang)) == {
        person(town.grace): {"introduced"},
        person(town.li): {"schoolmate"},
    }
    assert found.near(person(town.li))[factory] == {"works"}
    assert found.near(person(town.li))[person(town.boss)] == {"boss"}
    assert found.near(Key("company", 0, "旧厂")) == {
        person(town.stranger): {"worked"},
        person(town.grace): {"worked"},
    }
    assert found.nodes[person(town.wang)].met == NOW - timedelta(days=20)
    assert found.nodes[person(town.boss)].met is None


def test_a_plan_a_note_and_a_touch_in_the_trash_do_not_say_that_we_met(town: Town) -> None:
    with town.journal.change("plan") as session:
        plan = TouchDraft(NOW + timedelta(days=9), people=(town.boss,), kind="visit", held=False)
        note = TouchDraft(NOW - timedelta(days=3), people=(town.boss,), kind="note")
        trashed = log_touch(session, TouchDraft(NOW - timedelta(days=5), people=(town.boss,), kind="call"))
        log_touch(session, plan)
        log_touch(session, note)
        delete_touches(session, [trashed])
    assert town.load().nodes[person(town.boss)].met is None


def test_the_trash_is_no_part_of_it(town: Town) -> None:
    with town.journal.change("trash") as session:
        delete_contacts(session, [town.li])
    found = town.load()
    assert person(town.li) not in found.nodes
    assert person(town.li) not in found.near(person(town.wang))


def test_a_tag_leaves_those_who_carry_it_and_those_tied_to_them(town: Town) -> None:
    found = town.load(town.tag)
    assert set(found.nodes) == {person(town.wang), person(town.grace), person(town.li)}
    assert not found.near(person(town.grace)).keys() - {person(town.wang)}


def test_the_way_to_a_boss_leads_over_whom_we_know_best(town: Town) -> None:
    found = town.load()
    way = way_to(found, person(town.boss))
    assert way == (person(town.wang), person(town.li), person(town.boss))
    assert way_to(found, person(town.wang)) == (person(town.wang),)
    assert way_to(found, Key("supplier", town.factory))[0] == person(town.wang)
    old = person(town.stranger)
    assert way_to(found, old)[0] == person(town.grace)
    assert way_to(found, old, NOW - timedelta(days=100))[0] == person(town.wang), "met lately, though farther"
    assert way_to(found, old, NOW - timedelta(days=10)) == (), "nobody whom we met lately leads there"
    assert way_to(found, person(12345)) == ()


def test_rings_stand_around_one(town: Town) -> None:
    found = rings(town.load(), person(town.wang))
    assert set(found.inner) == {person(town.grace), person(town.li)}
    assert (person(town.boss), person(town.li)) in found.outer
    assert found.left_out == 0


graphs = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=300)


def made(pairs: list[tuple[int, int]]) -> Network:
    network = Network({Key("contact", n): Node(Key("contact", n), str(n), "") for n in range(61)})
    for one, other in pairs:
        network.tie(Key("contact", one), Key("contact", other), "friend")
    return network


@given(graphs, st.integers(2, 80))
def test_rings_hold_each_node_once_and_never_too_many(pairs: list[tuple[int, int]], most: int) -> None:
    network, centre = made(pairs), Key("contact", 0)
    found = rings(network, centre, most)
    shown = [found.centre, *found.inner, *(key for key, _under in found.outer)]
    assert len(shown) == len(set(shown)) <= min(most, MOST)
    assert set(found.inner) <= set(network.near(centre))
    assert all(key in network.near(under) and under in found.inner for key, under in found.outer)


@given(graphs, st.integers(0, 60), st.sets(st.integers(0, 60), max_size=4))
def test_a_way_is_made_of_ties_and_none_is_shorter(
    pairs: list[tuple[int, int]], goal: int, met: set[int]
) -> None:
    network = made(pairs)
    for number in met:
        key = Key("contact", number)
        network.nodes[key] = Node(key, str(number), "", NOW)
    way = way_to(network, Key("contact", goal))
    assert all(other in network.near(one) for one, other in pairwise(way))
    distance = {goal: 0}
    level = [goal]
    while level:
        level = [
            other.id for one in level for other in network.near(Key("contact", one))
            if other.id not in distance and distance.setdefault(other.id, distance[one] + 1)
        ]  # fmt: skip
    reached = [distance[number] for number in met if number in distance]
    assert len(way) == (min(reached) + 1 if reached else 0)
