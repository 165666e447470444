"""The headless commands of the relationship: today, the health of a supplier or a person, the rules in words."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from desktop import clock
from desktop.almanac.command import Row, parse_known_day
from desktop.commands.opened import opened_journal
from desktop.constants import VERSION, Constants
from desktop.errors import UsageError
from desktop.people import shown
from desktop.rhythm.alerts import Alert
from desktop.rhythm.cards import Owner, card
from desktop.rhythm.catalogue import rule_lines
from desktop.rhythm.reads import constants_of
from desktop.rhythm.results import RecordId, Result
from desktop.texts import _
from desktop.today.orders import OrderAlert
from desktop.today.reads import today_page
from desktop.today.rows import DueFollowUp, GivingDue

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

_OWNERS: tuple[Owner, ...] = ("supplier", "contact")
_NAMED = """
    SELECT id FROM {owner}
    WHERE deleted_at IS NULL AND (CAST(id AS TEXT) = ?1 OR name_zh = ?1 OR name_en = ?1 COLLATE NOCASE) AND ?1 <> ''
"""


def rules(args: argparse.Namespace) -> Iterator[Row]:
    """Yield the rules with their formulas, version and constants.

    They are the usual ones, unless a journal is named: then those in force there, and of each that differs also the
    usual one.
    """
    if getattr(args, "journal", None) is None:
        yield from rule_lines(Constants())
        return
    with opened_journal(args) as opened, opened.journal.read_raw() as raw:
        constants = constants_of(raw)
    yield from rule_lines(constants)


def today(args: argparse.Namespace) -> Iterator[Row]:
    """Yield what a day asks for, as the first page does: alerts, follow-ups, orders, people, days, gifts, the years."""
    day = _day(args)
    with opened_journal(args) as opened, opened.journal.read_raw() as raw:
        page = today_page(raw, day)
    yield from (_alert(one) for one in (*page.alerts, *page.slipping))
    yield from map(_follow_up, page.follow_ups)
    yield from map(_order, page.orders)
    for quiet in page.quiet:
        yield {
            "today": "touch_due",
            "contact": quiet.who.id,
            "name": quiet.who.shown,
            "days": quiet.days,
            "ideal": quiet.ideal,
            "longest": quiet.longest,
            "band": quiet.state,
        }
    for birthday in page.birthdays:
        yield {
            "today": "birthday",
            "contact": birthday.who.id,
            "name": birthday.who.shown,
            "on": birthday.on.isoformat(),
        }
    yield from map(_giving, page.giving)
    for far in page.long_view:
        yield {
            "today": far.kind,
            "supplier": far.supplier_id,
            "on": far.on.isoformat(),
            "text": far.text,
            "years": far.years,
        }


def _follow_up(one: DueFollowUp) -> Row:
    return {
        "today": "follow_up",
        "id": one.id,
        "due_on": one.due_on.isoformat(),
        "text": one.text,
        "contact": one.who.id if one.who else None,
        "supplier": one.supplier_id,
    }


def _order(one: OrderAlert) -> Row:
    paper = one.kind == "paper"
    return {
        "today": one.kind,
        "supplier" if paper else "order": one.record_id,
        "number": one.number,
        "supplier_name": shown.whole(one.supplier_zh, one.supplier_en),
        "what": shown.single(one.hanzi, one.english),
        "on": one.on.isoformat(),
    }


def _giving(one: GivingDue) -> Row:
    return {
        "today": one.kind,
        "festival": one.festival,
        "on": one.on.isoformat(),
        "year": one.year or None,
        "count": one.count or None,
        "gift": one.gift_id or None,
        "what": one.what,
        "contact": one.who.id if one.who else None,
        "supplier": one.supplier_id,
    }


def _alert(one: Alert) -> Row:
    return {
        "today": one.rule,
        "title": one.title,
        "supplier": one.supplier_id,
        "contact": one.contact_id,
        **_result(one.result),
    }


def health(args: argparse.Namespace) -> Iterator[Row]:
    """Yield the health of a supplier or a person with its parts, then what the other rules say.

    Raises UsageError when nobody, or more than one, has the name.
    """
    day = _day(args)
    with opened_journal(args) as opened, opened.journal.read_raw() as raw:
        owner, owner_id = _named(raw, args.name)
        found = card(raw, owner, owner_id, day)
    assert found is not None
    yield {
        "rule": "health",
        "version": VERSION,
        "as_of": day.isoformat(),
        owner: owner_id,
        "name": found.name,
        **_result(found.health.result),
        "confidence": found.health.confidence,
        "pinned": found.pin.value if found.pin else None,
        "parts": [
            {
                "part": part.key,
                "weight": part.weight,
                "points": None if part.points is None else round(part.points, 1),
                "sentence": part.sentence,
                "records": _records(part.records),
            }
            for part in found.health.parts
        ],
        "trend": [{"on": on.isoformat(), "value": value} for on, value in found.trend],
    }
    for result in (*found.results, *found.decisions):
        yield {"rule": result.rule, **_result(result)}


def _named(raw: Connection, name: str) -> tuple[Owner, int]:
    found = [
        (owner, row[0])
        for owner in _OWNERS
        for row in raw.execute(_NAMED.format(owner=owner), (name,)).fetchall()
    ]
    if len(found) != 1:
        raise UsageError(
            _("{count} suppliers or people are called {name}.").format(count=len(found), name=name),
            _("Give the number of the record, as “suppliers” and “contacts” list it."),
        )
    return found[0]


def _result(result: Result) -> Row:
    return {
        "band": result.band,
        "value": result.value,
        "limit": result.limit,
        "sentence": result.sentence,
        "change": result.change,
        "records": _records(result.records),
    }


def _records(records: tuple[RecordId, ...]) -> list[str]:
    return [f"{one.kind}:{one.id}" for one in records]


def _day(args: argparse.Namespace) -> date:
    return clock.local_date(clock.now()) if args.date is None else parse_known_day(args.date)
