"""What must be minded with a house and with a person: state ownership, gifts, rank, dislikes, quarrels."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from desktop.giving.ranks import RANKS
from desktop.giving.tables import ContactManners, SupplierManners
from desktop.journal.journal import ChangeSession
from desktop.journal.schema import as_ids, given_ids
from desktop.people.fields import check_choice, clean, existing
from desktop.people.tables import Contact, Supplier


@dataclass(frozen=True, slots=True)
class House:
    """What must be minded with all people of a supplier."""

    state_owned: bool = False
    takes_gifts: bool = True
    stay_neutral: bool = False
    quarrel: str = ""
    names: tuple[str, ...] = ()
    """Names and words of a quarrel that is not ours."""


@dataclass(frozen=True, slots=True)
class Person:
    """What must be minded with one person."""

    rank: str = ""
    takes_gifts: bool = True
    avoid: tuple[str, ...] = ()


def house(connection: Connection, supplier_id: int | None) -> House:
    """Return what must be minded with a supplier."""
    return houses(connection, [] if supplier_id is None else [supplier_id]).get(supplier_id or 0, House())


def houses(connection: Connection, supplier_ids: Collection[int]) -> dict[int, House]:
    """Return what must be minded with suppliers that have a word of it. Of merged ones the stricter word counts."""
    found: dict[int, House] = {}
    for row in connection.execute(_HOUSES, {"ids": as_ids(supplier_ids)}):
        before = found.get(row.supplier_id, House())
        found[row.supplier_id] = House(
            before.state_owned or row.state_owned,
            before.takes_gifts and row.takes_gifts,
            before.stay_neutral or row.stay_neutral,
            "\n".join(filter(None, (before.quarrel, row.quarrel))),
            tuple(dict.fromkeys((*before.names, *_lines(row.names)))),
        )
    return found


def person(connection: Connection, contact_id: int) -> Person:
    """Return what must be minded with a person."""
    return people(connection, [contact_id]).get(contact_id, Person())


def people(connection: Connection, contact_ids: Collection[int]) -> dict[int, Person]:
    """Return what must be minded with people of whom there is a word. Of merged ones the stricter word counts."""
    found: dict[int, Person] = {}
    for row in connection.execute(_PEOPLE, {"ids": as_ids(contact_ids)}):
        before = found.get(row.contact_id, Person())
        found[row.contact_id] = Person(
            before.rank or row.rank,
            before.takes_gifts and row.takes_gifts,
            tuple(dict.fromkeys((*before.avoid, *_lines(row.avoid)))),
        )
    return found


_HOUSES = (
    select(
        SupplierManners.supplier_id,
        SupplierManners.state_owned,
        SupplierManners.takes_gifts,
        SupplierManners.stay_neutral,
        SupplierManners.quarrel,
        SupplierManners.names,
    )
    .where(SupplierManners.supplier_id.in_(given_ids()), SupplierManners.deleted_at.is_(None))
    .order_by(SupplierManners.id)
)
_PEOPLE = (
    select(ContactManners.contact_id, ContactManners.rank, ContactManners.takes_gifts, ContactManners.avoid)
    .where(ContactManners.contact_id.in_(given_ids()), ContactManners.deleted_at.is_(None))
    .order_by(ContactManners.id)
)


def set_house(session: ChangeSession, supplier_id: int, manners: House) -> None:
    """Keep what must be minded with a supplier, in one row. Raises UsageError for a supplier that is gone."""
    existing(session, Supplier, supplier_id)
    values = {
        "state_owned": manners.state_owned,
        "takes_gifts": manners.takes_gifts,
        "stay_neutral": manners.stay_neutral,
        "quarrel": manners.quarrel,
        "names": "\n".join(manners.names),
    }
    _keep(session, SupplierManners, {"supplier_id": supplier_id}, values)


def set_person(session: ChangeSession, contact_id: int, manners: Person) -> None:
    """Keep what must be minded with a person, in one row. Raises UsageError for an unknown rank."""
    existing(session, Contact, contact_id)
    values = {"rank": manners.rank, "takes_gifts": manners.takes_gifts, "avoid": "\n".join(manners.avoid)}
    check_choice(values, "rank", RANKS, empty=True)
    _keep(session, ContactManners, {"contact_id": contact_id}, values)


def quarrels(connection: Connection, supplier_ids: Collection[int]) -> tuple[str, ...]:
    """Return the words of all quarrels at some suppliers in which one stays neutral."""
    found = houses(connection, supplier_ids).values()
    return tuple(dict.fromkeys(name for one in found if one.stay_neutral for name in one.names))


def _keep(
    session: ChangeSession,
    table: type[SupplierManners | ContactManners],
    owner: dict[str, int],
    values: dict[str, Any],  # of any column type
) -> None:
    """Write the one row of an owner; merging may have left several, of which the later ones go."""
    session.flush()
    cleaned = clean(table, values)
    (name, owner_id), *_rest = owner.items()
    rows = session.scalars(
        select(table).where(table.__table__.c[name] == owner_id).order_by(table.__table__.c.id)
    ).all()
    for row in rows[1:]:
        session.delete(row)
    if rows:
        rows[0].fill(cleaned)
    else:
        session.make(table, **owner, **cleaned)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))
