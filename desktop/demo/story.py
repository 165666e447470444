"""What happened in the demo's year: when, with whom, about what. Pure: the same random source tells the same story."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from random import Random
from zoneinfo import ZoneInfo

from desktop.clock import SHANGHAI
from desktop.demo.cast import COLD, Player
from desktop.demo.seasons import days_between, on_trip, season_of, shares_by, weight_of
from desktop.demo.tables import (
    FollowUpText,
    QuestionText,
    TouchText,
    follow_up_texts,
    question_texts,
    touch_texts,
)
from desktop.demo.wording import filled, said
from desktop.demo.words import both, word

HOME = ZoneInfo("Europe/Berlin")
_TIER_WEIGHT = {"1": 6.0, "2": 3.5, "3": 2.0, "4": 1.2, "5": 0.6}
_ROLE_WEIGHT = {"Sales": 2.0, "Management": 1.4, "Quality": 1.2, "Shipping": 0.6, "Finance": 0.3}
_KIND_WEIGHT = {
    "message": 6.0,
    "call": 4.5,
    "mail": 3.0,
    "meeting": 1.2,
    "meal": 2.5,
    "visit": 2.5,
    "gift": 0.25,
}
_GROUPS = {
    "Sales": "sales",
    "Management": "boss",
    "Quality": "quality",
    "Engineering": "engineer",
    "Tooling": "engineer",
    "Production": "engineer",
    "Finance": "finance",
    "Shipping": "shipping",
    "Design": "design",
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_IN_CHINA = frozenset({"visit", "meal"})
_SHARED = frozenset({"visit", "meal", "meeting"})
_PLACES = {
    "meal": ("聚福楼", "Lao Wu noodle house", "渔人码头", "Hotel restaurant"),
    "visit": ("Factory", "工厂"),
}


@dataclass(frozen=True, slots=True)
class Happening:
    """One touch of the story."""

    at: datetime
    people: tuple[Player, ...]
    kind: str
    direction: str
    started_by: str
    minutes: int | None
    place: str
    summary: str
    body: str
    setting: str
    mood: str
    asks: str = ""
    answers: int | None = None
    """Place in the story of the question that it answers."""
    follow_up: tuple[date, str, bool] | None = None
    """Day, text, and whether it is done."""


@dataclass(frozen=True, slots=True)
class _Meeting:
    """A day with a person, before it is known what happened."""

    day: date
    player: Player


@dataclass(frozen=True, slots=True)
class _Question:
    """A question that waits for its answer: where the story asked it, and on which day."""

    place: int
    day: date
    text: QuestionText


def tell_story(players: list[Player], today: date, count: int, random: Random) -> list[Happening]:
    """Return ``count`` touches of the year up to ``today``, the oldest first."""
    meetings = sorted(_meetings(players, today, count, random), key=lambda m: (m.day, m.player.id))
    teller = _Teller(players, today, random)
    story: list[Happening] = []
    waiting: dict[int, _Question] = {}
    for meeting in meetings:
        story.append(teller.tell(meeting, waiting, len(story)))
    return _with_follow_ups(_by_time(story), teller, today, random)


def _by_time(story: list[Happening]) -> list[Happening]:
    """Return the story in order of time, with answers that still point at their questions."""
    order = sorted(range(len(story)), key=lambda place: story[place].at)
    moved = {old: new for new, old in enumerate(order)}
    return [
        happening if happening.answers is None else replace(happening, answers=moved[happening.answers])
        for happening in (story[old] for old in order)
    ]


def _meetings(players: list[Player], today: date, count: int, random: Random) -> list[_Meeting]:
    """Return days and people, with nobody silent for longer than they should be but those who fell silent."""
    year = days_between(today - timedelta(days=365), today)
    shares = shares_by([_weight(player) for player in players], count)
    meetings: list[_Meeting] = []
    for player, share in zip(players, shares, strict=True):
        if not share:
            continue
        days = [day for day in year if _first_day(player) <= day <= _last_day(player, today)]
        days = days or [today - timedelta(days=1)]
        chosen = random.choices(days, cum_weights=list(accumulate(map(weight_of, days))), k=share)
        newest = max(range(share), key=chosen.__getitem__)
        if player.supplier.key not in COLD and (today - chosen[newest]).days > player.ideal_days * 0.8:
            chosen[newest] = today - timedelta(days=random.randrange(2, max(int(player.ideal_days * 0.8), 3)))
        meetings += [_Meeting(day, player) for day in chosen]
    return meetings


def _weight(player: Player) -> float:
    role = _ROLE_WEIGHT.get(player.row.department, 0.8)
    active = {"ended": 0.25, "paused": 0.4}.get(player.supplier.status, 1.0)
    return _TIER_WEIGHT[player.supplier.tier] * role * active * (1.6 if player.main else 1.0)


def _first_day(player: Player) -> date:
    return date.fromisoformat(player.supplier.since)


def _last_day(player: Player, today: date) -> date:
    silent = {"ended": 240, "paused": 150}.get(player.supplier.status, COLD.get(player.supplier.key, 0))
    return today - timedelta(days=silent)


class _Teller:
    """Tells what happened on a day; it remembers the orders and what it has told already."""

    def __init__(self, players: list[Player], today: date, random: Random) -> None:
        self._colleagues: dict[str, list[Player]] = {}
        for player in players:
            self._colleagues.setdefault(player.row.supplier, []).append(player)
        self._today = today
        self._random = random
        self._told: Counter[tuple[str, str]] = Counter()
        self._texts = touch_texts()
        self._questions = question_texts()
        self._follow_ups = follow_up_texts()

    def tell(self, meeting: _Meeting, waiting: dict[int, _Question], place: int) -> Happening:
        """Return what happened: an answer when a question waits, perhaps a question, else anything."""
        player = meeting.player
        asked_before = waiting.get(player.id)
        if asked_before and asked_before.day < meeting.day and self._random.random() < 0.8:
            text = waiting.pop(player.id).text
            return self._happening(meeting, text.kind, "in", text.answer, "", answers=asked_before.place)
        asked = [q for q in self._questions if q.whom == _GROUPS[player.row.department]]
        if player.id not in waiting and asked and self._random.random() < 0.09:
            chosen = self._random.choice(asked)
            waiting[player.id] = _Question(place, meeting.day, chosen)
            return self._happening(meeting, chosen.kind, "out", chosen.summary, "", asks=chosen.asks)
        told = self._choose(meeting)
        kind = "meeting" if told.kind in _IN_CHINA and not on_trip(meeting.day) else told.kind
        return self._happening(meeting, kind, told.direction, told.summary, told.body, mood=told.mood)

    def _choose(self, meeting: _Meeting) -> TouchText:
        """Return a text for the day and the person, one of those told least often at this supplier."""
        group, season = _GROUPS[meeting.player.row.department], season_of(meeting.day)
        trip = on_trip(meeting.day)
        fits = [t for t in self._texts if t.whom == group and (trip or t.kind not in _IN_CHINA)]
        seasonal = [t for t in fits if t.season == season]
        wanted = [t for t in fits if t.season == "any"] or fits
        if season != "any" and seasonal and (season == "newyear" or self._random.random() < 0.6):
            wanted = seasonal
        key = meeting.player.row.supplier
        least = min(self._told[key, t.summary] for t in wanted)
        fresh = [t for t in wanted if self._told[key, t.summary] == least]
        chosen = self._random.choices(fresh, weights=[_KIND_WEIGHT.get(t.kind, 0.5) for t in fresh])[0]
        self._told[key, chosen.summary] += 1
        return chosen

    def _happening(
        self,
        meeting: _Meeting,
        kind: str,
        direction: str,
        summary: str,
        body: str,
        *,
        mood: str = "",
        asks: str = "",
        answers: int | None = None,
    ) -> Happening:
        random, player = self._random, meeting.player
        people = self._people(player, kind)
        values = self._values(meeting)
        return Happening(
            at=self._at(meeting.day, kind),
            people=people,
            kind=kind,
            direction=direction,
            started_by={"in": "them", "out": "us"}.get(direction) or random.choice(("us", "us", "them")),
            minutes=_minutes(kind, random),
            place=word(random.choice(_PLACES[kind])) if kind in _PLACES else "",
            summary=filled(said(summary), values, player),
            body=filled(said(body), values, player),
            setting="public" if len(people) > 2 or random.random() < 0.05 else "private",
            mood=mood or random.choice(("", "", "", "neutral")),
            asks=filled(said(asks), values, player),
            answers=answers,
        )

    def _people(self, player: Player, kind: str) -> tuple[Player, ...]:
        others = [p for p in self._colleagues[player.row.supplier] if p is not player]
        if kind not in _SHARED or not others:
            return (player,)
        return (player, *self._random.sample(others, self._random.randint(0, min(2, len(others)))))

    def _at(self, day: date, kind: str) -> datetime:
        random = self._random
        first, last = {"meal": (18, 19), "visit": (9, 14)}.get(kind, (14, 18))
        clock = time(random.randint(first, last), random.randrange(0, 60, 5), random.randrange(60))
        return datetime.combine(day, clock, SHANGHAI)

    def _values(self, meeting: _Meeting) -> dict[str, str]:
        random, supplier = self._random, meeting.player.supplier
        number = 2000 + (meeting.day - date(2025, 1, 1)).days // 7 + ord(supplier.key[0]) % 7
        others = self._colleagues[supplier.key]
        price = random.randrange(80, 4200) / 100
        soon = meeting.day + timedelta(days=random.randint(3, 14))
        values = {
            "goods": both(random.choice(supplier.goods.split(";"))),
            "po": f"PO-{number}",
            "qty": f"{random.randrange(4, 60) * 500:,}",
            "moq": str(random.choice((300, 500, 800, 1000, 2000))),
            "few": str(random.randint(2, 9)),
            "days": str(random.randint(3, 12)),
            "price": f"{price:.2f} yuan|{price:.2f} 元",
            "price2": f"{price * 1.06:.2f} yuan|{price * 1.06:.2f} 元",
            "rev": random.choice("BCDE"),
            "level": both(random.choice(("AQL 2.5 / 4.0", "AQL 1.5 / 2.5", "level II"))),
            "shade": both(random.choice(("dark", "warm", "cold", "light"))),
            "hall": random.choice(("3.1", "9.2", "12.1", "15.3")),
            "tea": both(random.choice(("Longjing tea", "Tieguanyin tea", "white tea", "Pu'er tea"))),
            "city": f"{supplier.city_en}|{supplier.city_zh}",
            "when": f"{_MONTHS[soon.month - 1]} {soon.day}|{soon.month} 月 {soon.day} 日",
        }
        other = random.choice(others)
        return values | {"who2": f"{other.english}|{other.address}"}

    def follow_up(self, happening: Happening, day: date) -> str:
        """Return what is to be done after a touch."""
        player = happening.people[0]
        group = _GROUPS[player.row.department]
        texts: list[FollowUpText] = [t for t in self._follow_ups if t.whom in ("any", group)]
        return filled(said(self._random.choice(texts).text), self._values(_Meeting(day, player)), player)


def _minutes(kind: str, random: Random) -> int | None:
    longest = {"call": (4, 35), "meeting": (25, 80), "meal": (70, 150), "visit": (60, 300)}.get(kind)
    return random.randrange(*longest) if longest else None


def _with_follow_ups(story: list[Happening], teller: _Teller, today: date, random: Random) -> list[Happening]:
    """Return the story with follow-ups: done ones in the past, two overdue, three for today, a dozen to come."""
    open_days = [-4, -2, 0, 0, 0, 1, 2, 3, 4, 5, 8, 9, 12, 15, 19, 24, 33]
    told = list(story)
    recent = [place for place in range(len(told)) if (today - told[place].at.date()).days in range(5, 40)]
    for place, ahead in zip(random.sample(recent, min(len(open_days), len(recent))), open_days, strict=False):
        due = today + timedelta(days=ahead)
        told[place] = replace(told[place], follow_up=(due, teller.follow_up(told[place], due), False))
    for place, happening in enumerate(told):
        due = happening.at.date() + timedelta(days=random.randint(3, 14))
        if happening.follow_up is None and due < today - timedelta(days=4) and random.random() < 0.08:
            told[place] = replace(happening, follow_up=(due, teller.follow_up(happening, due), True))
    return told
