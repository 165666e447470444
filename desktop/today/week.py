"""A week looked back on, by plain SQL: what happened, who fell through, what comes; every count has its records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from typing import TYPE_CHECKING, Literal, NamedTuple

from desktop.almanac.festivals import festivals_between
from desktop.people import shown
from desktop.today.birthdays import coming_birthdays
from desktop.today.days import begins, day_of

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

Part = Literal["happened", "fell", "next"]
WEEK = timedelta(days=6)
"""From Monday to Sunday."""
_NAMES = "s.name_zh, s.name_en"
_PERSON = "c.name_zh, coalesce(nullif(c.name_en, ''), c.pinyin)"
_TOUCHES = f"""
    SELECT s.id, {_NAMES}, t.kind, count(*) FROM touch_supplier AS l
    JOIN touch AS t ON t.id = l.touch_id JOIN supplier AS s ON s.id = l.supplier_id
    WHERE l.at >= ? AND l.at < ? AND t.deleted_at IS NULL AND l.deleted_at IS NULL AND t.held AND t.counts
    GROUP BY s.id, t.kind ORDER BY s.sort_key, s.id
"""  # noqa: S608 - our own words
_PROMISES = f"""
    SELECT p.contact_id, p.what, p.side, {_PERSON}, coalesce(p.settled_on, p.due_on) FROM promise AS p
    JOIN contact AS c ON c.id = p.contact_id
    WHERE p.deleted_at IS NULL AND c.deleted_at IS NULL AND {{where}} ORDER BY 6, p.id
"""  # noqa: S608 - our own words
_KEPT = "p.outcome = 'kept' AND p.settled_on BETWEEN ? AND ?"
_MISSED = """(p.outcome = 'missed' AND p.settled_on BETWEEN ? AND ?)
    OR (p.outcome = '' AND p.due_on BETWEEN ? AND ? AND p.due_on < ?)"""
_DECIDED = f"""
    SELECT d.contact_id, d.what, {_PERSON}, d.answered_on, d.answer FROM decision AS d
    JOIN contact AS c ON c.id = d.contact_id
    WHERE d.deleted_at IS NULL AND c.deleted_at IS NULL AND d.answered_on BETWEEN ? AND ? ORDER BY d.answered_on, d.id
"""  # noqa: S608 - our own words
_NEW = f"""
    SELECT c.id, {_PERSON} FROM contact AS c WHERE c.created_at >= ? AND c.created_at < ? AND c.deleted_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM touch_person AS p WHERE p.contact_id = c.id AND p.at < ?)
    ORDER BY c.sort_key, c.id
"""  # noqa: S608 - our own words
_INSPECTED = f"""
    SELECT i.id, i.product, {_NAMES}, i.done_on FROM inspection AS i JOIN supplier AS s ON s.id = i.supplier_id
    WHERE i.done_on BETWEEN ? AND ? AND i.deleted_at IS NULL ORDER BY i.done_on, i.id
"""  # noqa: S608 - our own words
_STEPS = f"""
    SELECT o.id, o.number, {_NAMES}, m.hanzi, m.english, m.target_on FROM milestone AS m
    JOIN purchase_order AS o ON o.id = m.order_id JOIN supplier AS s ON s.id = o.supplier_id
    WHERE m.deleted_at IS NULL AND o.deleted_at IS NULL AND o.closed_on IS NULL AND o.stage <> 'draft' AND {{where}}
    ORDER BY m.target_on, o.id
"""  # noqa: S608 - our own words
_SLIPPED = (
    "m.target_on BETWEEN ? AND ? AND m.target_on < ? AND (m.actual_on IS NULL OR m.actual_on > m.target_on)"
)
_COMING = "m.actual_on IS NULL AND m.target_on BETWEEN ? AND ?"
_FOLLOW_UPS = f"""
    SELECT f.contact_id, f.supplier_id, f.text, {_PERSON}, {_NAMES}, f.due_on FROM follow_up AS f
    LEFT JOIN contact AS c ON c.id = f.contact_id LEFT JOIN supplier AS s ON s.id = f.supplier_id
    WHERE f.done_at IS NULL AND f.deleted_at IS NULL AND f.due_on BETWEEN ? AND ?
      AND (f.touch_id IS NULL OR f.touch_id NOT IN (SELECT id FROM touch WHERE deleted_at IS NOT NULL))
    ORDER BY f.due_on, f.id
"""  # noqa: S608 - our own words
_VISITS = f"""
    SELECT s.id, {_NAMES}, t.summary, t.at FROM touch AS t JOIN touch_supplier AS l ON l.touch_id = t.id
    JOIN supplier AS s ON s.id = l.supplier_id
    WHERE t.kind IN ('visit', 'meeting', 'meal') AND NOT t.held AND t.deleted_at IS NULL AND l.deleted_at IS NULL
      AND t.at >= ? AND t.at < ? ORDER BY t.at
