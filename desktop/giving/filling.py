"""Messages filled in: in Chinese, with pinyin, and in English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.chinese import pinyin
from desktop.giving.library import Template, slots

ADDRESS = "称呼"
"""The slot of the form of address."""
_WEEKDAYS = "一二三四五六日"
_NEXT_WEEK = 7


@dataclass(frozen=True, slots=True)
class Word:
    """What stands in a slot: in Chinese, its pinyin, and in English."""

    zh: str
    pinyin: str
    en: str


@dataclass(frozen=True, slots=True)
class Message:
    """One message in its three texts."""

    key: str
    zh: str
    pinyin: str
    en: str

    @property
    def missing(self) -> tuple[str, ...]:
        """The slots that nobody has filled."""
        return slots(self.zh)


def fill(template: Template, words: Mapping[str, Word], *, trades: bool = False) -> Message:
    """Return a message with its slots filled; a slot without a word stays to be seen and typed over.

    ``trades``: it goes to a trading company or an agent, which is no 贵厂.
    """
    if trades:
        template = to_a_company(template)
    if words.get(ADDRESS) == GREETING:
        template = _without_a_name(template)
    return Message(
        template.key,
        filled(template.zh, {slot: word.zh for slot, word in words.items()}),
        capital(filled(template.pinyin, {slot: word.pinyin for slot, word in words.items()})),
        capital(filled(template.en, {slot: word.en for slot, word in words.items()})),
    )


def to_a_company(template: Template) -> Template:
    """Return a message to somebody who has no factory of their own."""
    return template._replace(
        zh=template.zh.replace("贵厂", "贵司"),
        pinyin=template.pinyin.replace("guìchǎng", "guìsī"),
        en=template.en.replace("your factory", "your company"),
    )


def _without_a_name(template: Template) -> Template:
    """Return a message that greets without a name: nobody says 您好您好, 谢谢您好 or "Hello Hello"."""
    slot = f"{{{ADDRESS}}}"
    zh = template.zh.replace(f"{slot}您好", slot).replace(f"尊敬的{slot}", slot)
    spoken = template.pinyin.replace(f"{slot} nín hǎo", slot).replace(f"Zūnjìng de {slot}", slot)
    en = re.sub(rf"^(Hello|Dear) {re.escape(slot)}", slot, template.en).replace(f", {slot}", "")
    return template._replace(
        zh=_later(zh, slot, "您"),
        pinyin=_later(spoken, slot, "nín"),
        en=_later(en, slot, "you"),
    )


def _later(text: str, slot: str, word: str) -> str:
    """Put a word into a slot wherever it is not the first thing said."""
    start = len(slot) if text.startswith(slot) else 0
    return text[:start] + text[start:].replace(slot, word)


GREETING = Word("您好", "nín hǎo", "Hello")
"""Stands for a form of address that is not known."""


def addressed(form_of_address: str, name_en: str, name_zh: str = "") -> Word:
    """Return how a person is spoken to; without any name a plain greeting stands in its place.

    The form of address goes first, then the English name, as is usual in the trade, then the whole Chinese name.
    """
    spoken_to = form_of_address or name_en or name_zh
    if not spoken_to:
        return GREETING
    read = pinyin.marks(spoken_to, name=True)
    return Word(spoken_to, read, name_en or read)


def typed(zh: str, en: str = "") -> Word:
    """Return words as any text is read; one language stands for the other where that is empty."""
    return Word(zh or en, pinyin.marks(zh) if zh else en, en or zh)


def day_word(day: date, today: date) -> Word:
    """Return a day as one says it in a message: 下周三, 9月28日; English names weekday and day.

    Within this week 周三 or 这周三, in the next 下周三, today and tomorrow by their words, all else by the date.
    """
    monday = today - timedelta(days=today.weekday())
    week, name = (day - monday).days // _NEXT_WEEK, f"周{_WEEKDAYS[day.weekday()]}"
    near = {0: "今天", 1: "明天", -1: "昨天"}.get((day - today).days)
    zh = near or {0: f"这{name}", 1: f"下{name}"}.get(week)
    return Word(zh, pinyin.marks(zh), _en_day(day)) if zh else date_word(day, today)


def date_word(day: date, today: date) -> Word:
    """Return a day by its date, as a request has it that is read again weeks later: 9月28日."""
    zh = f"{day.month}月{day.day}日"
    if day.year != today.year:
        zh = f"{day.year}年{zh}"
    return Word(zh, pinyin.marks(zh), _en_day(day))


def _en_day(day: date) -> str:
    return f"{_EN_DAYS[day.weekday()]}, {_EN_MONTHS[day.month - 1]} {day.day}"


_EN_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_EN_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""The English of a message is English in every language of the screen."""


def filled(text: str, words: Mapping[str, str]) -> str:
    """Put words into the slots that they are for."""
    for slot, word in words.items():
        text = text.replace(f"{{{slot}}}", word)
    return text


def capital(text: str) -> str:
    """Begin with a capital: the name of a person may, a greeting does not."""
    return text[:1].upper() + text[1:]
