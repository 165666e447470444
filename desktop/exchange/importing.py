"""Writing an accepted import into the journal, in one change step that can be undone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import select

from desktop.errors import GuanxiError
from desktop.exchange.bosses import Bosses
from desktop.exchange.card_fields import addressed, contact_fields, supplier_fields
from desktop.exchange.cards import Card
from desktop.exchange.choices import Choice, Plan, PlannedRow
from desktop.exchange.companies import CompanyIndex, known_companies
from desktop.exchange.extras import extras_of
from desktop.exchange.filling import add_channels, add_photo, add_skills, fill_fields
from desktop.exchange.histories import Histories
from desktop.exchange.jobs import Jobs, title_of
from desktop.exchange.outcomes import Fate, RowOutcome
from desktop.exchange.own_fields import OwnFields
from desktop.exchange.proposing import plan_import, supplier_names
from desktop.joining import sentences
from desktop.journal.journal import ChangeSession, Journal
from desktop.people.channels import owned
from desktop.people.contacts import ContactFields, add_contact
from desktop.people.employments import EmploymentFields
from desktop.people.fields import existing
from desktop.people.suppliers import add_supplier
from desktop.people.tables import Contact, Supplier, Tag, Tagging
from desktop.people.tags import bare_name, name_key, tag
from desktop.texts import _

__all__ = ["Told", "apply_plan", "import_rows", "plan_import", "rehearse"]
Told = Callable[[int, int], None]
"""Hears of rows done and all rows; what it raises stops the import, and nothing is written."""


class _Rehearsed(Exception):
    """Ends a rehearsal, so that nothing of it is kept."""


def apply_plan(journal: Journal, plan: Plan, told: Told | None = None) -> list[RowOutcome]:
    """Carry out a plan as one change; returns what became of each row, in the order of the rows.

    Raises StoreError when the disk refuses and whatever ``told`` raises; then nothing is changed.
    """
    with journal.change(_("Import contacts")) as session:
        return import_rows(session, plan, told)


def rehearse(journal: Journal, plan: Plan, told: Told | None = None) -> list[RowOutcome]:
    """Return what ``apply_plan`` would return, and change nothing."""
    outcomes: list[RowOutcome] = []
    try:
        with journal.change(_("Import contacts")) as session:
            outcomes = import_rows(session, plan, told)
            raise _Rehearsed
    except _Rehearsed:
        return outcomes


def import_rows(session: ChangeSession, plan: Plan, told: Told | None = None) -> list[RowOutcome]:
    """Write the rows of a plan: companies first, so that people find where they work; a bad row costs no other."""
    work = _Import(session, plan, Jobs(session, known_companies(session.connection()), plan.make_suppliers))
    numbers = sorted(range(len(plan.rows)), key=lambda number: plan.rows[number].kind != "supplier")
    for done, number in enumerate(numbers):
        if told is not None:
            told(done, len(numbers))
        work.row(number)
    work.settle()
    return [work.outcomes[number] for number in range(len(plan.rows))]


@dataclass(slots=True)
class _Import:
    """One import under way."""

    session: ChangeSession
    plan: Plan
    jobs: Jobs
    outcomes: dict[int, RowOutcome] = field(default_factory=dict)
    records: dict[int, int] = field(default_factory=dict)
    """The record that each row became, by the row's number."""
    tagged: dict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    """Ids by kind and tag, put on at the end: one statement a tag and not one a row."""
    bosses: Bosses = field(init=False)
    histories: Histories = field(init=False)
    own: OwnFields = field(init=False)

    def __post_init__(self) -> None:
        self.bosses = Bosses(self.session)
        self.histories = Histories(self.session)
        self.own = OwnFields(self.session)

    @property
    def companies(self) -> CompanyIndex:
        return self.jobs.companies

    def row(self, number: int) -> None:
        row, choice = self.plan.rows[number], self.plan.choice(number)
        if row.card is None:
            self._end(number, Fate.FAILED, row.reasons)
            return
        if choice.fate is Fate.SKIPPED:
            self._end(number, Fate.SKIPPED, (_("Left out as you chose."),))
            return
        mark = self.companies.mark()
        try:
            with self.session.begin_nested():
                fate, reasons = self._write(number, row, row.card, choice)
        except GuanxiError as error:
            self.companies.go_back(mark)
            self.records.pop(number, None)
            self._end(number, Fate.FAILED, (str(error),))
            return
        self._end(number, fate, reasons)
        self._note_tags(row, row.card, self.records[number])

    def _end(self, number: int, fate: Fate, reasons: tuple[str, ...]) -> None:
        row = self.plan.rows[number]
        self.outcomes[number] = RowOutcome(row.file, row.row, fate, row.name, sentences(*reasons))

    def _write(
        self, number: int, row: PlannedRow, card: Card, choice: Choice
    ) -> tuple[Fate, tuple[str, ...]]:
        target = self._target(row, choice)
        wins = choice.fate is Fate.UPDATED
        write = self._supplier if row.kind == "supplier" else self._contact
        card, said = self.own.taken(row.kind, card)
        record_id, changed, reasons = write(card, target, wins=wins)
        filled, unread = self.own.fill(row.kind, record_id, said, wins=wins)
        changed, reasons = changed or filled, (*reasons, *unread)
        self.records[number] = record_id
        if row.kind == "contact":
            self.bosses.note(number, record_id, card)
            self.histories.note(number, record_id, card)
        if target is None:
            return Fate.CREATED, (*reasons, *card.remarks)
        because = row.candidates[choice.candidate].reason()
        if not changed and not self._new_tags(row, card, record_id):
            nothing = _("The journal holds all of it already.")
            return Fate.SKIPPED, (because, nothing, *reasons, *card.remarks)
        return Fate.UPDATED if wins else Fate.MERGED, (because, *reasons, *card.remarks)

    def _target(self, row: PlannedRow, choice: Choice) -> int | None:
        """Return the record that a row is merged into, None when it becomes one of its own."""
        if choice.fate not in (Fate.MERGED, Fate.UPDATED) or choice.candidate >= len(row.candidates):
            return None
        candidate = row.candidates[choice.candidate]
        if candidate.twin is None:
            return candidate.record_id
        return self.records.get(candidate.twin)

    def _contact(self, card: Card, target: int | None, *, wins: bool) -> tuple[int, bool, tuple[str, ...]]:
        place = self.jobs.place(card)
        fields = contact_fields(card, place_taken=place.has_address)
        said = []
        if place.made:
            said.append(_("The supplier {name} was made.").format(name=card.company))
        if card.birthday is not None and "birthday" not in fields:
            said.append(_("The birthday is no day of a year and was left out."))
        if target is None:
            return self._new_contact(card, fields, place.fields), True, tuple(said)
        changed = fill_fields(self.session, Contact, target, fields, wins=wins)
        there = owned(self.session, target, None)
        changed |= add_channels(self.session, card, there, {"contact_id": target})
        employed, remark = self.jobs.employ(target, card, place.fields, wins=wins)
        changed |= employed | add_photo(self.session, Contact, target, card, wins=wins)
        said += [remark, _other_name(existing(self.session, Contact, target), card)]
        return target, changed or place.made, tuple(filter(None, said))

    def _new_contact(self, card: Card, fields: ContactFields, place: EmploymentFields) -> int:
        contact_id = add_contact(self.session, addressed(fields, title_of(card)))
        self.session.flush()  # what points to the person is written after them
        add_channels(self.session, card, (), {"contact_id": contact_id})
        self.jobs.begin(contact_id, card, place)
        add_photo(self.session, Contact, contact_id, card, wins=True)
        return contact_id

    def _supplier(self, card: Card, target: int | None, *, wins: bool) -> tuple[int, bool, tuple[str, ...]]:
        fields, changed = supplier_fields(card), False
        if target is None:
            supplier_id = add_supplier(self.session, fields)
            self.session.flush()
        else:
            supplier_id = target
            changed = fill_fields(self.session, Supplier, supplier_id, fields, wins=wins)
        self.companies.add(supplier_id, *supplier_names(card))
        there = owned(self.session, None, supplier_id) if target is not None else ()
        changed |= add_channels(self.session, card, there, {"supplier_id": supplier_id})
        changed |= add_photo(self.session, Supplier, supplier_id, card, wins=wins)
        changed |= add_skills(self.session, supplier_id, extras_of(card))
        return supplier_id, changed, ()

    def _new_tags(self, row: PlannedRow, card: Card, record_id: int) -> bool:
        owner = Tagging.supplier_id if row.kind == "supplier" else Tagging.contact_id
        borne = select(Tag.name).join(Tagging, Tagging.tag_id == Tag.id).where(owner == record_id)
        there = {name_key(name) for name in self.session.scalars(borne)} if card.tags else set()
        return any(name_key(name) not in there for name in _tags(card))

    def _note_tags(self, row: PlannedRow, card: Card, record_id: int) -> None:
        for name in _tags(card):
            self.tagged[row.kind, name].append(record_id)

    def settle(self) -> None:
        """Do what needs all rows: tags, who reports to whom, and what happened with whom."""
        self.session.flush()
        for (kind, name), ids in self.tagged.items():
            owners = {"supplier_ids": ids} if kind == "supplier" else {"contact_ids": ids}
            tag(self.session, name, **owners)
        changed, said = self.bosses.settle()
        self.session.flush()
        told = self.histories.settle(self.session.now.date())
        for number in changed | set(said) | set(told):
            before = self.outcomes[number]
            new = number in changed or number in told
            fate = Fate.MERGED if new and before.fate is Fate.SKIPPED else before.fate
            reason = sentences(before.reason, said.get(number, ""), told.get(number, ""))
            self.outcomes[number] = RowOutcome(before.file, before.row, fate, before.name, reason)


def _other_name(contact: Contact, card: Card) -> str:
    """Return what must be said of a name in the file that the journal has otherwise."""
    names = (contact.name_zh, contact.name_en, contact.form_of_address)
    given = card.chinese_name or card.english_name
    if not given or given in names or (card.chinese_name and not contact.name_zh):
        return ""
    return _("The file calls them {name}.").format(name=given)


def _tags(card: Card) -> list[str]:
    """Return the tags of a card as the journal writes them."""
    return list(dict.fromkeys(filter(None, map(bare_name, card.tags))))
