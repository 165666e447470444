"""Resolving who reports to whom, and who introduced whom, once all people of an import are there."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from sqlalchemy import select

from desktop.exchange.cards import Card
from desktop.exchange.extras import extras_of
from desktop.exchange.proposing import OWN_ID
from desktop.journal.journal import ChangeSession
from desktop.people.fields import LARGEST_ID
from desktop.people.tables import Contact, Employment
from desktop.texts import _

# Salesforce's ids have 15 or 18 letters and digits, others are numbers or UUIDs: nobody's name.
_AN_ID = re.compile(
    r"^(?=\S*\d)(?:[0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?|[0-9]+|[0-9a-fA-F-]{32,36}|guanxi-\d+)$"
)


@dataclass(slots=True)
class Bosses:
    """Collects the cards of an import with the people they became; ``settle`` ties them."""

    session: ChangeSession
    _by_source: dict[str, int] = field(default_factory=dict)
    _by_name: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    _asked: dict[str, set[int]] = field(default_factory=dict)
    _waiting: list[tuple[int, int, Card]] = field(default_factory=list)

    def note(self, number: int, contact_id: int, card: Card) -> None:
        """Note that row ``number`` of the import is about a person now."""
        if card.source_id:
            self._by_source.setdefault(card.source_id, contact_id)
        for name in filter(None, {card.full_name, card.chinese_name, card.english_name}):
            self._by_name[_folded(name)].add(contact_id)
        if card.reports_to or extras_of(card).own.get("introduced_by"):
            self._waiting.append((number, contact_id, card))

    def settle(self) -> tuple[set[int], dict[int, str]]:
        """Tie the people; returns the rows by which a line came to be, and what must be said of others, by row."""
        lines = self._lines()
        changed: set[int] = set()
        said: dict[int, str] = {}
        with (
            self.session.no_autoflush
        ):  # all is written by now; each line would be flushed by the next question
            for number, contact_id, card in self._waiting:
                if self._introduce(contact_id, card):
                    changed.add(number)
                if not card.reports_to:
                    continue
                boss_id = self._find(extras_of(card).own.get("boss", "")) or self._find(card.reports_to)
                reason = self._report(contact_id, card.reports_to, boss_id, lines)
                if reason is None:
                    changed.add(number)
                elif reason:
                    said[number] = reason
        return changed, said

    def _report(self, contact_id: int, boss: str, boss_id: int | None, lines: dict[int, int]) -> str | None:
        """Tie a person to a boss; None when that was done, else what is to be said (nothing: it stood already)."""
        job = self._job(contact_id)
        if boss_id is None and _AN_ID.match(boss):
            return _("The boss with the id {id} is not in the file.").format(id=boss)
        if job is None:
            return _("They report to {boss}, but the file names no company.").format(boss=boss)
        if job.reports_to_id is not None or (boss_id is None and job.reports_to_name):
            return ""
        if boss_id is None:
            job.reports_to_name = boss
            return None
        if _circle(lines, contact_id, boss_id):
            return _("Reporting to {boss} would be a circle and was left out.").format(boss=boss)
        job.reports_to_id, job.reports_to_name = boss_id, ""
        lines[contact_id] = boss_id
        return None

    def _introduce(self, contact_id: int, card: Card) -> bool:
        introducer = self._find(extras_of(card).own.get("introduced_by", ""))
        person = self.session.get(Contact, contact_id)
        if introducer in (None, contact_id) or person is None or person.introduced_by_id is not None:
            return False
        person.introduced_by_id = introducer
        return True

    def _find(self, said: str) -> int | None:
        """Return the person of a source id, else the only one of a name, in the file or in the journal."""
        if not said:
            return None
        if said in self._by_source:
            return self._by_source[said]
        own = OWN_ID.match(said)
        if own:
            number = int(own[1])
            kept = self.session.get(Contact, number) if number <= LARGEST_ID else None
            return kept.id if kept is not None and kept.deleted_at is None else None
        named = self._by_name.get(_folded(said)) or self._in_journal(said)
        return next(iter(named)) if len(named) == 1 else None

    def _in_journal(self, name: str) -> set[int]:
        """Return the people of a name; asked once for each name, for a whole file may report to one boss."""
        if name not in self._asked:
            of_name = (
                (Contact.name_zh == name) | (Contact.name_en == name) | (Contact.form_of_address == name)
            )
            query = select(Contact.id).where(of_name, Contact.deleted_at.is_(None))
            self._asked[name] = set(self.session.scalars(query))
        return self._asked[name]

    def _job(self, contact_id: int) -> Employment | None:
        today = select(Employment).where(Employment.contact_id == contact_id, Employment.until_date.is_(None))
        return self.session.scalars(today.order_by(Employment.id.desc())).first()

    def _lines(self) -> dict[int, int]:
        """Return the reporting lines of today, read once: asking for each row would take the square of the rows."""
        if not self._waiting:
            return {}
        query = select(Employment.contact_id, Employment.reports_to_id).where(
            Employment.until_date.is_(None), Employment.reports_to_id.is_not(None)
        )
        return {person: boss for person, boss in self.session.execute(query) if boss is not None}


def _circle(lines: dict[int, int], contact_id: int, boss_id: int) -> bool:
    """Tell whether a person is their own boss, over however many steps."""
    person: int | None = boss_id
    seen: set[int] = set()
    while person is not None and person not in seen:
        if person == contact_id:
            return True
        seen.add(person)
        person = lines.get(person)
    return False


def _folded(name: str) -> str:
    return "".join(name.split()).casefold()
