"""The rows of the Today page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from desktop.people import shown
from desktop.rhythm.alerts import Alert
from desktop.today.orders import OrderAlert
from desktop.today.years import LongRow


@dataclass(frozen=True, slots=True)
class Who:
    """A person, with the supplier where they work today."""

    id: int
    name_zh: str
    name_en: str
    pinyin: str
    form_of_address: str
    supplier_id: int | None
    supplier_zh: str
    supplier_en: str

    @property
    def shown(self) -> str:
        """The name in a row: English or pinyin, then Chinese; on a Chinese screen the hanzi."""
        return shown.whole(self.name_zh, self.name_en or self.pinyin)

    @property
    def supplier(self) -> str:
        """The supplier's names in a row."""
        return shown.whole(self.supplier_zh, self.supplier_en)


@dataclass(frozen=True, slots=True)
class DueFollowUp:
    """A follow-up that is due or overdue, or was done today."""

    id: int
    due_on: date
    text: str
    days_late: int
    """Days after ``due_on``; 0 today."""
    done: bool
    touch_id: int | None
    who: Who | None
    supplier_id: int | None
    supplier_zh: str
    supplier_en: str


@dataclass(frozen=True, slots=True)
class QuietPerson:
    """Somebody whose last touch lies further back than their cadence wants."""

    who: Who
    last_on: date
    """The day in China of the last touch; without any, the one on which they were added."""
    touched: bool
    """There was a touch at all."""
    days: int
    """Whole days of silence."""
    ideal: int
    longest: int
    source: Literal["contact", "supplier", "tag", "tier"]
    """Where the days come from."""
    state: Literal["due", "cold"]
    """Past the ideal days, or past the longest: going cold."""
    channel: str
    """Kind of the preferred channel, or empty."""
    best_hours: str = ""
    """As typed on their page."""
    closes: date | None = None
    """The first day of a shutdown, where they show before it, since they would be due inside."""


@dataclass(frozen=True, slots=True)
class ComingBirthday:
    """A birthday in the days to come."""

    who: Who
    on: date
    days: int
    """Days from today; 0 today."""
    turns: int | None
    """The age reached: by calendar years, in a lunar calendar by lunar ones; None without the year."""
    calendar: Literal["solar", "lunar"]
    month: int
    day: int
    leap: bool


@dataclass(frozen=True, slots=True)
class GivingDue:
    """Something to give: a gift to post, greetings to send, or a festival to plan for."""

    kind: Literal["gift", "greeting", "plan"]
    festival: str
    """Key of the occasion, empty for none."""
    on: date
    """The last day to post the gift or to begin; the day of the greeting."""
    year: int = 0
    count: int = 0
    """How many greetings."""
    gift_id: int = 0
    what: str = ""
    who: Who | None = None
    bought: bool = False
    supplier_id: int | None = None
    """Of a gift for a team: the house, named in ``team``."""
    team: str = ""


@dataclass(frozen=True, slots=True)
class TodayPage:
    """All of the Today page."""

    follow_ups: tuple[DueFollowUp, ...]
    """Overdue first."""
    done: tuple[DueFollowUp, ...]
    """Done today."""
    quiet: tuple[QuietPerson, ...]
    """The coldest first; at most as many as asked for."""
    quiet_count: int
    cold_count: int
    birthdays: tuple[ComingBirthday, ...]
    orders: tuple[OrderAlert, ...] = ()
    """Changed accounts, late milestones, payments that fall due."""
    giving: tuple[GivingDue, ...] = ()
    """Gifts to post, greetings to send, festivals that want a plan."""
    alerts: tuple[Alert, ...] = ()
    """What the rules find wrong, the gravest first."""
    slipping: tuple[Alert, ...] = ()
    """Suppliers that slip by their own rhythm, those that sleep last."""
    long_view: tuple[LongRow, ...] = ()
    """Ideas whose day has come, papers to renew, anniversaries."""
