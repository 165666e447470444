"""The tables of suppliers, contacts and what ties them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.journal.schema import Record

LIVING = "deleted_at IS NULL"
"""Outside the trash: a list by name and the finding of names read nothing but the partial indexes with this word. Were
``deleted_at`` a column of them, SQLite would take it for selective and read all people where a few are asked for."""


class Supplier(Record):
    """A factory, trader or agent from whom goods are bought."""

    __tablename__ = "supplier"

    name_zh: Mapped[str] = mapped_column(String, default="")
    name_pinyin: Mapped[str] = mapped_column(String, default="")
    name_en: Mapped[str] = mapped_column(String, default="")
    kind: Mapped[str] = mapped_column(String, default="factory")
    """``factory``, ``trader``, ``agent`` or ``other``."""
    status: Mapped[str] = mapped_column(String, default="active")
    """``prospect``, ``active``, ``paused`` or ``ended``."""
    tier: Mapped[int | None] = mapped_column(Integer, default=None)
    """1 (closest) to 5; the usual days between touches are 14, 30, 60, 120, 365."""
    since: Mapped[date | None] = mapped_column(default=None)
    province: Mapped[str] = mapped_column(String, default="")
    """Division code of two digits (``33`` is Zhejiang), or empty."""
    city_zh: Mapped[str] = mapped_column(String, default="")
    city_en: Mapped[str] = mapped_column(String, default="")
    address_zh: Mapped[str] = mapped_column(Text, default="")
    address_en: Mapped[str] = mapped_column(Text, default="")
    postcode: Mapped[str] = mapped_column(String, default="")
    website: Mapped[str] = mapped_column(String, default="")
    products: Mapped[str] = mapped_column(Text, default="")
    payment_terms: Mapped[str] = mapped_column(Text, default="")
    lead_time_days: Mapped[int | None] = mapped_column(Integer, default=None)
    week_days: Mapped[int] = mapped_column(Integer, default=6)
    """Working days of their week, 5 or 6."""
    credit_code: Mapped[str] = mapped_column(String, default="")
    """Unified social credit code, 18 characters; a wrong check warns and never blocks."""
    cadence_ideal: Mapped[int | None] = mapped_column(Integer, default=None)
    cadence_longest: Mapped[int | None] = mapped_column(Integer, default=None)
    notes: Mapped[str] = mapped_column(Text, default="")
    photo_id: Mapped[int | None] = mapped_column(ForeignKey("photo.id"), default=None)
    search_key: Mapped[str] = mapped_column(Text, default="")
    """Pinyin key for finding, made from the names at each write."""
    sort_key: Mapped[str] = mapped_column(String, default="")

    __table_args__ = (
        Index("ix_supplier_list", "sort_key", "id", "search_key", sqlite_where=text(LIVING)),
        CheckConstraint("week_days IN (5, 6)", name="week"),
    )


class SupplierSkill(Record):
    """One rating of one skill of a supplier on a day; the newest counts, the older ones are its story."""

    __tablename__ = "supplier_skill"

    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    skill: Mapped[str] = mapped_column(String)
    """One of the seven of ``desktop.people.words.SKILLS``."""
    rating: Mapped[int] = mapped_column(Integer)
    """1 (weak) to 5 (strong)."""
    note: Mapped[str] = mapped_column(Text, default="")
    rated_on: Mapped[date] = mapped_column()


class Contact(Record):
    """A person."""

    __tablename__ = "contact"

    name_zh: Mapped[str] = mapped_column(String, default="")
    family_zh: Mapped[str] = mapped_column(String, default="")
    given_zh: Mapped[str] = mapped_column(String, default="")
    pinyin: Mapped[str] = mapped_column(String, default="")
    name_en: Mapped[str] = mapped_column(String, default="")
    form_of_address: Mapped[str] = mapped_column(String, default="")
    """How to address them, such as 王经理; proposed from the title, editable."""
    gender: Mapped[str] = mapped_column(String, default="")
    """``f``, ``m`` or empty."""
    photo_id: Mapped[int | None] = mapped_column(ForeignKey("photo.id"), default=None)
    birth_calendar: Mapped[str] = mapped_column(String, default="")
    """``solar``, ``lunar``, or empty while unknown."""
    birth_year: Mapped[int | None] = mapped_column(Integer, default=None)
    birth_month: Mapped[int | None] = mapped_column(Integer, default=None)
    birth_day: Mapped[int | None] = mapped_column(Integer, default=None)
    birth_leap: Mapped[bool] = mapped_column(default=False)
    """Born in a leap month of the lunar calendar."""
    home_town: Mapped[str] = mapped_column(String, default="")
    family: Mapped[str] = mapped_column(Text, default="")
    hobbies: Mapped[str] = mapped_column(Text, default="")
    food: Mapped[str] = mapped_column(Text, default="")
    drink: Mapped[str] = mapped_column(Text, default="")
    languages: Mapped[str] = mapped_column(String, default="")
    best_hours: Mapped[str] = mapped_column(String, default="")
    introduced_by_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), default=None, index=True)
    ask_next: Mapped[str] = mapped_column(Text, default="")
    """What to ask next time."""
    cadence_ideal: Mapped[int | None] = mapped_column(Integer, default=None)
    cadence_longest: Mapped[int | None] = mapped_column(Integer, default=None)
    notes: Mapped[str] = mapped_column(Text, default="")
    private_notes: Mapped[str] = mapped_column(Text, default="")
    search_key: Mapped[str] = mapped_column(Text, default="")
    sort_key: Mapped[str] = mapped_column(String, default="")

    __table_args__ = (
        Index("ix_contact_list", "sort_key", "id", "search_key", sqlite_where=text(LIVING)),
        Index("ix_contact_birthday", "birth_month", "birth_day"),
        CheckConstraint("birth_calendar IN ('', 'solar', 'lunar')", name="birth_calendar"),
    )


class Employment(Record):
    """A contact's work at a supplier over a time; the one without ``until_date`` is today's."""

    __tablename__ = "employment"

    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)
    supplier_id: Mapped[int | None] = mapped_column(ForeignKey("supplier.id"), default=None, index=True)
    company: Mapped[str] = mapped_column(String, default="")
    """Name of a company that is no supplier of ours: a former employer."""
    department: Mapped[str] = mapped_column(String, default="")
    title: Mapped[str] = mapped_column(String, default="")
    reports_to_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), default=None, index=True)
    reports_to_name: Mapped[str] = mapped_column(String, default="")
    """A boss whom we have not met yet."""
    decision_role: Mapped[str] = mapped_column(String, default="")
    """``decides``, ``influences``, ``prepares``, ``executes`` or empty."""
    from_date: Mapped[date | None] = mapped_column(default=None)
    until_date: Mapped[date | None] = mapped_column(default=None)
    stance: Mapped[str] = mapped_column(String, default="", server_default="", sort_order=100)
    """How they stand to us: ``supporter``, ``neutral``, ``doubter``, or empty while unknown.

    It came by ALTER TABLE: it stands last, and undo of older changes makes rows without it.
    """


class Relation(Record):
    """A tie between two people that is no work: family, schoolmates; it holds both ways and is kept once."""

    __tablename__ = "relation"

    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)
    kind: Mapped[str] = mapped_column(String)
    """One of ``desktop.people.words.RELATIONS``."""
    note: Mapped[str] = mapped_column(Text, default="")


class Channel(Record):
    """One way to reach a contact or a supplier."""

    __tablename__ = "channel"

    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), default=None, index=True)
    supplier_id: Mapped[int | None] = mapped_column(ForeignKey("supplier.id"), default=None, index=True)
    kind: Mapped[str] = mapped_column(String)
    """One of ``desktop.people.words.CHANNELS``."""
    value: Mapped[str] = mapped_column(String)
    label: Mapped[str] = mapped_column(String, default="")
    preferred: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(Integer, default=0)

    __table_args__ = (Index("ix_channel_kind_value", "kind", "value"),)


class Tag(Record):
    """A word that groups suppliers and contacts; it may carry a cadence."""

    __tablename__ = "tag"

    name: Mapped[str] = mapped_column(String, index=True)
    tone: Mapped[str] = mapped_column(String, default="neutral")
    cadence_ideal: Mapped[int | None] = mapped_column(Integer, default=None)
    cadence_longest: Mapped[int | None] = mapped_column(Integer, default=None)


class Tagging(Record):
    """A tag on a supplier or on a contact."""

    __tablename__ = "tagging"

    tag_id: Mapped[int] = mapped_column(ForeignKey("tag.id"), index=True)
    supplier_id: Mapped[int | None] = mapped_column(ForeignKey("supplier.id"), default=None, index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), default=None, index=True)


class DistinctPair(Record):
    """Two records that look alike and are not the same: they are not proposed for merging again."""

    __tablename__ = "distinct_pair"

    kind: Mapped[str] = mapped_column(String)
    """``supplier`` or ``contact``."""
    lower_id: Mapped[int] = mapped_column(Integer)
    higher_id: Mapped[int] = mapped_column(Integer)

    __table_args__ = (Index("ix_distinct_pair_kind_lower_id_higher_id", "kind", "lower_id", "higher_id"),)
