"""Who sits where: the three schemes for the usual table, and nobody lost at any."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.visits.seating import (
    LARGEST,
    SCHEMES,
    Guest,
    Seats,
    exchanged,
    guests_by_rank,
    rearranged,
    seated,
)

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


@st.composite
def moved_by_hand(draw: st.DrawFn) -> tuple[str, list[Guest], list[Guest], Seats]:
    """Return a scheme, hosts, guests, and their table after some exchanges by hand."""
    scheme = draw(st.sampled_from(SCHEMES))
    hosts = [Guest(f"host {n}", n + 1) for n in range(draw(st.integers(0, 6)))]
    guests = [Guest(f"guest {n}") for n in range(draw(st.integers(0, 6)))]
    seats = seated(scheme, hosts, guests)
    place = st.integers(0, len(seats) - 1)
    for one, other in draw(st.lists(st.tuples(place, place), max_size=4)):
        seats = exchanged(seats, one, other)
    return scheme, hosts, guests, seats


def sitting(seats: Seats) -> list[str]:
    return [one.name for one in seats if one is not None]


@given(moved_by_hand(), st.integers(1, 6), st.integers(0, 2))
def test_who_comes_later_moves_nobody(
    table: tuple[str, list[Guest], list[Guest], Seats], guests: int, hosts: int
) -> None:
    scheme, ours, theirs, before = table
    ours = [*ours, *(Guest(f"late host {n}", 100 + n) for n in range(hosts))]
    for n in range(guests):
        theirs = [*theirs, Guest(f"late {n}")]
        after = rearranged(scheme, before, ours, theirs)
        assert sorted(sitting(after)) == sorted(one.name for one in (*ours, *theirs))
        known = set(sitting(before))
        assert [name for name in sitting(after) if name in known] == sitting(before), "in their order"
        assert not before[0] or not sitting(before) or after[0] == before[0], "who faces the door"
        before = after


@given(moved_by_hand(), st.data())
def test_who_goes_leaves_the_others_and_an_empty_seat_for_the_next(
    table: tuple[str, list[Guest], list[Guest], Seats], data: st.DataObject
) -> None:
    scheme, hosts, guests, before = table
    gone = set(data.draw(st.lists(st.sampled_from(guests)))) if guests else set()
    stay = [one for one in guests if one not in gone]
    after = rearranged(scheme, before, hosts, stay)
    if hosts or stay:
        assert after == tuple(None if one in gone else one for one in before)
    back = rearranged(scheme, after, hosts, [*stay, *gone])
    if hosts or stay:
        assert len(back) == len(before)
        assert all(one is None or one == then for one, then in zip(after, back, strict=True))


@given(moved_by_hand(), st.data())
def test_a_name_that_is_typed_letter_by_letter_keeps_its_seat(
    table: tuple[str, list[Guest], list[Guest], Seats], data: st.DataObject
) -> None:
    scheme, hosts, guests, seats = table
    if not guests or len(hosts) + len(guests) == 1:
        return
    line = data.draw(st.integers(0, len(guests) - 1))
    names = [guests[line].name, "Ms", "Ms B", "Ms Be"]
    for old, new in pairwise(names):
        guests = [*guests[:line], Guest(new), *guests[line + 1 :]]
        renamed = tuple(Guest(new) if one == Guest(old) else one for one in seats)
        seats = rearranged(scheme, seats, hosts, guests)
        assert seats == renamed


def test_a_late_guest_takes_the_lowest_free_seat_of_the_guests() -> None:
    ours, theirs = [Guest("王总", 1), Guest("陈经理", 2), Guest("小李", 3)], [CHIEF, SECOND, THIRD]
    seats = exchanged(seated("host_faces_door", ours, theirs), 1, 5)  # Weber on the right, Berg on the left
    seats = rearranged("host_faces_door", seats, ours, [THIRD])
    assert [one.name if one else "" for one in seats] == ["王总", "", "小李", "陈经理", "Ms Kaya", ""]
    late = rearranged("host_faces_door", seats, ours, [THIRD, Guest("The driver")])
    assert late[1] == Guest("The driver"), "on the host's left, not on his right"
    full = rearranged("host_faces_door", late, ours, [THIRD, Guest("The driver"), CHIEF, Guest("Jan")])
    assert sitting(full)[0] == "王总"
    assert len(full) == 7


def test_a_host_who_is_renamed_stays() -> None:
    seats = exchanged(seated("guest_on_left", [Guest("Wang", 1)], [CHIEF, SECOND]), 0, 2)
    after = rearranged("guest_on_left", seats, [Guest("王总", 1)], [CHIEF, SECOND])
    assert after.index(Guest("王总", 1)) == 2


def test_too_many_for_one_table_are_refused() -> None:
    with pytest.raises(ValueError, match="21"):
        seated("guest_on_left", [HOST], [Guest(str(n)) for n in range(LARGEST)])


@given(st.integers(0, 5), st.integers(0, 5))
def test_an_exchange_twice_is_none(one: int, other: int) -> None:
    table = seated("guest_on_left", [HOST, COHOST, STAFF], [CHIEF, SECOND, THIRD])
    assert exchanged(exchanged(table, one, other), one, other) == table
