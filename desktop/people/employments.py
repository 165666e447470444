"""Who worked where and when, as what, and who reports to whom."""

from __future__ import annotations

from datetime import date
from typing import Any, TypedDict

from sqlalchemy import select

from desktop.errors import Refused, UsageError
from desktop.journal.journal import ChangeSession
from desktop.people.contacts import current_title, proposals, refresh_contact_keys
from desktop.people.fields import check_choice, clean, clean_line, existing
from desktop.people.tables import Contact, Employment, Supplier
from desktop.people.words import DECISION_ROLES, STANCES
from desktop.texts import _


class EmploymentFields(TypedDict, total=False):
    """The fields of an employment; ``company`` names one that is no supplier of ours."""

    supplier_id: int | None
    company: str
    department: str
    title: str
    reports_to_id: int | None
    reports_to_name: str
    decision_role: str
    stance: str
    from_date: date | None
    until_date: date | None


def add_employment(session: ChangeSession, contact_id: int, fields: EmploymentFields) -> int:
    """Add a person's work at a supplier or another company and return its id.

    The form of address follows the title unless it was edited. Raises Refused when the reporting line would be a
    circle, and UsageError when there is neither company nor supplier, or it ends before it begins.
    """
    existing(session, Contact, contact_id)
    employment = Employment(
        id=session.new_id(), created_at=session.now, updated_at=session.now, contact_id=contact_id
    )
    _set(session, employment, fields)
    return employment.id


def edit_employment(session: ChangeSession, employment_id: int, fields: EmploymentFields) -> None:
    """Change some fields of an employment; raises as ``add_employment`` does."""
    _set(session, existing(session, Employment, employment_id), fields)


def end_employment(session: ChangeSession, employment_id: int, until: date) -> None:
    """Say that an employment ended on a day, which is its last."""
    edit_employment(session, employment_id, {"until_date": until})


def has_left(session: ChangeSession, contact_id: int, until: date) -> None:
    """Say that a person has left: all of today's employments end on a day. Raises Refused when there is none."""
    current = list(
        session.scalars(
            select(Employment.id).where(Employment.contact_id == contact_id, Employment.until_date.is_(None))
        )
    )
    if not current:
        raise Refused(
            _("This person works nowhere at present."),
            _("Add the employment first, with the day on which it ended."),
        )
    for employment_id in current:
        end_employment(session, employment_id, until)


def remove_employment(session: ChangeSession, employment_id: int) -> None:
    """Take an employment away that never was; one that ended is ended instead."""
    employment = existing(session, Employment, employment_id)
    title = current_title(session, employment.contact_id)
    session.delete(employment)
    session.flush()
    _follow_title(session, employment.contact_id, title)


def _set(session: ChangeSession, employment: Employment, fields: EmploymentFields) -> None:
    values = clean(Employment, fields)
    title = current_title(session, employment.contact_id)
    with session.no_autoflush:
        employment.fill(values)
        if employment.reports_to_id is not None:
            employment.reports_to_name = ""
        _check(session, employment, values)
    session.add(employment)
    session.flush()
    _follow_title(session, employment.contact_id, title)


def _check(session: ChangeSession, employment: Employment, values: dict[str, Any]) -> None:
    check_choice(values, "decision_role", DECISION_ROLES, empty=True)
    check_choice(values, "stance", STANCES, empty=True)
    if employment.supplier_id is None and not employment.company:
        raise UsageError(
            _("An employment needs a company."), _("Choose a supplier or type the company's name.")
        )
    if employment.supplier_id is not None:
        existing(session, Supplier, employment.supplier_id)
    begun, ended = employment.from_date, employment.until_date
    if begun is not None and ended is not None and ended < begun:
        raise UsageError(_("This employment would end before it begins."), _("Look at the two dates again."))
    if employment.reports_to_id is not None and employment.until_date is None:
        check_line(session, employment.contact_id, employment.reports_to_id)


def check_line(session: ChangeSession, contact_id: int, boss_id: int) -> None:
    """Raise Refused when reporting to that boss would close a circle among today's employments."""
    existing(session, Contact, boss_id)
    lines = session.execute(
        select(Employment.contact_id, Employment.reports_to_id).where(
            Employment.until_date.is_(None), Employment.reports_to_id.is_not(None)
        )
    )
    bosses: dict[int, list[int]] = {}
    for person, boss in lines:
        bosses.setdefault(person, []).append(boss or person)
    waiting, seen = [boss_id], set[int]()
    while waiting:
        person = waiting.pop()
        if person == contact_id:
            raise Refused(
                _("This reporting line would be a circle."),
                _("Change the boss of the other person first."),
            )
        if person not in seen:
            seen.add(person)
            waiting += bosses.get(person, [])


def _follow_title(session: ChangeSession, contact_id: int, title_before: str) -> None:
    """Propose the form of address anew when the title changed and nobody edited the old one."""
    title = current_title(session, contact_id)
    if title == title_before:
        return
    contact = existing(session, Contact, contact_id)
    old = proposals(contact, title_before)["form_of_address"]
    new = proposals(contact, title)["form_of_address"]
    if new and new != contact.form_of_address and contact.form_of_address in ("", old):
        contact.form_of_address = new
        refresh_contact_keys(contact)


def meet_boss(session: ChangeSession, supplier_id: int, name: str, contact_id: int) -> int:
    """Put a person in the place of a boss who was only a name at a supplier; returns how many reporting lines moved.

    Raises Refused when one of the lines would be a circle.
    """
    waiting = session.scalars(
        select(Employment).where(
            Employment.supplier_id == supplier_id,
            Employment.reports_to_id.is_(None),
            Employment.reports_to_name == clean_line(name),
            Employment.contact_id != contact_id,
        )
    ).all()
    for employment in waiting if clean_line(name) else ():
        edit_employment(session, employment.id, {"reports_to_id": contact_id})
    return len(waiting) if clean_line(name) else 0
