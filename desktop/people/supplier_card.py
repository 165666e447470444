"""Everything that the page of one supplier shows of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, RowMapping, bindparam, select

from desktop.chinese.credit_code import Verdict, check_credit_code
from desktop.people.cadence import Cadence, cadence_for
from desktop.people.channel_reads import ChannelRow, channels_of
from desktop.people.last_touch import last_touch, touch_count
from desktop.people.selecting import TagChip, tags_of
from desktop.people.tables import Channel, Contact, Employment, Supplier, SupplierSkill, Tagging
from desktop.people.usual import usual_days
from desktop.people.words import SKILLS


@dataclass(frozen=True, slots=True)
class Rating:
    """One rating of one skill, 1 (weak) to 5 (strong)."""

    id: int
    rating: int
    rated_on: date
    note: str


@dataclass(frozen=True, slots=True)
class SkillStory:
    """A skill with its newest rating, None while unrated, and the older ones, newest first."""

    skill: str
    newest: Rating | None
    older: tuple[Rating, ...]


@dataclass(frozen=True, slots=True)
class PersonThere:
    """Someone who works or worked at the supplier."""

    contact_id: int
    employment_id: int
    name_zh: str
    pinyin: str
    name_en: str
    form_of_address: str
    photo_id: int | None
    department: str
    title: str
    decision_role: str
    stance: str
    """``supporter``, ``neutral``, ``doubter``, or empty while unknown."""
    reports_to_id: int | None
    reports_to_name: str
    """A boss whom we have not met yet; empty when ``reports_to_id`` is known."""
    from_date: date | None
    until_date: date | None
    last_touch: datetime | None


@dataclass(frozen=True, slots=True)
class SupplierCard:
    """A supplier with its people, channels, tags and skills."""

    id: int
    name_zh: str
    name_pinyin: str
    name_en: str
    kind: str
    status: str
    tier: int | None
    since: date | None
    province: str
    city_zh: str
    city_en: str
    address_zh: str
    address_en: str
    postcode: str
    website: str
    products: str
    payment_terms: str
    lead_time_days: int | None
    week_days: int
    credit_code: str
    cadence_ideal: int | None
    cadence_longest: int | None
    notes: str
    photo_id: int | None
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    last_touch: datetime | None
    touches: int
    people: tuple[PersonThere, ...]
    """Those who work there today, by the day on which they began."""
    former: tuple[PersonThere, ...]
    channels: tuple[ChannelRow, ...]
    tags: tuple[TagChip, ...]
    skills: tuple[SkillStory, ...]
    """The seven in their order."""
    credit_verdict: Verdict | None
    """What the code's check characters tell, None without a code; a warning, it never blocks."""
    cadence: Cadence | None

    @property
    def single_contact(self) -> bool:
        """Only one person is known there: the tie leaves with them."""
        return len(self.people) == 1


def supplier_card(connection: Connection, supplier_id: int) -> SupplierCard | None:
    """Return the supplier, also one in the trash, or None when there is none."""
    found = connection.execute(_CARD, {"supplier": supplier_id})
    row = found.mappings().one_or_none()
    return None if row is None else _card(connection, row)


def _card(connection: Connection, row: RowMapping) -> SupplierCard:
    people = people_at(connection, row["id"])
    tags = tuple(tags_of(connection, Tagging.supplier_id, [row["id"]]).get(row["id"], ()))
    days = (row["cadence_ideal"], row["cadence_longest"])
    cadence = cadence_for(
        (None, None), days, (chip.days for chip in tags), row["tier"], usual_days(connection)
    )
    return SupplierCard(
        **row,
        people=tuple(person for person in people if person.until_date is None),
        former=tuple(person for person in people if person.until_date is not None),
        channels=channels_of(connection, Channel.supplier_id, row["id"]),
        tags=tags,
        skills=skill_stories(connection, row["id"]),
        credit_verdict=check_credit_code(row["credit_code"]) if row["credit_code"] else None,
        cadence=cadence,
    )


_NOT_SHOWN = ("search_key", "sort_key")
# made once: building a statement costs more than running it
_CARD = select(
    *(column for column in Supplier.__table__.columns if column.name not in _NOT_SHOWN),
    last_touch("supplier", Supplier.id).label("last_touch"),
    touch_count("supplier", Supplier.id).label("touches"),
).where(Supplier.id == bindparam("supplier"))


def people_at(connection: Connection, supplier_id: int) -> list[PersonThere]:
    """Return all who work or worked at a supplier, those in the trash left out."""
    found = connection.execute(_PEOPLE_THERE, {"supplier": supplier_id})
    return [PersonThere(**row) for row in found.mappings()]


_PERSON = (
    Contact.id.label("contact_id"),
    Employment.id.label("employment_id"),
    Contact.name_zh,
    Contact.pinyin,
    Contact.name_en,
    Contact.form_of_address,
    Contact.photo_id,
    Employment.department,
    Employment.title,
    Employment.decision_role,
    Employment.stance,
    Employment.reports_to_id,
    Employment.reports_to_name,
    Employment.from_date,
    Employment.until_date,
)
_PEOPLE_THERE = (
    select(*_PERSON, last_touch("contact", Contact.id).label("last_touch"))
    .join(Contact, Contact.id == Employment.contact_id)
    .where(Employment.supplier_id == bindparam("supplier"), Contact.deleted_at.is_(None))
    .order_by(Employment.until_date.desc(), Employment.from_date.asc().nulls_last(), Employment.id)
)
_RATINGS = (
    select(
        SupplierSkill.skill,
        SupplierSkill.id,
        SupplierSkill.rating,
        SupplierSkill.rated_on,
        SupplierSkill.note,
    )
    .where(SupplierSkill.supplier_id == bindparam("supplier"))
    .order_by(SupplierSkill.rated_on.desc(), SupplierSkill.id.desc())
)


def skill_stories(connection: Connection, supplier_id: int) -> tuple[SkillStory, ...]:
    """Return the seven skills with their ratings, newest first."""
    found = connection.execute(_RATINGS, {"supplier": supplier_id})
    ratings: dict[str, list[Rating]] = {skill: [] for skill in SKILLS}
    for skill, rating_id, rating, rated_on, note in found:
        ratings.setdefault(skill, []).append(Rating(rating_id, rating, rated_on, note))
    return tuple(
        SkillStory(skill, rated[0] if rated else None, tuple(rated[1:])) for skill, rated in ratings.items()
    )


def taxi_address(card: SupplierCard) -> str:
    """Return the address for a taxi driver in Chinese, the company below it; empty without a Chinese address."""
    return f"{card.address_zh}\n{card.name_zh}".strip() if card.address_zh else ""
