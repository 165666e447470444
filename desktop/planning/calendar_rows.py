"""The rows of the calendar: days with all that is on them, chips, and bars over days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from typing import Literal, get_args

from desktop.almanac.birthdays import Custom
from desktop.almanac.labels import CellLabel
from desktop.almanac.lunar import LunarDate
from desktop.almanac.statutory import StatutoryDay

Layer = Literal[
    "cn",
    "hk",
    "tw",
    "mo",
    "own_country",
    "lunar",
    "events",
    "follow_ups",
    "touches",
    "birthdays",
    "shutdowns",
    "orders",
    "order_bars",
    "inspections",
    "papers",
    "gifts",
]
LAYERS: tuple[Layer, ...] = get_args(Layer)
"""All layers in the order in which they are offered."""
STANDARD: frozenset[Layer] = frozenset(LAYERS) - {"hk", "tw", "mo", "own_country", "order_bars"}
"""The layers that a new journal shows: a dozen orders as bars would leave months no room for anything else."""
ChipKind = Literal[
    "event", "follow_up", "touch", "birthday", "milestone", "inspection", "paper", "gift", "team_gift"
]
BarKind = Literal["lines", "office", "closing", "usual", "order"]


@dataclass(frozen=True, slots=True)
class Shown:
    """What the calendar is asked to show, and how days are told at home."""

    layers: frozenset[Layer] = STANDARD
    country: str = ""
    """ISO 3166 code of the own country; empty when none is chosen."""
    zone: tzinfo | None = None
    """The home zone, in which timed things fall on days; None is the system's."""
    custom: Custom = "regular"
    """How lunar birthdays of leap months and of day 30 are kept."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One own date on a day; an event of several days stands on each of them with the same ``key``."""

    kind: ChipKind
    id: int
    """The record's id: of the kind, a contact (birthday, gift), an order (milestone), a supplier (paper, team_gift)."""
    key: str
    """Unique for an occurrence: ``event:<id>:<first day>``; what reminders and moves are told by."""
    text: str
    first: date
    last: date
    """First and last day of this occurrence at home."""
    starts_at: datetime | None = None
    """In UTC; None for what has no time of day."""
    ends_at: datetime | None = None
    zone: str = ""
    """IANA zone in which a timed event was typed."""
    repeats: bool = False
    turns: int | None = None
    """The age that a birthday reaches (nominal for a lunar one); None when unknown."""
    lunar: bool = False
    """A birthday or an event by the lunar calendar."""

    @property
    def movable(self) -> bool:
        """Tell whether a drag may move it: own events that do not repeat, and follow-ups."""
        return (self.kind == "event" and not self.repeats) or self.kind == "follow_up"


@dataclass(frozen=True, slots=True)
class BarMark:
    """A milestone on the bar of its order."""

    day: date
    text: str
    done: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A shutdown, a closing or an order over days; ``lane`` counts from 0 and sets apart closings that overlap."""

    first: date
    last: date
    supplier_id: int | None
    """None for the usual days of factories in general."""
    kind: BarKind
    label: str
    confirmed: bool
    """False for usual days that nobody at the supplier has said, and for an order that is a draft."""
    lane: int = 0
    record_id: int | None = None
    """The order that the bar stands for, else None."""
    late: bool = False
    marks: tuple[BarMark, ...] = ()


def badge_of(found: Sequence[StatutoryDay]) -> Literal["off", "work", ""]:
    """Return the badge of a day from what holds in the first shown region."""
    if not found or found[0].kind == "partial":
        return ""
    return "off" if found[0].off else "work"


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day of a month, a week or the agenda with all that the layers in force show of it."""

    day: date
    label: CellLabel | None
    """None outside 1901 to 2100, or where neither festivals nor the lunar line are shown."""
    lunar: LunarDate | None
    festivals: tuple[str, ...]
    """Keys of the festivals that begin on the day in the shown regions, the great ones first."""
    term: str
    """Key of the solar term that begins, or empty."""
    statutory: tuple[StatutoryDay, ...]
    """At most one of each shown region, in the order of LAYERS; the badge is of the first."""
    provisional: bool
    """The first shown region has no official list for that day yet: hatched."""
    workday: bool
    """People work on the day in the first shown region."""
    today: bool
    chips: tuple[Chip, ...] = ()
    """Birthdays first, then all-day events, follow-ups, and what has a time, by its time."""

    @property
    def badge(self) -> Literal["off", "work", ""]:
        """Return what 休 (off) or 班 (work) says of the day."""
        return badge_of(self.statutory)


@dataclass(frozen=True, slots=True)
class YearDay:
    """A day of the year overview."""

    day: date
    badge: Literal["off", "work", ""]
    provisional: bool
    festival: bool
    """A great festival begins in a shown region."""
    own: int
    """How many own dates stand on the day."""
    shutdown: bool
    today: bool


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """The days of a page in order and the bars over them."""

    days: tuple[DayCell, ...]
    bars: tuple[Bar, ...] = field(default=())
