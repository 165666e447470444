"""What the rules say of a week: who fell through, whose health moved, who closes; read beside the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.people import shown
from desktop.rhythm.alerts import supplier_alerts
from desktop.rhythm.calendars import calendars_of
from desktop.rhythm.cards import value_on
from desktop.rhythm.drifting import drifting
from desktop.rhythm.facts import counting
from desktop.rhythm.pins import pin_on, pins_by_supplier
from desktop.rhythm.reads import constants_of, supplier_story
from desktop.rhythm.shares import Running
from desktop.texts import _
from desktop.today.quiet import quiet_people
from desktop.today.week import WEEK, Line, Section

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

_LEAST_MOVE = 5
"""Points by which a health has moved when it is worth a line."""
_MOST = 200
"""Suppliers whose health is looked at, those touched last; people and suppliers that are named."""
_RECENT = """
    SELECT s.id FROM supplier AS s WHERE s.deleted_at IS NULL AND s.status <> 'ended'
      AND EXISTS (SELECT 1 FROM touch_supplier AS l WHERE l.supplier_id = s.id)
    ORDER BY (SELECT max(l.at) FROM touch_supplier AS l WHERE l.supplier_id = s.id) DESC, s.id LIMIT ?
"""
_OPEN = """
    SELECT id, name_zh, name_en, week_days FROM supplier
    WHERE deleted_at IS NULL AND status = 'active' ORDER BY sort_key
"""


def _unheard(_done: int, _total: int) -> None:
    """Tell nobody how far it is."""


def week_rules(
    raw: Connection, monday: date, today: date, said: Callable[[int, int], None] = _unheard
) -> tuple[Section, ...]:
    """Return who has fallen through, the suppliers whose health moved in a week, and who closes in the week after it.

    ``said`` hears after each supplier how far it is, and may raise to end it.
    """
    following = monday + timedelta(days=7)
    found = (
        Section("health", "happened", tuple(_moved(raw, monday, today, said))),
        *_fell(raw, monday, today),
        Section("shutdowns", "next", tuple(_shutdowns(raw, following, following + WEEK))),
    )
    return tuple(one for one in found if one.lines)


def _fell(raw: Connection, monday: date, today: date) -> list[Section]:
    quiet, _count, _cold = quiet_people(raw, today, limit=_MOST)
    cold = (
        Line("contact", one.who.id, one.who.shown, one.who.supplier, one.last_on)
        for one in quiet
        if one.state == "cold"
    )
    wrong = [one for some in supplier_alerts(raw, today).values() for one in some]
    drifts = list(drifting(raw, min(monday + WEEK, today)).values())
    drifts.sort(key=lambda one: -(one.result.value or 0) / (one.result.limit or 1))
    by_rule = {
        rule: tuple(
            Line("supplier", one.supplier_id or 0, one.title, one.result.sentence)
            for one in (*wrong, *drifts[:_MOST])
            if one.rule == rule
        )
        for rule in ("silence", "single_contact", "drift")
    }
    return [
        Section("cold", "fell", tuple(cold)), *(Section(rule, "fell", lines) for rule, lines in by_rule.items())
    ]  # fmt: skip


def _moved(raw: Connection, monday: date, today: date, said: Callable[[int, int], None]) -> list[Line]:
    """Return the suppliers whose health moved, the worst first; where it was set by hand that counts."""
    constants, pins = constants_of(raw), pins_by_supplier(raw)
    before, after = monday - timedelta(days=1), min(monday + WEEK, today)
    recent = [row[0] for row in raw.execute(_RECENT, (_MOST,))]
    found = []
    for step, supplier in enumerate(recent):
        said(step, len(recent))
        story = supplier_story(raw, supplier, after, constants)
        if story is None:
            continue
        running, own = Running(counting(story.touches, after)), pins.get(supplier, ())
        old, new = (value_on(story, running, day, constants, own) for day in (before, after))
        if old is not None and new is not None and abs(new - old) >= _LEAST_MOVE:
            counts = (("from", round(old)), ("to", round(new)))
            note = _("set by hand") if pin_on(own, after) else ""
            found.append(Line("supplier", supplier, story.name, note, counts=counts))
    return sorted(found, key=lambda line: line.counts[1][1] - line.counts[0][1])


def _shutdowns(raw: Connection, first: date, last: date) -> Iterable[Line]:
    houses = raw.execute(_OPEN).fetchall()
    calendars = calendars_of(raw, {row[0]: row[3] for row in houses}, first, constants_of(raw))
    for number, zh, en, _week in houses:
        for span in calendars[number].shutdowns:
            if first <= span.first <= last:
                yield Line("supplier", number, shown.single(zh, en), span.reason, span.first)
