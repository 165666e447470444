"""Who sits where at a round table: three schemes, for practice differs, and the exchange of two seats.

Source: shared facts on dinners (host faces the door with the chief guest on his right and the second on his left, the
co-host opposite; or the chief guest faces the door; or the chief guest sits on the host's left).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

SCHEMES = ("host_faces_door", "guest_faces_door", "guest_on_left")
SMALLEST, LARGEST = 2, 20
"""Seats at one table."""


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody at the table: a contact, or a name alone."""

    name: str
    contact_id: int | None = None


Seats = tuple[Guest | None, ...]
"""By place: 0 faces the door, then clockwise seen from above. Clockwise of somebody is on their left."""


def seated(scheme: str, hosts: Sequence[Guest], guests: Sequence[Guest]) -> Seats:
    """Return a round table for hosts and guests, each in the order of rank, the highest first.

    Guests sit beside the host by turns, hosts beside the co-host opposite; who is left over takes what is free. With
    fewer than two people some seats are empty. Raises KeyError for an unknown scheme and ValueError for too many.
    """
    count = max(SMALLEST, len(hosts) + len(guests))
    if count > LARGEST:
        raise ValueError(count)
    host_places, guest_places = _ORDERS[scheme](count)
    seats: list[Guest | None] = [None] * count
    _fill(seats, host_places, hosts)
    _fill(seats, guest_places, guests)
    return tuple(seats)


def rearranged(scheme: str, seats: Seats, hosts: Sequence[Guest], guests: Sequence[Guest]) -> Seats:
    """Return a table once people have come and gone: everybody else stays where they were put, by whatever hand.

    Who is gone leaves an empty seat, which whoever comes instead takes; anybody else takes the lowest free seat of
    their side. Where none is free one is put in; who faces the door goes on doing so. Raises as ``seated`` does.
    """
    if not any(seats) or len(hosts) + len(guests) > LARGEST:
        return seated(scheme, hosts, guests)
    table: list[Guest | None] = [None] * max(SMALLEST, len(seats))
    coming, left = [*hosts, *guests], []
    for place, one in enumerate(seats):
        same = next((who for who in coming if one is not None and _key(who) == _key(one)), None)
        if same is not None:
            coming.remove(same)
            table[place] = same
        elif one is not None:
            left.append((_is_host(one), place))
    for who in coming:
        host = _is_host(who)
        by_rank = _by_rank(scheme, len(table), len(hosts), host=host)
        theirs = [place for place in by_rank if (host, place) in left and table[place] is None]
        if theirs:
            table[theirs[0]] = who
        else:
            _take_lowest(table, who, scheme, len(hosts))
    return tuple(table)


def guests_by_rank(scheme: str, seats: Seats) -> tuple[Guest, ...]:
    """Return the guests, who are no contacts, by the honour of their seats: the order that ``seated`` was given.

    An unknown scheme counts as the first.
    """
    _hosts, guest_places = _ORDERS.get(scheme, _host_faces_door)(len(seats))
    sitting = (seats[place] for place in dict.fromkeys((*guest_places, *range(len(seats)))))
    return tuple(one for one in sitting if one is not None and one.contact_id is None)


def exchanged(seats: Seats, one: int, other: int) -> Seats:
    """Return the table with two seats exchanged."""
    moved = list(seats)
    moved[one], moved[other] = moved[other], moved[one]
    return tuple(moved)


def _fill(seats: list[Guest | None], places: Sequence[int], people: Sequence[Guest]) -> None:
    everywhere = dict.fromkeys((*places, *range(len(seats))))
    free = [place for place in everywhere if seats[place] is None]
    for place, person in zip(free, people, strict=False):
        seats[place] = person


def _key(one: Guest) -> object:
    return one.contact_id or one.name


def _is_host(one: Guest) -> bool:
    return one.contact_id is not None


def _take_lowest(table: list[Guest | None], who: Guest, scheme: str, hosts: int) -> None:
    """Seat somebody on the lowest free seat, on their side before the other; put one in where none is free."""
    host = _is_host(who)
    by_rank = _by_rank(scheme, len(table), hosts, host=host)
    free = [place for place in reversed(by_rank) if table[place] is None]
    others = [place for place in range(len(table)) if place not in by_rank and table[place] is None]
    if free or others:
        table[(free or others)[0]] = who
        return
    grown = _by_rank(scheme, len(table) + 1, hosts, host=host)
    table.insert((grown[-1] if grown else 0) or len(table), who)


def _by_rank(scheme: str, count: int, hosts: int, *, host: bool) -> list[int]:
    """Return the seats that a scheme gives to one side, where there are so many hosts, the highest first."""
    host_places, guest_places = _ORDERS[scheme](count)
    theirs = list(dict.fromkeys(host_places))[:hosts]
    if host:
        return theirs
    return [place for place in dict.fromkeys((*guest_places, *range(count))) if place not in theirs]


def _outward(count: int, centre: int, *, right_first: bool) -> list[int]:
    """Return all places by their nearness to one: its right hand, its left hand, the next on the right ..."""
    steps: list[int] = []
    for distance in range(1, count // 2 + 1):
        right, left = (centre - distance) % count, (centre + distance) % count
        pair = (right, left) if right_first else (left, right)
        steps += [place for place in pair if place not in steps]
    return steps


def _host_faces_door(count: int, *, right_first: bool = True) -> tuple[list[int], list[int]]:
    opposite = count // 2
    near = [place for place in _outward(count, 0, right_first=right_first) if place != opposite]
    return [0, opposite, *_outward(count, opposite, right_first=True)], [*near, opposite]


def _guest_faces_door(count: int) -> tuple[list[int], list[int]]:
    """Put the chief guest on the seat of honour; the host sits on their left hand, the co-host opposite."""
    opposite = count // 2
    near = _outward(count, 0, right_first=True)
    host = 1 % count
    hosts = [host, opposite, *_outward(count, opposite, right_first=True)]
    return hosts, [0, *(place for place in near if place not in (host, opposite)), opposite]


_ORDERS: dict[str, Callable[[int], tuple[list[int], list[int]]]] = {
    "host_faces_door": _host_faces_door,
    "guest_faces_door": _guest_faces_door,
    "guest_on_left": partial(_host_faces_door, right_first=False),
}
