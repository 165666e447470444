"""The network of people and suppliers: who is tied to whom by what, rings around one of them, and the way to somebody.

Read by plain SQL over the driver's connection: it is a view of the whole journal, and must be there at once.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from desktop.journal.schema import instant
from desktop.people import shown

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

Kind = Literal["contact", "supplier", "company"]
MOST = 80
"""Nodes in the view of rings: more cannot be read, and more cannot be laid out at once."""
_FIRST = 26
"""Nodes in the inner ring."""


class Key(NamedTuple):
    """A person or supplier by id, or a company that is no supplier of ours by its name."""

    kind: Kind
    id: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody in the network; ``met`` is when they were last in touch with us (as ``last_touch``), None for never."""

    key: Key
    title: str
    hanzi: str
    met: datetime | None = None


@dataclass(slots=True)
class Network:
    """Nodes by key, and for each the others with what ties them.

    Ties are ``works``, ``worked``, ``introduced``, ``boss`` or a kind of ``desktop.people.words.RELATIONS``.
    """

    nodes: dict[Key, Node] = field(default_factory=dict)
    ties: dict[Key, dict[Key, frozenset[str]]] = field(default_factory=dict)

    def tie(self, one: Key, other: Key, why: str) -> None:
        """Tie two nodes that are both there."""
        if one == other or one not in self.nodes or other not in self.nodes:
            return
        for here, there in ((one, other), (other, one)):
            held = self.ties.setdefault(here, {})
            held[there] = held.get(there, frozenset()) | {why}

    def near(self, key: Key) -> Mapping[Key, frozenset[str]]:
        """Return who is tied to a node, and by what."""
        return self.ties.get(key, {})


_CONTACTS = """
    SELECT c.id, c.name_zh, c.pinyin, c.name_en, c.form_of_address, c.introduced_by_id,
           (SELECT max(p.at) FROM touch_person AS p WHERE p.contact_id = c.id
            AND p.touch_id NOT IN (SELECT id FROM touch WHERE deleted_at IS NOT NULL)
            AND p.touch_id NOT IN (SELECT id FROM touch WHERE counts = 0 OR held = 0))
    FROM contact AS c WHERE c.deleted_at IS NULL ORDER BY c.id
"""
_SUPPLIERS = "SELECT id, name_zh, name_en, name_pinyin FROM supplier WHERE deleted_at IS NULL ORDER BY id"
_JOBS = """
    SELECT contact_id, supplier_id, company, until_date IS NULL, reports_to_id FROM employment
    WHERE deleted_at IS NULL ORDER BY id
"""
_RELATIONS = "SELECT contact_id, other_id, kind FROM relation WHERE deleted_at IS NULL ORDER BY id"
_TAGGED = "SELECT contact_id, supplier_id FROM tagging WHERE tag_id = ? AND deleted_at IS NULL"


def load_network(raw: Connection, tag_id: int | None = None) -> Network:
    """Return the whole network; with a tag only those who carry it and those tied to them."""
    found = Network()
    introduced: list[tuple[int, int]] = []
    for number, zh, pinyin, en, address, by, met in raw.execute(_CONTACTS):
        key = Key("contact", number)
        title = shown.single(zh, en or pinyin) or address
        found.nodes[key] = Node(key, title, zh, None if met is None else instant(met))
        if by is not None:
            introduced.append((by, number))
    for number, zh, en, pinyin in raw.execute(_SUPPLIERS):
        key = Key("supplier", number)
        found.nodes[key] = Node(key, shown.single(zh, en or pinyin), zh)
    for by, number in introduced:
        found.tie(Key("contact", by), Key("contact", number), "introduced")
    _add_jobs(found, raw.execute(_JOBS).fetchall())
    for one, other, kind in raw.execute(_RELATIONS):
        found.tie(Key("contact", one), Key("contact", other), kind)
    return found if tag_id is None else _tagged(found, raw.execute(_TAGGED, (tag_id,)).fetchall())


