"""Where the people of an import work: suppliers made from company names, employments, and who reports to whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from sqlalchemy import select

from desktop.exchange.addresses import address_line, of_company
from desktop.exchange.card_fields import company_fields, title_in_name
from desktop.exchange.cards import Card
from desktop.exchange.companies import CompanyIndex, company_names
from desktop.exchange.extras import JOB, Extras, day, extras_of
from desktop.exchange.matching import company_key
from desktop.journal.journal import ChangeSession
from desktop.people.employments import EmploymentFields, add_employment, edit_employment
from desktop.people.fields import clean, existing
from desktop.people.suppliers import add_supplier
from desktop.people.tables import Employment, Supplier
from desktop.people.words import DECISION_ROLES
from desktop.texts import _

_TEXTS = ("department", "title", "decision_role")


@dataclass(frozen=True, slots=True)
class Place:
    """Supplier or company of a job, empty without one; was it just made, and does it hold the card's address."""

    fields: EmploymentFields = field(default_factory=EmploymentFields)
    made: bool = False
    has_address: bool = False


@dataclass(slots=True)
class Jobs:
    """Finds and makes the suppliers of one import; it lives as long as the import's session."""

    session: ChangeSession
    companies: CompanyIndex
    make_suppliers: bool = True
    made: list[int] = field(default_factory=list)

    def place(self, card: Card) -> Place:
        """Return where a card says that somebody works; a supplier that is not there yet is made."""
        extras = extras_of(card)
        name_zh, name_en = company_names(card.company)
        name_en = extras.own.get("company_en") or name_en
        if not (name_zh or name_en):
            return Place()
        fields, made = self._place(card, name_zh, name_en, ours=extras.own.get("company_only") == "yes")
        return Place(fields, made, made or self._has_address(fields.get("supplier_id"), card))

    def _has_address(self, supplier_id: int | None, card: Card) -> bool:
        address = of_company(card.addresses)
        if supplier_id is None or address is None:
            return False
        supplier = existing(self.session, Supplier, supplier_id)
        return address_line(address) in (supplier.address_zh, supplier.address_en)

    def _place(self, card: Card, name_zh: str, name_en: str, *, ours: bool) -> tuple[EmploymentFields, bool]:
        found = self.companies.find(name_zh, name_en)
        if found is not None:
            return {"supplier_id": found}, False
        if ours or not self.make_suppliers:
            return {"company": card.company}, False
        made = add_supplier(self.session, company_fields(card, name_zh, name_en))
        self.companies.add(made, name_zh, name_en)
        self.made.append(made)
        return {"supplier_id": made}, True

    def begin(self, contact_id: int, card: Card, place: EmploymentFields) -> None:
        """Give a person who was just made the jobs of a card."""
        extras = extras_of(card)
        for job in extras.lists[JOB]:
            self._add_other(contact_id, job, [])
        if place:
            said = clean(Employment, place | _said(card, extras))
            self.session.make(Employment, contact_id=contact_id, **said)

    def employ(self, contact_id: int, card: Card, place: EmploymentFields, *, wins: bool) -> tuple[bool, str]:
        """Give a person the job of a card; returns whether anything changed, and what is to be said of it.

        A job at the same company gets its gaps filled. Who works elsewhere today stays there unless ``wins``.
        """
        extras = extras_of(card)
        jobs = self._jobs(contact_id)
        changed = sum(self._add_other(contact_id, job, jobs) for job in extras.lists[JOB]) > 0
        said = _said(card, extras)
        if not place:
            return changed, ""
        same = next((job for job in jobs if job.until_date is None and _at(job, place)), None)
        if same is not None:
            fresh = {
                name: value
                for name, value in said.items()
                if value and (wins or not getattr(same, name)) and getattr(same, name) != value
            }
            if fresh:
                edit_employment(self.session, same.id, cast("EmploymentFields", fresh))
            return changed or bool(fresh), ""
        if not wins and any(job.until_date is None for job in jobs):
            reason = _("The file says that they work at {company}; the journal keeps the job it has.")
            return changed, reason.format(company=card.company)
        job_fields = cast("EmploymentFields", place | said)
        add_employment(self.session, contact_id, job_fields)
        return True, ""

    def _jobs(self, contact_id: int) -> list[Employment]:
        return list(self.session.scalars(select(Employment).where(Employment.contact_id == contact_id)))

    def _add_other(self, contact_id: int, said: Mapping[str, str], jobs: list[Employment]) -> bool:
        """Add a former or second job that a journal of ours wrote, unless it is there."""
        name_zh, name_en = company_names(said.get("company", ""))
        name_en = said.get("company_en") or name_en
        if not (name_zh or name_en):
            return False
        card = Card(company=said.get("company", ""))
        place, _made = self._place(card, name_zh, name_en, ours=said.get("company_only") == "yes")
        fields: EmploymentFields = {
            **place,
            "from_date": day(said.get("from_date", "")),
            "until_date": day(said.get("until_date", "")),
            "reports_to_name": said.get("reports_to_name", ""),
        }
        fields.update(cast("EmploymentFields", {name: said.get(name, "") for name in _TEXTS}))
        if any(_at(job, place) and job.from_date == fields["from_date"] for job in jobs):
            return False
        add_employment(self.session, contact_id, _possible(fields))
        return True


def title_of(card: Card) -> str:
    """Return the title on a card, else the one that stands in the name."""
    return card.title or (title_in_name(card) if not extras_of(card).own else "")


def _said(card: Card, extras: Extras) -> dict[str, object]:
    """Return what a card says of its job besides the company."""
    said: dict[str, object] = {
        "department": card.department,
        "title": title_of(card),
    }
    role = extras.own.get("decision_role", "")
    return (
        said
        | ({"decision_role": role} if role in DECISION_ROLES else {})
        | ({"from_date": begun} if (begun := day(extras.own.get("from_date", ""))) else {})
    )


def _at(job: Employment, place: EmploymentFields) -> bool:
    supplier_id = place.get("supplier_id")
    if supplier_id is not None:
        return job.supplier_id == supplier_id
    return bool(job.company) and company_key(job.company) == company_key(place.get("company", ""))


def _possible(fields: EmploymentFields) -> EmploymentFields:
    """Leave out what a changed file may have made impossible."""
    begun, ended = fields.get("from_date"), fields.get("until_date")
    if begun is not None and ended is not None and ended < begun:
        fields["from_date"] = None
    if fields.get("decision_role", "") not in DECISION_ROLES:
        fields["decision_role"] = ""
    return fields
