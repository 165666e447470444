"""Gifts for a team at a festival: which houses get what, by when it must leave, and what speaks against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from desktop.almanac.sending import Deadline, deadline, lead_for
from desktop.almanac.workdays import Span
from desktop.giving import gift_rules, manners
from desktop.giving.gift_rules import Given, Receiver, Wanted
from desktop.giving.gifts import GiftRow, gifts_for_teams, gifts_of_house
from desktop.giving.policy import read_policy
from desktop.giving.taboos import Concern
from desktop.journal.schema import as_ids, given_ids
from desktop.people import shown
from desktop.people.tables import Contact, Supplier


@dataclass(frozen=True, slots=True)
class TeamGift:
    """A gift for a team, with the house as a row names it."""

    gift: GiftRow
    house: str
    deadline: Deadline
    concerns: tuple[Concern, ...]


def team_receiver(
    connection: Connection, supplier_id: int, department: str = "", *, without: int | None = None
) -> Receiver:
    """Return what must be minded when giving to a team, with what it had; ``without`` is the gift in question.

    A gift for the whole house was one for each of its departments.
    """
    house = manners.house(connection, supplier_id)
    team = department.strip().casefold()
    had = (
        Given(one.what, one.day, one.value, one.currency)
        for one in gifts_of_house(connection, supplier_id)
        if one.for_team and one.side == "ours" and one.id != without and one.day is not None
        and one.state not in ("idea", "declined") and one.department.strip().casefold() in ("", team)
    )  # fmt: skip
    return Receiver(list(had), house_takes_gifts=house.takes_gifts, state_owned=house.state_owned, team=True)


def team_gifts(
    connection: Connection, festival: str, day: date, transit: int, closed: Mapping[int, Sequence[Span]]
) -> list[TeamGift]:
    """Return our gifts for teams at a festival of one day, by house; those of houses in the trash are left out.

    ``transit`` are the days of a parcel, ``closed`` the closed days of the suppliers by id.
    """
    found = gifts_for_teams(connection, festival, day)
    names = house_names(connection, [one.supplier_id for one in found if one.supplier_id is not None])
    policy = read_policy(connection)
    made = []
    for gift in found:
        house = gift.supplier_id
        if house is None or house not in names:
            continue
        spans = closed.get(house, ())
        against: list[Concern] = []
        if gift.state != "declined":
            whom = team_receiver(connection, house, gift.department, without=gift.id)
            against = gift_rules.concerns(wanted(gift, day), whom, policy)
        by = deadline(day, lead_for(festival), transit, spans)
        made.append(TeamGift(gift, names[house], by, tuple(against)))
    return sorted(made, key=lambda one: (one.house.casefold(), one.gift.department, one.gift.id))


def house_names(connection: Connection, supplier_ids: Sequence[int]) -> dict[int, str]:
    """Return the names of suppliers that are not in the trash, as a row says them."""
    rows = connection.execute(
        select(Supplier.id, Supplier.name_zh, Supplier.name_en).where(
            Supplier.id.in_(given_ids()), Supplier.deleted_at.is_(None)
        ),
        {"ids": as_ids(supplier_ids)},
    )
    return {row.id: shown.single(row.name_zh, row.name_en) for row in rows}


def people_names(connection: Connection, contact_ids: Sequence[int]) -> dict[int, str]:
    """Return the names of people, as a row says them."""
    columns = (Contact.id, Contact.name_zh, Contact.name_en, Contact.pinyin)
    rows = connection.execute(
        select(*columns).where(Contact.id.in_(given_ids())), {"ids": as_ids(contact_ids)}
    )
    return {row.id: shown.single(row.name_zh, row.name_en or row.pinyin) for row in rows}


def wanted(gift: GiftRow, on: date) -> Wanted:
    """Return a gift as the rules ask about it."""
    return Wanted(gift.what, on, gift.value, gift.currency, gift.cash)
