"""What a message to somebody can be filled with out of the records, and our own words that stay the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection, select

from desktop.almanac import lunar
from desktop.chinese.address_forms import propose_address
from desktop.giving import manners
from desktop.giving.filling import ADDRESS, Word, addressed, day_word, typed
from desktop.giving.gifts import gifts_of
from desktop.giving.library import Register
from desktop.giving.ranks import Rank, rank_of, register_for
from desktop.journal.journal import ChangeSession
from desktop.journal.kept_settings import keep_setting, kept_setting
from desktop.people.contact_reads import jobs_today, preferred_channels
from desktop.people.supplier_reads import trades
from desktop.people.tables import Contact

NAME = "message_words"
"""Name of the journal's setting with our own words."""
OWN_WORDS = ("姓名", "公司", "国家", "产品")
"""Slots about ourselves: typed once, offered again."""
_YEAR_END = 11
"""From this month on the greeting of the Spring Festival means the next lunar year."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """The person a message goes to, as far as a message cares."""

    contact_id: int
    supplier_id: int | None
    rank: Rank
    register: Register
    channel: str
    """The preferred one, or empty."""
    words: Mapping[str, Word] = field(default_factory=dict)
    """What is known for the slots."""
    quarrel: tuple[str, ...] = ()
    """Words of a quarrel at their house in which one stays neutral."""
    trades: bool = False
    """They work at a trading company or an agent."""

    @property
    def senior(self) -> bool:
        """Whether one says 您: to everybody but staff."""
        return self.rank != "staff"


def recipient(connection: Connection, contact_id: int, today: date) -> Recipient | None:
    """Return what is known of a person for a message; None when they are gone."""
    row = connection.execute(
        select(
            Contact.name_zh, Contact.name_en, Contact.family_zh, Contact.form_of_address, Contact.gender
        ).where(Contact.id == contact_id, Contact.deleted_at.is_(None))
    ).one_or_none()
    if row is None:
        return None
    job = jobs_today(connection, [contact_id]).get(contact_id)
    supplier_id = job.supplier_id if job else None
    person = manners.person(connection, contact_id)
    rank = rank_of(job.title if job else "", job.decision_role if job else "", person.rank)
    form = (
        row.form_of_address
        or propose_address(row.family_zh, job.title if job else "", row.gender or None).text
    )
    words = own_words(connection) | _gift_words(connection, contact_id, today)
    words[ADDRESS] = addressed(form, row.name_en, row.name_zh)
    words["生肖"] = _animal(today)
    return Recipient(
        contact_id,
        supplier_id,
        rank,
        register_for(rank),
        preferred_channels(connection, [contact_id]).get(contact_id, ""),
        words,
        manners.quarrels(connection, [supplier_id] if supplier_id is not None else []),
        trades(connection, supplier_id),
    )


def own_words(connection: Connection) -> dict[str, Word]:
    """Return our own words as they were typed last; what cannot be read counts as none."""
    stored = kept_setting(connection, NAME)
    try:
        raw = json.loads(stored) if stored else {}
    except ValueError:
        return {}
    if not isinstance(raw, dict):
        return {}
    return {slot: typed(raw[slot]) for slot in OWN_WORDS if isinstance(raw.get(slot), str) and raw[slot]}


def keep_own_words(session: ChangeSession, words: Mapping[str, str]) -> None:
    """Remember our own words for the next message; words of other slots and empty ones are left out."""
    session.flush()
    kept = {slot: word.zh for slot, word in own_words(session.connection()).items()}
    now = kept | {slot: words[slot] for slot in OWN_WORDS if words.get(slot)}
    if now != kept:
        keep_setting(session, NAME, json.dumps(now, ensure_ascii=False, sort_keys=True))


def _gift_words(connection: Connection, contact_id: int, today: date) -> dict[str, Word]:
    """Return gift, parcel number and day of the newest gift that is on its way to them."""
    on_way = next((one for one in gifts_of(connection, contact_id) if one.state == "sent"), None)
    if on_way is None:
        return {}
    words = {"礼物": typed(on_way.what)}
    if on_way.tracking:
        words["单号"] = Word(on_way.tracking, on_way.tracking, on_way.tracking)
    if on_way.for_day is not None and on_way.for_day > today:
        words["日期"] = day_word(on_way.for_day, today)
    return words


def _animal(today: date) -> Word:
    """Return the animal of the lunar year that is greeted: from November on that of the coming one."""
    ahead = today.month >= _YEAR_END or today < lunar.new_year(today.year)
    english = lunar.animal(lunar.to_lunar(today).year + ahead)
    return typed(_ANIMALS[lunar.ANIMALS.index(english)], english)


_ANIMALS = "鼠牛虎兔龙蛇马羊猴鸡狗猪"
"""In the order of ``lunar.ANIMALS``."""
