"""Who sits where: the three schemes for the usual table, and nobody lost at any."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.visits.seating import LARGEST, SCHEMES, Guest, exchanged, guests_by_rank, seated

HOST, COHOST, STAFF = Guest("王总"), Guest("陈经理"), Guest("小李")
CHIEF, SECOND, THIRD = Guest("Ms Berg"), Guest("Mr Weber"), Guest("Ms Kaya")


def names(scheme: str) -> list[str]:
    """Return the table of three hosts and three guests, from the seat that faces the door on, clockwise."""
    table = seated(scheme, [HOST, COHOST, STAFF], [CHIEF, SECOND, THIRD])
    return [seat.name if seat else "" for seat in table]


def test_the_host_faces_the_door_with_the_chief_guest_on_his_right() -> None:
    table = names("host_faces_door")
    assert table[0] == "王总"
    assert table[-1] == "Ms Berg"  # anticlockwise is the right hand
    assert table[1] == "Mr Weber"
    assert table[3] == "陈经理"  # opposite


def test_the_chief_guest_on_the_hosts_left() -> None:
    table = names("guest_on_left")
    assert (table[0], table[1], table[-1], table[3]) == ("王总", "Ms Berg", "Mr Weber", "陈经理")


def test_the_chief_guest_faces_the_door() -> None:
    table = names("guest_faces_door")
    assert (table[0], table[1], table[3]) == ("Ms Berg", "王总", "陈经理")


@pytest.mark.parametrize("scheme", SCHEMES)
@given(hosts=st.integers(0, 10), guests=st.integers(0, 10))
def test_everybody_has_one_seat(scheme: str, hosts: int, guests: int) -> None:
    ours = [Guest(f"host {n}") for n in range(hosts)]
    theirs = [Guest(f"guest {n}") for n in range(guests)]
    table = seated(scheme, ours, theirs)
    assert sorted(seat.name for seat in table if seat) == sorted(one.name for one in (*ours, *theirs))


@pytest.mark.parametrize("scheme", SCHEMES)
@given(hosts=st.integers(0, 10), guests=st.integers(0, 10))
def test_a_table_tells_the_ranks_that_it_was_seated_by(scheme: str, hosts: int, guests: int) -> None:
    theirs = tuple(Guest(f"host {n}", n + 1) for n in range(hosts))
    ours = tuple(Guest(f"guest {n}") for n in range(guests))
    table = seated(scheme, theirs, ours)
    assert seated(scheme, theirs, guests_by_rank(scheme, table)) == table
    if hosts and guests:
        assert guests_by_rank(scheme, table)[0] == ours[0]


def test_too_many_for_one_table_are_refused() -> None:
    with pytest.raises(ValueError, match="21"):
        seated("guest_on_left", [HOST], [Guest(str(n)) for n in range(LARGEST)])


@given(st.integers(0, 5), st.integers(0, 5))
def test_an_exchange_twice_is_none(one: int, other: int) -> None:
    table = seated("guest_on_left", [HOST, COHOST, STAFF], [CHIEF, SECOND, THIRD])
    assert exchanged(exchanged(table, one, other), one, other) == table
