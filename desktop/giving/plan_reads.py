"""The plan of a festival as its page shows it: a row for each person, with what speaks against their gift."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from desktop.almanac.festivals import festivals
from desktop.almanac.sending import Deadline, deadline, festival_day, greet_on, lead_for
from desktop.almanac.workdays import Span
from desktop.giving import gift_rules, manners
from desktop.giving.gift_rules import Given, Receiver
from desktop.giving.gifts import GiftRow, gifts_of, gifts_of_all
from desktop.giving.library import Template, for_occasion
from desktop.giving.manners import House, Person
from desktop.giving.own_messages import all_messages
from desktop.giving.own_year import in_own_year
from desktop.giving.policy import read_policy
from desktop.giving.ranks import RANKS, Rank, rank_of, register_for
from desktop.giving.tables import FestivalPlan, Greeting
from desktop.giving.taboos import Concern
from desktop.giving.teams import team_receiver, wanted
from desktop.people.contact_reads import ContactFilter, ContactRow, Job, contact_ids, contact_rows, jobs_today
from desktop.people.tables import Supplier

Closed = Callable[[Collection[int], date], Mapping[int, Sequence[Span]]]
"""Returns the closed days of some suppliers around a day, by supplier id."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A festival of one year; ``greet_on`` is the usual day of the greeting."""

    id: int
    festival: str
    year: int
    day: date
    greet_on: date
    lead_days: int
    transit_days: int
    notes: str


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One person of a plan."""

    id: int
    contact: ContactRow
    supplier_id: int | None
    rank: Rank
    state: str
    channel: str
    """The one planned, else the preferred one; empty when none is known."""
    template: Template | None
    text: str
    sent_on: date | None
    gift: GiftRow | None
    concerns: tuple[Concern, ...]
    """What speaks against the gift, or against any gift here when none is planned."""
    deadline: Deadline
    """When a parcel to them must leave and be there."""
    own_year: bool = False
    """The festival is in the year of their own animal, 本命年."""


def plans(connection: Connection) -> list[Plan]:
    """Return all plans, the newest festival first."""
    rows = connection.execute(select(*_PLAN)).all()
    found = [made for row in rows if (made := _plan(*row)) is not None]
    return sorted(found, key=lambda one: one.day, reverse=True)


def plan(connection: Connection, plan_id: int) -> Plan | None:
    """Return one plan; None when it is gone."""
    row = connection.execute(select(*_PLAN).where(FestivalPlan.id == plan_id)).one_or_none()
    return None if row is None else _plan(*row)


def plan_rows(connection: Connection, plan_id: int, closed: Closed) -> list[PlanRow]:
    """Return the people of a plan by rank, then by supplier and name; people in the trash are left out.

    ``closed`` is asked once for the closed days of their suppliers around the day of the festival.
    """
    found = plan(connection, plan_id)
    if found is None:
        return []
    rows = connection.execute(select(*_GREETING).where(Greeting.plan_id == plan_id)).all()
    living = set(contact_ids(connection, ContactFilter()))
    ids = [row.contact_id for row in rows if row.contact_id in living]
    reader = _Reader(connection, found, ids, closed)
    made = [reader.row(row) for row in rows if row.contact_id in living]
    return sorted(reader.compared(made), key=_order)


def worth_greeting(
    connection: Connection, plan_id: int, *, ranks: Collection[str] = RANKS, lowest_tier: int = 5
) -> list[int]:
    """Return the people of some ranks whom one would greet and who are not in the plan.

    They work today at a supplier that is active or tried, of ``lowest_tier`` or nearer; without a tier it counts as 3.
    """
    tier = func.coalesce(Supplier.tier, 3)
    active = select(Supplier.id).where(
        Supplier.deleted_at.is_(None), Supplier.status.in_(("active", "prospect")), tier <= lowest_tier
    )
    houses = list(connection.scalars(active))
    if not houses:
        return []
    in_plan = set(connection.scalars(select(Greeting.contact_id).where(Greeting.plan_id == plan_id)))
    found = [one for one in contact_ids(connection, ContactFilter(suppliers=houses)) if one not in in_plan]
    jobs, said = jobs_today(connection, found), manners.people(connection, found)
    return [one for one in found if _rank(jobs.get(one), said.get(one, Person())) in ranks]


def receiver(
    connection: Connection, contact_id: int, supplier_id: int | None, *, without: int | None = None
) -> Receiver:
    """Return what must be minded when giving to a person, with what they had; ``without`` is the gift in question."""
    house, person = manners.house(connection, supplier_id), manners.person(connection, contact_id)
    return _receiver(gifts_of(connection, contact_id), house, person, without)


def speaks_against(connection: Connection, gift: GiftRow, today: date) -> list[Concern]:
    """Return what speaks against one gift of ours to a person or a team; nothing for those to us."""
    if gift.side != "ours" or gift.state == "declined":
        return []
    if gift.contact_id is None:
        whom = team_receiver(connection, gift.supplier_id or 0, gift.department, without=gift.id)
    else:
        whom = receiver(connection, gift.contact_id, gift.supplier_id, without=gift.id)
    return gift_rules.concerns(wanted(gift, gift.day or today), whom, read_policy(connection))


class _Reader:
    """What the rows of one plan need, read once for all of them."""

    def __init__(self, connection: Connection, plan: Plan, ids: Sequence[int], closed: Closed) -> None:
        self._plan = plan
        self._people = {row.id: row for row in contact_rows(connection, ids)}
        jobs = jobs_today(connection, ids)
        self._jobs = jobs
        self._policy = read_policy(connection)
        self._templates = all_messages(connection)
        self._manners = manners.people(connection, ids)
        houses = {job.supplier_id for job in jobs.values() if job.supplier_id is not None}
        self._houses, self._closed = manners.houses(connection, houses), closed(houses, plan.day)
        self._own_year = in_own_year(connection, plan.day)
        self._gifts = gifts_of_all(connection, list(dict.fromkeys(ids)))

    def row(self, row: Any) -> PlanRow:  # a row of the query, hence Any
        """Return the row of a greeting, its gift not yet compared with those of others."""
        contact, job = self._people[row.contact_id], self._jobs.get(row.contact_id)
        supplier_id = job.supplier_id if job else None
        person = self._manners.get(row.contact_id, Person())
        rank = _rank(job, person)
        gift = next((one for one in self._gifts[row.contact_id] if one.id == row.gift_id), None)
        plan = self._plan
        template = self._templates.get(row.template) or for_occasion(plan.festival, register_for(rank))
        spans = self._closed.get(supplier_id or 0, ())
        return PlanRow(
            row.id,
            contact,
            supplier_id,
            rank,
            row.state,
            row.channel or contact.channel,
            template,
            row.text,
            row.sent_on,
            gift,
            tuple(self._concerns(gift, row.contact_id, supplier_id, person)),
            deadline(plan.day, plan.lead_days, plan.transit_days, spans),
            row.contact_id in self._own_year,
        )

    def compared(self, rows: Sequence[PlanRow]) -> list[PlanRow]:
        """Return the rows with a word where a gift is of another level than those of the same rank."""
        return [
            replace(row, concerns=(*row.concerns, *self._level(row, row.gift, rows))) if row.gift else row
            for row in rows
        ]

    def _level(self, row: PlanRow, gift: GiftRow, rows: Sequence[PlanRow]) -> list[Concern]:
        others = (other.gift for other in rows if other.rank == row.rank and other.id != row.id)
        peers = [one.value for one in others if one and one.value and one.currency == gift.currency]
        return gift_rules.level(wanted(gift, self._plan.day), peers)

    def _concerns(
        self, gift: GiftRow | None, contact_id: int, supplier_id: int | None, person: Person
    ) -> list[Concern]:
        house = self._houses.get(supplier_id or 0, House())
        whom = _receiver(self._gifts[contact_id], house, person, gift.id if gift else None)
        if gift is None:
            return gift_rules.refused(whom)
        if gift.state == "declined":
            return []
        return gift_rules.concerns(wanted(gift, self._plan.day), whom, self._policy)


def _rank(job: Job | None, person: Person) -> Rank:
    return rank_of(job.title if job else "", job.decision_role if job else "", person.rank)


def _order(row: PlanRow) -> tuple[int, str, str, int]:
    """Sort by rank, then by supplier and name."""
    job, contact = row.contact.job, row.contact
    company = (job.company_en or job.company_zh) if job else ""
    return RANKS.index(row.rank), company.casefold(), contact.pinyin or contact.name_en, row.id


_PLAN = (
    FestivalPlan.id,
    FestivalPlan.festival,
    FestivalPlan.year,
    FestivalPlan.transit_days,
    FestivalPlan.notes,
)
_GREETING = (
    Greeting.id,
    Greeting.contact_id,
    Greeting.state,
    Greeting.channel,
    Greeting.template,
    Greeting.text,
    Greeting.sent_on,
    Greeting.gift_id,
)


def _plan(plan_id: int, festival: str, year: int, transit: int, notes: str) -> Plan | None:
    day, known = festival_day(festival, year), festivals().get(festival)
    if day is None or known is None:
        return None
    return Plan(plan_id, festival, year, day, greet_on(known, day), lead_for(festival), transit, notes)


def _receiver(had: Sequence[GiftRow], house: House, person: Person, without: int | None) -> Receiver:
    before = [
        Given(one.what, one.day, one.value, one.currency)
        for one in had
        if one.side == "ours" and one.id != without and one.day and one.state not in ("idea", "declined")
    ]
    return Receiver(before, person.avoid, person.takes_gifts, house.takes_gifts, house.state_owned)
