"""Everything that the page of one person shows of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from sqlalchemy import Connection, RowMapping, Select, bindparam, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from desktop.people.birthdays import Birthday
from desktop.people.cadence import Cadence
from desktop.people.channel_reads import ChannelRow, channels_of
from desktop.people.contact_reads import contact_cadence, jobs_today
from desktop.people.last_touch import Tie, last_touch, next_follow_ups, touch_count
from desktop.people.selecting import TagChip, tags_of
from desktop.people.tables import Channel, Contact, Employment, Supplier, Tagging
from desktop.people.usual import usual_days


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person as others' pages name them."""

    id: int
    name_zh: str
    name_en: str
    form_of_address: str

    @property
    def shown(self) -> str:
        """The name to show: the Chinese one, else the English one, else the form of address."""
        return self.name_zh or self.name_en or self.form_of_address


@dataclass(frozen=True, slots=True)
class EmploymentRow:
    """A person's work at a company over a time."""

    id: int
    supplier_id: int | None
    company_en: str
    company_zh: str
    department: str
    title: str
    reports_to: PersonName | None
    reports_to_name: str
    """A boss whom we have not met yet."""
    decision_role: str
    stance: str
    from_date: date | None
    until_date: date | None


@dataclass(frozen=True, slots=True)
class ContactCard:
    """A person with their work, channels and tags."""

    id: int
    name_zh: str
    family_zh: str
    given_zh: str
    pinyin: str
    name_en: str
    form_of_address: str
    gender: str
    photo_id: int | None
    home_town: str
    family: str
    hobbies: str
    food: str
    drink: str
    languages: str
    best_hours: str
    ask_next: str
    cadence_ideal: int | None
    cadence_longest: int | None
    notes: str
    private_notes: str
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    last_touch: datetime | None
    touches: int
    birthday: Birthday | None
    introduced_by: PersonName | None
    introduced: tuple[PersonName, ...]
    employments: tuple[EmploymentRow, ...]
    """Today's first, then the former ones, newest first."""
    reports: tuple[PersonName, ...]
    """Those who report to this person today."""
    channels: tuple[ChannelRow, ...]
    tags: tuple[TagChip, ...]
    cadence: Cadence | None
    tie: Tie


def contact_card(connection: Connection, contact_id: int) -> ContactCard | None:
    """Return the person, also one in the trash, or None when there is none."""
    found = connection.execute(_CARD, {"contact": contact_id})
    row = found.mappings().one_or_none()
    return None if row is None else _card(connection, row)


def _card(connection: Connection, row: RowMapping) -> ContactCard:
    contact_id = row["id"]
    tags = tuple(tags_of(connection, Tagging.contact_id, [contact_id]).get(contact_id, ()))
    job = jobs_today(connection, [contact_id]).get(contact_id)
    cadence = contact_cadence(
        (row["cadence_ideal"], row["cadence_longest"]), job, tags, usual_days(connection)
    )
    due = next_follow_ups(connection, "contact", [contact_id]).get(contact_id)
    plain = {name: value for name, value in row.items() if name not in _NOT_SHOWN}
    return ContactCard(
        **plain,
        birthday=birthday_of(row),
        introduced_by=_person(connection, row["introduced_by_id"]),
        introduced=people_where(connection, Contact.introduced_by_id, contact_id),
        employments=employments_of(connection, contact_id),
        reports=_reports(connection, contact_id),
        channels=channels_of(connection, Channel.contact_id, contact_id),
        tags=tags,
        cadence=cadence,
        tie=Tie(
            contact_id, job.supplier_id if job else None, cadence, row["last_touch"], row["created_at"], due
        ),
    )


