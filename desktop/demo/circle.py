"""Stances, bosses not met, ties, certificates and ideas of the demo journal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from desktop.demo.cast import Player
from desktop.demo.reading import rows
from desktop.demo.wording import said
from desktop.journal.journal import ChangeSession
from desktop.people.employments import EmploymentFields, edit_employment
from desktop.people.relations import add_relation
from desktop.people.tables import Employment
from desktop.years.keeping import add_certificate, add_need


@dataclass(frozen=True, slots=True)
class _Story:
    session: ChangeSession
    people: dict[str, int]
    suppliers: dict[str, int]
    today: date

    def job(self, name: str, fields: EmploymentFields) -> None:
        """Change the job that somebody has today."""
        query = select(Employment.id).where(
            Employment.contact_id == self.people[name], Employment.until_date.is_(None)
        )
        edit_employment(self.session, self.session.scalars(query).one(), fields)

    def day(self, days: str) -> date | None:
        return self.today + timedelta(days=int(days)) if days else None


def _stance(story: _Story, cells: Sequence[str]) -> None:
    story.job(cells[0], {"stance": cells[1]})


def _boss(story: _Story, cells: Sequence[str]) -> None:
    story.job(cells[0], {"reports_to_id": None, "reports_to_name": cells[1]})


def _relation(story: _Story, cells: Sequence[str]) -> None:
    add_relation(story.session, story.people[cells[0]], story.people[cells[1]], cells[2], cells[3])


def _certificate(story: _Story, cells: Sequence[str]) -> None:
    supplier, name, issuer, days, number = cells
    until = story.today + timedelta(days=int(days))
    add_certificate(
        story.session,
        story.suppliers[supplier],
        {"name": name, "issuer": issuer, "number": number, "valid_until": until},
    )


def _need(story: _Story, cells: Sequence[str]) -> None:
    add_need(story.session, story.suppliers[cells[0]], said(cells[2]), story.day(cells[1]))


_KINDS: dict[str, Callable[[_Story, Sequence[str]], None]] = {
    "stance": _stance,
    "boss": _boss,
    "relation": _relation,
    "certificate": _certificate,
    "need": _need,
}


def write_circle(session: ChangeSession, players: Sequence[Player], today: date) -> None:
    """Write what the file tells; days count from ``today``."""
    people = {player.row.name_zh: player.id for player in players}
    suppliers = {player.row.supplier: player.supplier_id for player in players}
    story = _Story(session, people, suppliers, today)
    for kind, *cells in rows("circle.tsv"):
        _KINDS[kind](story, cells)
    session.flush()
