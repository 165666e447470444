"""The tables of favours, gifts, greetings, own messages, and the manners that a house or a person asks for."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, Integer, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.almanac.sending import USUAL_TRANSIT
from desktop.journal.schema import Record

UNDER_WAY = "state IN ('idea', 'planned', 'bought', 'sent') AND deleted_at IS NULL"
"""Word for word as in the partial index of gifts that still ask for something to be done."""


class Favour(Record):
    """A favour (人情) between us and a contact, open until it is returned."""

    __tablename__ = "favour"

    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)
    direction: Mapped[str] = mapped_column(String)
    """``given`` (they owe us) or ``received`` (we owe them)."""
    text: Mapped[str] = mapped_column(Text)
    on_date: Mapped[date] = mapped_column()
    returned_on: Mapped[date | None] = mapped_column(default=None)


class Gift(Record):
    """A gift from us or to us, from the first idea to what became of it; receipts are its attachments."""

    __tablename__ = "gift"

    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), default=None, index=True)
    """None: for a team of the supplier."""
    supplier_id: Mapped[int | None] = mapped_column(ForeignKey("supplier.id"), default=None, index=True)
    """Where the person worked when it was given, or whose team it is for."""
    department: Mapped[str] = mapped_column(String, default="", server_default="", sort_order=100)
    """Of a gift for a team: the department, in the words of the house; empty for everybody there.

    It came by ALTER TABLE: it stands last.
    """
    side: Mapped[str] = mapped_column(String, default="ours")
    """``ours`` (we give) or ``theirs`` (they give)."""
    state: Mapped[str] = mapped_column(String, default="idea")
    """A key of ``desktop.giving.words.STATES``."""
    what: Mapped[str] = mapped_column(Text)
    occasion: Mapped[str] = mapped_column(String, default="")
    """A key of ``desktop.giving.words.occasions()``, or empty."""
    for_day: Mapped[date | None] = mapped_column(default=None)
    """The day of its occasion: the festival, the birthday."""
    sent_on: Mapped[date | None] = mapped_column(default=None)
    on_date: Mapped[date | None] = mapped_column(default=None)
    """The day on which it was given, received or declined."""
    value: Mapped[int | None] = mapped_column(Integer, default=None)
    """In minor units of ``currency``."""
    currency: Mapped[str] = mapped_column(String, default="CNY")
    cash: Mapped[bool] = mapped_column(default=False)
    """Money in a red envelope."""
    tracking: Mapped[str] = mapped_column(String, default="")
    """Number of the parcel."""
    reaction: Mapped[str] = mapped_column(Text, default="")
    notes: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (Index("ix_gift_under_way", "for_day", sqlite_where=text(UNDER_WAY)),)


class FestivalPlan(Record):
    """Greetings and gifts to one festival of one year."""

    __tablename__ = "festival_plan"

    festival: Mapped[str] = mapped_column(String)
    """A key of ``resources/calendar/festivals.ini``."""
    year: Mapped[int] = mapped_column(Integer)
    """The Gregorian year in which the festival falls."""
    transit_days: Mapped[int] = mapped_column(Integer, default=USUAL_TRANSIT)
    """Days that a parcel of ours is under way."""
    notes: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (Index("ix_festival_plan_year_festival", "year", "festival"),)


class Greeting(Record):
    """One person in the plan of a festival: what is said on which channel, and with which gift."""

    __tablename__ = "greeting"

    plan_id: Mapped[int] = mapped_column(ForeignKey("festival_plan.id"), index=True)
    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)
    state: Mapped[str] = mapped_column(String, default="planned")
    """``planned``, ``sent`` or ``skipped``."""
    channel: Mapped[str] = mapped_column(String, default="")
    """A key of ``desktop.people.words.CHANNELS``, ``visit`` or empty."""
    template: Mapped[str] = mapped_column(String, default="")
    """Key of the message that it is made from."""
    text: Mapped[str] = mapped_column(Text, default="")
    """The greeting in our own words; empty means the message as it is."""
    sent_on: Mapped[date | None] = mapped_column(default=None)
    touch_id: Mapped[int | None] = mapped_column(ForeignKey("touch.id"), default=None, index=True)
    gift_id: Mapped[int | None] = mapped_column(ForeignKey("gift.id"), default=None, index=True)


class OwnMessage(Record):
    """A message template of our own, beside those that come with the program."""

    __tablename__ = "own_message"

    title: Mapped[str] = mapped_column(String)
    occasion: Mapped[str] = mapped_column(String, default="")
    register: Mapped[str] = mapped_column(String, default="neutral")
    """``formal``, ``neutral`` or ``warm``."""
    zh: Mapped[str] = mapped_column(Text, default="")
    pinyin: Mapped[str] = mapped_column(Text, default="")
    en: Mapped[str] = mapped_column(Text, default="")


class SupplierManners(Record):
    """What must be minded with all people of a supplier: state ownership, gifts, and quarrels that are not ours."""

    __tablename__ = "supplier_manners"

    supplier_id: Mapped[int] = mapped_column(ForeignKey("supplier.id"), index=True)
    state_owned: Mapped[bool] = mapped_column(default=False)
    """Its people count as officials where bribery laws are read strictly."""
    takes_gifts: Mapped[bool] = mapped_column(default=True)
    stay_neutral: Mapped[bool] = mapped_column(default=False)
    quarrel: Mapped[str] = mapped_column(Text, default="")
    """What the quarrel is about; private, never in a report."""
    names: Mapped[str] = mapped_column(Text, default="")
    """Names and words of the quarrel, one a line: where a draft has one, the flag is shown."""


class ContactManners(Record):
    """What must be minded with one person when giving."""

    __tablename__ = "contact_manners"

    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)
    rank: Mapped[str] = mapped_column(String, default="")
    """A key of ``desktop.giving.ranks.RANKS`` where the title says it wrong; empty means by title."""
    takes_gifts: Mapped[bool] = mapped_column(default=True)
    avoid: Mapped[str] = mapped_column(Text, default="")
    """What they do not like, eat or drink, one word a line."""