"""  # noqa: S608 - our own words
_PRACTISED = (
    "SELECT count(*), count(DISTINCT card_id) FROM review WHERE day BETWEEN ? AND ? AND deleted_at IS NULL"
)


class Line(NamedTuple):
    """One record of a count."""

    kind: str
    """Of the record that opens it: ``supplier``, ``contact``, ``order``, ``inspection`` or ``day``."""
    id: int
    title: str
    note: str = ""
    on: date | None = None
    counts: tuple[tuple[str, int], ...] = ()
    """Of touches: kind and number; of a health: ``from`` and ``to``."""


@dataclass(frozen=True, slots=True)
class Section:
    """A count with its records; ``key`` names it."""

    key: str
    part: Part
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """A week from Monday to Sunday, with the sections that hold something."""

    monday: date
    sections: tuple[Section, ...]
    reviews: int
    cards: int
    """How many reviews of how many cards were practised."""


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def week_review(raw: Connection, monday: date, today: date, *, zone: tzinfo | None = None) -> Week:
    """Return a week: what happened in it, and what the week after it brings; the rest is in ``week_rules``.

    It lasts from Monday to Sunday in a zone (None: the system's), as in the calendar: who calls China on a Sunday
    evening in America does it in the week that ends, though it is Monday there.
    """
    sunday = monday + WEEK
    ahead = (monday + timedelta(days=7), sunday + timedelta(days=7))
    reviews, cards = raw.execute(_PRACTISED, _iso(monday, sunday)).fetchone()
    sections = (*_happened(raw, (monday, sunday), today, zone), *_next(raw, *ahead, zone))
    return Week(monday, tuple(one for one in sections if one.lines), reviews, cards)


def _happened(raw: Connection, week: tuple[date, date], today: date, zone: tzinfo | None) -> list[Section]:
    monday, sunday = week
    span = _span(monday, sunday, zone)
    days, past = _iso(monday, sunday), today.isoformat()
    touches: dict[int, Line] = {}
    for number, zh, en, kind, count in raw.execute(_TOUCHES, span):
        held = touches.get(number, Line("supplier", number, shown.single(zh, en)))
        touches[number] = held._replace(counts=(*held.counts, (kind, count)))
    kept = raw.execute(_PROMISES.format(where=_KEPT), days)
    missed = raw.execute(_PROMISES.format(where=f"({_MISSED})"), (*days, *days, past))
    decided = (
        Line("contact", number, what, shown.single(zh, latin), date.fromisoformat(day))
        for number, what, zh, latin, day, _answer in raw.execute(_DECIDED, days)
    )
    # Who was brought in from another program has touches of before.
    known = raw.execute(_NEW, (*span, span[0]))
    new = (Line("contact", number, shown.single(zh, latin)) for number, zh, latin in known)
    inspected = (
        Line("inspection", number, product, shown.single(zh, en), date.fromisoformat(day))
        for number, product, zh, en, day in raw.execute(_INSPECTED, days)
    )
    slipped = raw.execute(_STEPS.format(where=_SLIPPED), (*days, past))
    return [
        Section("touches", "happened", tuple(touches.values())),
        Section("kept", "happened", _promises(kept)),
        Section("missed", "happened", _promises(missed)),
        Section("decided", "happened", tuple(decided)),
        Section("new", "happened", tuple(new)),
        Section("inspected", "happened", tuple(inspected)),
        Section("slipped", "happened", _steps(slipped)),
    ]


def _next(raw: Connection, first: date, last: date, zone: tzinfo | None) -> list[Section]:
    days, span = _iso(first, last), _span(first, last, zone)
    follow_ups = tuple(
        Line(
            "contact" if person else "supplier",
            person or supplier or 0,
            text,
            shown.single(zh or "", latin or "") or shown.single(s_zh or "", s_en or ""),
            date.fromisoformat(day),
        )
        for person, supplier, text, zh, latin, s_zh, s_en, day in raw.execute(_FOLLOW_UPS, days)
    )
    visits = tuple(
        Line("supplier", number, shown.single(zh, en), summary, day_of(at, zone))
        for number, zh, en, summary, at in raw.execute(_VISITS, span)
    )
    born = tuple(
        Line("contact", one.who.id, one.who.shown, one.who.supplier, one.on)
        for one in coming_birthdays(raw, first, days=(last - first).days)
    )
    return [
        Section("follow_ups", "next", follow_ups),
        Section("milestones", "next", _steps(raw.execute(_STEPS.format(where=_COMING), days))),
        Section("visits", "next", visits),
        Section("birthdays", "next", born),
        Section("festivals", "next", tuple(_festivals(first, last))),
    ]


def _promises(rows: Iterable[tuple[int, str, str, str, str, str]]) -> tuple[Line, ...]:
    return tuple(
        Line("contact", number, what, shown.single(zh, latin), date.fromisoformat(day), ((side, 1),))
        for number, what, side, zh, latin, day in rows
    )


def _steps(rows: Iterable[tuple[int, str, str, str, str, str, str]]) -> tuple[Line, ...]:
    return tuple(
        Line(
            "order",
            number,
            f"{order}: {shown.single(hanzi, english)}",
            shown.single(zh, en),
            date.fromisoformat(day),
        )
        for number, order, zh, en, hanzi, english, day in rows
    )


def _festivals(first: date, last: date) -> Iterable[Line]:
    for one in festivals_between(first, last, ("cn",)):
        if one.festival.weight != "minor" and first <= one.first <= last:
            yield Line(
                "day",
                one.first.toordinal(),
                shown.hanzi_or(one.festival.hanzi, one.festival.english),
                on=one.first,
            )


def _span(first: date, last: date, zone: tzinfo | None) -> tuple[int, int]:
    return begins(first, zone), begins(last + timedelta(days=1), zone)


def _iso(*days: date) -> tuple[str, ...]:
    return tuple(day.isoformat() for day in days)