# made once: building a statement costs more than running it
_CARD = select(
    *Contact.__table__.columns,
    last_touch("contact", Contact.id).label("last_touch"),
    touch_count("contact", Contact.id).label("touches"),
).where(Contact.id == bindparam("contact"))
_BIRTH = ("birth_calendar", "birth_year", "birth_month", "birth_day", "birth_leap")
_NOT_SHOWN = frozenset((*_BIRTH, "introduced_by_id", "search_key", "sort_key"))
_NAMES = (Contact.id, Contact.name_zh, Contact.name_en, Contact.form_of_address)


def birthday_of(row: RowMapping) -> Birthday | None:
    """Return the birthday that a row of the contact table holds, None while unknown."""
    if (
        row["birth_calendar"] not in ("solar", "lunar")
        or row["birth_month"] is None
        or row["birth_day"] is None
    ):
        return None
    return Birthday(
        row["birth_calendar"], row["birth_month"], row["birth_day"], row["birth_year"], row["birth_leap"]
    )


def _person(connection: Connection, contact_id: int | None) -> PersonName | None:
    if contact_id is None:
        return None
    row = connection.execute(select(*_NAMES).where(Contact.id == contact_id)).one_or_none()
    return None if row is None else PersonName(*row)


@cache
def _people(column: InstrumentedAttribute[int | None]) -> Select[int, str, str, str]:
    living = Contact.deleted_at.is_(None)
    return select(*_NAMES).where(column == bindparam("value"), living).order_by(Contact.sort_key)


def people_where(
    connection: Connection, column: InstrumentedAttribute[int | None], value: int
) -> tuple[PersonName, ...]:
    """Return the people outside the trash with a value in a column, by name."""
    rows = connection.execute(_people(column), {"value": value})
    return tuple(PersonName(*row) for row in rows)


_REPORTS = (
    select(*_NAMES)
    .join(Employment, Employment.contact_id == Contact.id)
    .where(
        Employment.reports_to_id == bindparam("contact"),
        Employment.until_date.is_(None),
        Contact.deleted_at.is_(None),
    )
    .group_by(Contact.id)
    .order_by(Contact.sort_key)
)
_BOSS = aliased(Contact)
_EMPLOYMENTS = (
    select(
        *Employment.__table__.columns,
        Supplier.name_en.label("supplier_en"),
        Supplier.name_zh.label("supplier_zh"),
        _BOSS.name_zh.label("boss_zh"),
        _BOSS.name_en.label("boss_en"),
        _BOSS.form_of_address.label("boss_address"),
    )
    .outerjoin(Supplier, Supplier.id == Employment.supplier_id)
    .outerjoin(_BOSS, _BOSS.id == Employment.reports_to_id)
    .where(Employment.contact_id == bindparam("contact"))
    .order_by(
        Employment.until_date.desc().nulls_first(),
        Employment.from_date.desc().nulls_last(),
        Employment.id.desc(),
    )
)


def _reports(connection: Connection, contact_id: int) -> tuple[PersonName, ...]:
    rows = connection.execute(_REPORTS, {"contact": contact_id})
    return tuple(PersonName(*row) for row in rows)


def employments_of(connection: Connection, contact_id: int) -> tuple[EmploymentRow, ...]:
    """Return where a person works and worked: today's first, then the former ones, newest first."""
    rows = connection.execute(_EMPLOYMENTS, {"contact": contact_id})
    return tuple(_employment(row) for row in rows.mappings())


def _employment(row: RowMapping) -> EmploymentRow:
    boss_id = row["reports_to_id"]
    return EmploymentRow(
        id=row["id"],
        supplier_id=row["supplier_id"],
        company_en=row["supplier_en"] or row["company"],
        company_zh=row["supplier_zh"] or "",
        department=row["department"],
        title=row["title"],
        reports_to=PersonName(boss_id, row["boss_zh"], row["boss_en"], row["boss_address"])
        if boss_id
        else None,
        reports_to_name=row["reports_to_name"],
        decision_role=row["decision_role"],
        stance=row["stance"],
        from_date=row["from_date"],
        until_date=row["until_date"],
    )