def _add_jobs(found: Network, jobs: Iterable[tuple[int, int | None, str, int, int | None]]) -> None:
    companies: dict[str, list[Key]] = {}
    for contact, supplier, company, current, boss in jobs:
        person = Key("contact", contact)
        if supplier is not None:
            found.tie(person, Key("supplier", supplier), "works" if current else "worked")
        elif company and person in found.nodes:
            companies.setdefault(company, []).append(person)
        if boss is not None and current:
            found.tie(person, Key("contact", boss), "boss")
    for company, people in companies.items():
        key = Key("company", 0, company)
        found.nodes[key] = Node(key, company, company)
        for person in people:
            found.tie(person, key, "worked")


def _tagged(whole: Network, rows: Iterable[tuple[int | None, int | None]]) -> Network:
    carrying = {
        Key("contact", contact) if contact is not None else Key("supplier", supplier or 0)
        for contact, supplier in rows
    } & whole.nodes.keys()
    kept = carrying | {other for key in carrying for other in whole.near(key)}
    found = Network({key: node for key, node in whole.nodes.items() if key in kept})
    for one in kept:
        for other, why in whole.near(one).items():
            if other in kept and (one in carrying or other in carrying):
                found.ties.setdefault(one, {})[other] = why
    return found


@dataclass(frozen=True, slots=True)
class Rings:
    """One in the middle with two rings around.

    Each of the outer ring stands with whom of the inner ring it hangs on; ``left_out`` counts who had no place.
    """

    centre: Key
    inner: tuple[Key, ...]
    outer: tuple[tuple[Key, Key], ...]
    left_out: int


_WEIGHTS = {"works": 3, "boss": 3, "introduced": 3, "worked": 1}
"""What counts most in the choice of who has a place; relations count 4."""


def rings(network: Network, centre: Key, most: int = MOST) -> Rings:
    """Return two rings around a node, at most ``most`` nodes in all; the closest ties have a place first."""
    first = sorted(network.near(centre), key=lambda key: _rank(network, centre, key))
    inner = first[: min(_FIRST, most - 1)]
    seen, outer = {centre, *first}, list[tuple[Key, Key]]()
    waiting = {
        key: deque(sorted(network.near(key), key=lambda one: _rank(network, key, one))) for key in inner
    }
    room, left = most - 1 - len(inner), set(first[len(inner) :])
    while any(waiting.values()):
        for key in inner:  # each in turn, so that nobody of the inner ring stands alone
            while waiting[key] and waiting[key][0] in seen:
                waiting[key].popleft()
            if not waiting[key]:
                continue
            other = waiting[key].popleft()
            seen.add(other)
            if len(outer) < room:
                outer.append((other, key))
            else:
                left.add(other)
    order = {key: place for place, key in enumerate(inner)}
    outer.sort(key=lambda pair: order[pair[1]])
    return Rings(centre, tuple(inner), tuple(outer), len(left))


def _rank(network: Network, one: Key, other: Key) -> tuple[int, float, Key]:
    weight = sum(_WEIGHTS.get(why, 4) for why in network.near(one)[other])
    met = network.nodes[other].met
    return (-weight, -met.timestamp() if met is not None else 0.0, other)


def way_to(network: Network, goal: Key, known_since: datetime | None = None) -> tuple[Key, ...]:
    """Return the shortest way from somebody whom we know to a node, that one last; empty when there is none.

    Whom we know has been in touch with us, since ``known_since`` when given; of several as near, the one met last is
    asked. A way of one node says that we know them ourselves.
    """
    before: dict[Key, Key | None] = {goal: None}
    level = [goal] if goal in network.nodes else []
    while level:
        met = [key for key in level if _known(network.nodes[key], known_since)]
        if met:
            best = max(met, key=lambda key: _warmth(network.nodes[key]))
            return _trace(before, best)
        following: list[Key] = []
        for key in level:
            for other in sorted(network.near(key), key=lambda one: _rank(network, key, one)):
                if other not in before:
                    before[other] = key
                    following.append(other)
        level = following
    return ()


def _warmth(node: Node) -> tuple[float, Key]:
    return (node.met.timestamp() if node.met is not None else 0.0, node.key)


def _known(node: Node, since: datetime | None) -> bool:
    return node.met is not None and (since is None or node.met >= since)


def _trace(before: Mapping[Key, Key | None], start: Key) -> tuple[Key, ...]:
    found: list[Key] = []
    key: Key | None = start
    while key is not None:
        found.append(key)
        key = before[key]
    return tuple(found)
