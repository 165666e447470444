"""What speaks against a gift to somebody: custom, what they had before, our company's rules and theirs; all pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from desktop import formats
from desktop.giving.policy import Policy
from desktop.giving.taboos import Concern, disliked, in_sum, in_words, nearest_lucky
from desktop.texts import _

_QUANTITY = re.compile(r"^[\d一二两三四五六七八九十]+\s*[盒瓶套件个份包罐箱支条]?(?:的)?")
_MINOR = 100
_LUNAR_SHIFT = 30
"""Days by which a lunar festival moves at most against the solar year."""
_SAME_LEVEL = 0.8
"""Gifts to the same rank whose values differ by more than a fifth are not of one level."""


@dataclass(frozen=True, slots=True)
class Given:
    """A gift that a person had, or is to have, from us."""

    what: str
    on: date
    value: int | None = None
    currency: str = "CNY"


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who is to get it: what was given before, and what must be minded."""

    before: Sequence[Given] = ()
    avoid: Sequence[str] = ()
    takes_gifts: bool = True
    house_takes_gifts: bool = True
    state_owned: bool = False
    team: bool = False
    """Several people share it: the limit of one person's year does not hold."""
    peers: Sequence[int] = field(default=())
    """Values of the gifts that others of the same rank get on this occasion, in minor units of the same currency."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The gift that somebody has in mind; ``value`` in minor units."""

    what: str
    on: date
    value: int | None = None
    currency: str = "CNY"
    cash: bool = False


def concerns(wanted: Wanted, receiver: Receiver, policy: Policy) -> list[Concern]:
    """Return what speaks against a gift, the grave first, then in the order of custom, repetition, rules, level."""
    found = [
        *_custom(wanted, policy),
        *disliked(wanted.what, receiver.avoid),
        *refused(receiver),
        *_repeated(wanted, receiver.before, policy.repeat_years),
        *_limits(wanted, receiver, policy),
        *level(wanted, receiver.peers),
    ]
    return sorted(found, key=lambda one: not one.grave)


def same_thing(one: str, other: str) -> bool:
    """Tell whether two descriptions mean the same gift: 两盒龙井茶 and 龙井茶, "Fine tea" and "fine TEA"."""
    first, second = _bare(one), _bare(other)
    if not first or not second:
        return False
    short, long = sorted((first, second), key=len)
    return short == long or (len(short) > 1 and len(short) * 2 >= len(long) and short in long)


def year_total(before: Iterable[Given], year: int, currency: str) -> int:
    """Return the worth of what was given in a calendar year in one currency; others are not added."""
    return sum(one.value or 0 for one in before if one.on.year == year and one.currency == currency)


def _custom(wanted: Wanted, policy: Policy) -> list[Concern]:
    if not wanted.cash:
        return in_words(wanted.what)
    found = [] if policy.cash else [
        Concern("cash", _("Your rules allow no money to a supplier's people."), grave=True)
    ]  # fmt: skip
    if wanted.value and wanted.currency == "CNY":
        bad = in_sum(wanted.value)
        found += bad
        if bad:
            near = nearest_lucky(wanted.value // _MINOR)
            found.append(Concern("lucky", _("A good sum near it: {sum}.").format(sum=near)))
    return found


def refused(receiver: Receiver) -> list[Concern]:
    """Return whether somebody takes no gift at all, by their own rule or that of their house."""
    found = []
    if not receiver.house_takes_gifts:
        found.append(Concern("house", _("Their house accepts no gifts: a card or a thank-you."), grave=True))
    elif not receiver.takes_gifts:
        found.append(Concern("person", _("This person takes no gifts: a card or a thank-you."), grave=True))
    return found


def _repeated(wanted: Wanted, before: Sequence[Given], years: int) -> list[Concern]:
    """A lunar festival two years later may be some days earlier than two years: that is no repetition."""
    alike = (one.on for one in before if one.on <= wanted.on and same_thing(one.what, wanted.what))
    newest = max(alike, default=None)
    if newest is None or (wanted.on - newest).days >= years * 365 - _LUNAR_SHIFT:
        return []
    day = formats.full_day(newest)
    return [Concern("twice", _("The same was given on {day}.").format(day=day), grave=True)]


def _limits(wanted: Wanted, receiver: Receiver, policy: Policy) -> list[Concern]:
    if wanted.value is None:
        return []
    if wanted.currency != policy.currency:
        return [
            Concern(
                "currency",
                _("Your limits are in {currency}: this one is not counted.").format(currency=policy.currency),
            )
        ]
    state = receiver.state_owned
    most = policy.state_per_gift if state else policy.per_gift
    most_year = policy.state_per_person_year if state else policy.per_person_year
    found = []
    if most and wanted.value > most:
        found.append(Concern("gift_limit", _limit_words(state).format(sum=_sum(most, policy)), grave=True))
    total = year_total(receiver.before, wanted.on.year, policy.currency) + wanted.value
    if most_year and not receiver.team and total > most_year:
        words = _("With it this person has {sum} this year; the limit is {limit}.")
        found.append(
            Concern(
                "year_limit",
                words.format(sum=_sum(total, policy), limit=_sum(most_year, policy)),
                grave=True,
            )
        )
    if policy.approval_from and wanted.value >= policy.approval_from:
        found.append(Concern("approval", _("It needs consent before it is bought, and a receipt.")))
    return found


def _limit_words(state: bool) -> str:  # noqa: FBT001 - which of two sentences
    if state:
        return _("More than the {sum} that you allow for people of state-owned firms.")
    return _("More than the {sum} that you allow for one gift.")


def level(wanted: Wanted, peers: Sequence[int]) -> list[Concern]:
    """Compare with what others of the same rank get: the same level for the same rank."""
    if not wanted.value or not peers:
        return []
    usual = sorted(peers)[len(peers) // 2]
    if not usual or min(usual, wanted.value) / max(usual, wanted.value) >= _SAME_LEVEL:
        return []
    words = _("Others of the same rank get {sum}: the same level for the same rank.")
    return [Concern("level", words.format(sum=formats.money(usual, wanted.currency)))]


def _sum(minor: int, policy: Policy) -> str:
    return formats.money(minor, policy.currency)


def _bare(what: str) -> str:
    """Return the thing itself: without quantity, spaces, signs and case."""
    plain = _QUANTITY.sub("", unicodedata.normalize("NFKC", what).strip().casefold())
    return "".join(character for character in plain if character.isalnum())
