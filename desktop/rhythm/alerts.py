"""What the rules find wrong today in the whole journal: silence, single contacts, decisions, late promises.

It is read for the first page: plain SQL, few rows, no SQLAlchemy.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop import formats
from desktop.constants import Constants
from desktop.joining import sentences
from desktop.people import shown
from desktop.rhythm.calendars import calendars_of, usual_days
from desktop.rhythm.facts import Story
from desktop.rhythm.orders import running_orders
from desktop.rhythm.patience import decision
from desktop.rhythm.reads import colleagues, constants_of, decisions
from desktop.rhythm.recent import bounds, recent
from desktop.rhythm.results import RecordId, Result
from desktop.rhythm.silence import silence
from desktop.rhythm.single_contact import single_contact
from desktop.texts import _, n_

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

_SUPPLIERS = (
    "SELECT id, name_zh, name_en, lead_time_days, week_days FROM supplier"
    " WHERE id IN (SELECT value FROM json_each(?))"
)
_WORKING = """
    SELECT e.supplier_id, e.contact_id FROM employment AS e JOIN contact AS c ON c.id = e.contact_id
    WHERE (e.until_date IS NULL OR e.until_date > ?2) AND (e.from_date IS NULL OR e.from_date <= ?2)
      AND e.deleted_at IS NULL AND c.deleted_at IS NULL AND e.supplier_id IN (SELECT value FROM json_each(?1))
"""
_LATE = """
    SELECT p.id, p.side, p.what, p.due_on, p.contact_id, p.supplier_id, c.name_zh, c.pinyin, c.name_en
    FROM promise AS p JOIN contact AS c ON c.id = p.contact_id
    WHERE p.outcome = '' AND p.deleted_at IS NULL AND c.deleted_at IS NULL AND p.due_on <= ? ORDER BY p.due_on, p.id
"""
_PAUSED = """
    SELECT rule, supplier_id FROM rhythm_pause
    WHERE supplier_id IS NOT NULL AND deleted_at IS NULL AND (until_on IS NULL OR until_on > ?)
"""
_WEEKS = """
    SELECT id, week_days FROM supplier WHERE id IN (SELECT supplier_id FROM decision WHERE answered_on IS NULL)
"""
_ORDER = {"critical": 0, "high": 1, "alert": 2, "obstacle": 3, "ask": 4, "late": 5, "due": 6, "notice": 7}


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing that wants a person's eye today."""

    rule: str
    """``silence``, ``single_contact``, ``decision`` or ``promise``."""
    result: Result
    title: str
    """Whom or what it is about."""
    supplier_id: int | None
    contact_id: int | None
    """Whom to call or write to, where that is known."""

    @property
    def key(self) -> tuple[str, int]:
        """Return what tells it from the others."""
        first = self.result.records[0].id if self.rule in {"decision", "promise"} else self.supplier_id
        return self.rule, first or 0


def alerts(
    raw: Connection, today: date, of_suppliers: Mapping[int, tuple[Alert, ...]] | None = None
) -> list[Alert]:
    """Return what the rules find, the gravest first; what was put off is left out.

    ``of_suppliers`` are those of ``supplier_alerts``, where they are known.
    """
    known = supplier_alerts(raw, today) if of_suppliers is None else of_suppliers
    found = [
        *(one for some in known.values() for one in some),
        *_of_decisions(raw, today, constants_of(raw)),
        *_of_promises(raw, today),
    ]
    return sorted(found, key=lambda one: (_ORDER.get(one.result.band, 9), -(one.result.value or 0), one.key))


def supplier_alerts(
    raw: Connection, today: date, only: Collection[int] | None = None
) -> dict[int, tuple[Alert, ...]]:
    """Return silences and single contacts by supplier, of those whose orders run; ``only`` some (None: all)."""
    constants = constants_of(raw)
    orders = running_orders(raw, today, only)
    paused = set(raw.execute(_PAUSED, (today.isoformat(),)).fetchall()) if orders else set()
    asked = json.dumps(list(orders))
    rows = raw.execute(_SUPPLIERS, (asked,)).fetchall()
    working: dict[int, set[int]] = {}
    for supplier, contact in raw.execute(_WORKING, (asked, today.isoformat())):
        working.setdefault(supplier, set()).add(contact)
    calendars = calendars_of(raw, {row[0]: row[4] for row in rows}, today, constants)
    within = bounds(today, constants)
    newest = {row[0]: recent(raw, row[0], working.get(row[0], ()), within) for row in rows}
    found: dict[int, tuple[Alert, ...]] = {}
    for supplier, zh, en, lead_time, _week in rows:
        heard, tied = newest[supplier]
        results = []
        if ("silence", supplier) not in paused:
            story = Story(heard, orders=orders[supplier], lead_time=lead_time)
            results.append(silence(story, today, calendars[supplier], constants))
        if tied is not None and ("single_contact", supplier) not in paused:
            story = Story(tied, people=colleagues(raw, supplier, today), orders=orders[supplier])
            results.append(single_contact(story, today, constants))
        wrong = [one for one in results if _is_wrong(one)]
        if wrong:
            title = shown.whole(zh, en)
            found[supplier] = tuple(Alert(one.rule, one, title, supplier, None) for one in wrong)
    return found


def _is_wrong(result: Result) -> bool:
    return result.band != "fine" if result.rule == "silence" else result.band == "high"


def _of_decisions(raw: Connection, today: date, constants: Constants) -> list[Alert]:
    asked = decisions(raw, today, "d.answered_on IS NULL", ())
    weeks = dict(raw.execute(_WEEKS).fetchall())
    calendars = calendars_of(raw, weeks, today, constants)
    usual = usual_days(today, 6, constants.days_after_shutdown)
    found = []
    for one in asked:
        result = decision(one, today, calendars.get(one.supplier_id or 0, usual), constants)
        if result.band in {"ask", "obstacle"}:
            found.append(Alert("decision", result, one.what, one.supplier_id, one.contact_id))
    return found


def _of_promises(raw: Connection, today: date) -> list[Alert]:
    found = []
    for number, side, what, due, contact, supplier, zh, pinyin, en in raw.execute(
        _LATE, (today.isoformat(),)
    ):
        on = date.fromisoformat(due)
        late = (today - on).days
        who = shown.single(zh, en or pinyin)
        mine, theirs = _("You promised it to {name} for {day}."), _("{name} promised it for {day}.")
        sentence = mine if side == "ours" else theirs
        words = sentence.format(name=who, day=formats.short_day(on, today))
        if late:
            words = sentences(words, n_("{n} day late.", "{n} days late.", late).format(n=late))
        result = Result(
            "promises", "late" if late else "due", words, float(late), None, (RecordId("promise", number),),
            _("Say whether it was kept."),
        )  # fmt: skip
        found.append(Alert("promise", result, what, supplier, contact))
    return found
