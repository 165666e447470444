"""The org chart of a supplier: who reports to whom there today, with bosses whom we have not met."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sqlalchemy import Connection, select

from desktop.errors import Refused, UsageError
from desktop.journal.journal import ChangeSession
from desktop.journal.schema import as_ids, given_ids
from desktop.people.contact_card import PersonName
from desktop.people.employments import edit_employment, meet_boss
from desktop.people.fields import existing
from desktop.people.supplier_card import PersonThere, people_at
from desktop.people.tables import Contact, Employment
from desktop.texts import _

Kind = Literal["person", "outside", "named"]
"""``person`` works there today, ``outside`` is a boss in the journal who does not, ``named`` is known by name only."""


@dataclass(frozen=True, slots=True)
class OrgNode:
    """A box of the chart; ``key`` is unique in it."""

    key: str
    kind: Kind
    person: PersonThere | None = None
    """None for those who do not work there."""
    name: PersonName | None = None
    """Of a boss outside."""
    words: str = ""
    """The name of a boss whom we have not met."""
    boss: str = ""
    """Key of the box above, empty at the top."""

    @property
    def contact_id(self) -> int | None:
        """The person's id, None for a mere name."""
        if self.person is not None:
            return self.person.contact_id
        return self.name.id if self.name is not None else None


def person_key(contact_id: int) -> str:
    """Return the key of a person's box."""
    return f"person {contact_id}"


def name_key(name: str) -> str:
    """Return the key of the box of a boss known by name only."""
    return f"name {name}"


def org_chart(connection: Connection, supplier_id: int) -> tuple[OrgNode, ...]:
    """Return the boxes of a supplier's chart: those who work there today, by their first day, then bosses outside.

    Somebody with two jobs there has one box. A reporting line that closes a circle, which an import can bring, is cut.
    """
    people: dict[str, PersonThere] = {}
    for person in people_at(connection, supplier_id):
        if person.until_date is None:
            held = people.setdefault(person_key(person.contact_id), person)
            if not _reports(held) and _reports(person):
                people[person_key(person.contact_id)] = person
    outside = {
        person.reports_to_id
        for person in people.values()
        if person.reports_to_id is not None and person_key(person.reports_to_id) not in people
    }
    names = _names(connection, outside)
    return _without_circles(_boxes(people, names))


def _reports(person: PersonThere) -> bool:
    return person.reports_to_id is not None or bool(person.reports_to_name)


def _boxes(people: dict[str, PersonThere], names: dict[int, PersonName]) -> list[OrgNode]:
    found: list[OrgNode] = []
    bosses: dict[str, OrgNode] = {}
    for key, person in people.items():
        boss = ""
        if person.reports_to_id is not None:
            boss = person_key(person.reports_to_id)
            if boss not in people and person.reports_to_id in names:
                bosses[boss] = OrgNode(boss, "outside", name=names[person.reports_to_id])
            elif boss not in people:
                boss = ""
        elif person.reports_to_name:
            boss = name_key(person.reports_to_name)
            bosses[boss] = OrgNode(boss, "named", words=person.reports_to_name)
        found.append(OrgNode(key, "person", person, boss=boss))
    return [*found, *bosses.values()]


def _names(connection: Connection, ids: Iterable[int | None]) -> dict[int, PersonName]:
    wanted = [one for one in ids if one is not None]
    if not wanted:
        return {}
    query = select(Contact.id, Contact.name_zh, Contact.name_en, Contact.form_of_address).where(
        Contact.id.in_(given_ids()), Contact.deleted_at.is_(None)
    )
    return {row[0]: PersonName(*row) for row in connection.execute(query, {"ids": as_ids(wanted)})}


def _without_circles(nodes: Sequence[OrgNode]) -> tuple[OrgNode, ...]:
    above = {node.key: node.boss for node in nodes}
    found = []
    for node in nodes:
        seen, key = {node.key}, above[node.key]
        while key and key not in seen:
            seen.add(key)
            key = above.get(key, "")
        if key == node.key:  # comes back to itself: this line is cut, and the others of the circle hold
            above[node.key] = ""
            node = replace(node, boss="")  # noqa: PLW2901
        found.append(node)
    return tuple(found)


def below(nodes: Iterable[OrgNode], key: str) -> list[OrgNode]:
    """Return the boxes that stand right under one."""
    return [node for node in nodes if node.boss == key]


def depends(nodes: Iterable[OrgNode], key: str, on: str) -> bool:
    """Tell whether a box is, or stands anywhere below, another one."""
    above = {node.key: node.boss for node in nodes}
    while key and key != on:
        key = above.get(key, "")
    return key == on


def change_boss(
    session: ChangeSession, employment_id: int, boss_id: int | None = None, boss_name: str = ""
) -> None:
    """Let an employment report to a person, to somebody known by name only, or to nobody.

    Raises Refused when the line would be a circle.
    """
    edit_employment(
        session,
        employment_id,
        {"reports_to_id": boss_id, "reports_to_name": "" if boss_id is not None else boss_name},
    )


def name_boss(session: ChangeSession, supplier_id: int, old: str, new: str) -> int:
    """Give a boss known by name only another name; returns how many report to it. An empty name takes the box away.

    Raises UsageError when nobody reports to the old name.
    """
    jobs = session.scalars(
        select(Employment).where(
            Employment.supplier_id == supplier_id,
            Employment.reports_to_name == old,
            Employment.reports_to_id.is_(None),
        )
    ).all()
    if not jobs:
        raise UsageError(_("Nobody reports to that name."), _("Look at the chart again."))
    for job in jobs:
        edit_employment(session, job.id, {"reports_to_name": new})
    return len(jobs)


def put_person(session: ChangeSession, supplier_id: int, name: str, contact_id: int) -> int:
    """Put a person of the journal in the place of a boss known by name only; returns how many lines moved.

    Raises Refused when nobody reports to the name, or a line would be a circle.
    """
    existing(session, Contact, contact_id)
    moved = meet_boss(session, supplier_id, name, contact_id)
    if not moved:
        raise Refused(_("Nobody reports to that name."), _("Look at the chart again."))
    return moved
