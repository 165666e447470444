"""What travels between a contact file and the journal: one card for each person that a file describes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

CHANNEL_KINDS = (
    "wechat",
    "qq",
    "dingtalk",
    "wecom",
    "phone",
    "mobile",
    "mail",
    "zoom",
    "tencent_meeting",
    "teams",
    "whatsapp",
    "alibaba",
    "skype",
)


@dataclass(frozen=True, slots=True)
class CardChannel:
    """One way to reach a person; ``kind`` from ``CHANNEL_KINDS``, ``label`` as by ``labels.canonical``."""

    kind: str
    value: str
    label: str = ""
    preferred: bool = False


@dataclass(frozen=True, slots=True)
class CardAddress:
    """A postal address in the parts that vCard knows; any may be empty, ``street`` may hold it all."""

    label: str = ""
    po_box: str = ""
    extended: str = ""
    street: str = ""
    city: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""

    def empty(self) -> bool:
        """Tell whether no part but the label is filled."""
        return not (self.po_box or self.extended or self.street or self.town())

    def town(self) -> str:
        """Return the larger parts joined, as a test for being filled."""
        return self.city + self.region + self.postcode + self.country


@dataclass(frozen=True, slots=True)
class CardBirthday:
    """A birthday as it was typed: month 1-12, day 1-31 (lunar 1-30), ``leap`` marks a lunar leap month."""

    month: int
    day: int
    year: int | None = None
    lunar: bool = False
    leap: bool = False


@dataclass(frozen=True, slots=True)
class CardPhoto:
    """A picture that was looked at, never decoded; ``kind`` is jpeg, png, gif, bmp or webp."""

    kind: str
    data: bytes


@dataclass(frozen=True, slots=True)
class CardTouch:
    """Something that happened with the person; cards that share a ``key`` took part in the same touch.

    ``kind``, ``channel``, ``direction`` and ``started_by`` as in the journal, empty where the file does not say.
    """

    key: str
    at: datetime
    """Aware."""
    kind: str
    channel: str = ""
    direction: str = ""
    started_by: str = "us"
    summary: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class CardTask:
    """Something to be done for the person, by a day if the file names one."""

    text: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """One person, or one company, as read from a file; empty text means that the file did not say.

    ``reports_to`` is the ``source_id`` or the name of the boss as the file gives it. ``unknown`` keeps what
    the journal has no field for as (name, value). ``remarks`` are sentences on what was left out or is
    uncertain. ``row`` is the line of the file, counted from 1.
    """

    full_name: str = ""
    chinese_name: str = ""
    family: str = ""
    given: str = ""
    pinyin: str = ""
    english_name: str = ""
    company: str = ""
    department: str = ""
    title: str = ""
    channels: tuple[CardChannel, ...] = ()
    addresses: tuple[CardAddress, ...] = ()
    birthday: CardBirthday | None = None
    note: str = ""
    tags: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    photo: CardPhoto | None = None
    reports_to: str = ""
    is_company: bool = False
    source_id: str = ""
    unknown: tuple[tuple[str, str], ...] = ()
    touches: tuple[CardTouch, ...] = ()
    tasks: tuple[CardTask, ...] = ()
    remarks: tuple[str, ...] = ()
    source: str = ""
    row: int = 0

    def values(self, *kinds: str) -> tuple[str, ...]:
        """Return the values of the channels of these kinds, in the order of the card."""
        return tuple(channel.value for channel in self.channels if channel.kind in kinds)

    @property
    def name(self) -> str:
        """Return the name to show for the card: the person's, else the company's, else the first channel."""
        person = self.full_name or self.chinese_name or self.english_name
        return person or self.company or next((channel.value for channel in self.channels), "")

    def empty(self) -> bool:
        """Tell whether the card says nothing by which a person or company could be known again."""
        return not (self.name or self.family or self.given)


@dataclass(frozen=True, slots=True)
class Problem:
    """A part of a file that gave no card: the line it begins at (from 1) and one sentence that says why."""

    row: int
    reason: str
    name: str = ""


Entry = Card | Problem
