"""Stories for the rules, told in short words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from desktop.constants import Constants
from desktop.rhythm.cadence import cadence, drift
from desktop.rhythm.facts import CHINA, Asked, Colleague, Due, Heard, OpenOrder, Owed, Promised, Story
from desktop.rhythm.patience import decision, favours, promises
from desktop.rhythm.results import Result
from desktop.rhythm.silence import silence
from desktop.rhythm.single_contact import single_contact
from desktop.rhythm.workdays import supplier_days

_SIDES = {"<": "in", ">": "out", "=": "both"}


def heard(number: int, at: datetime, kind: str = "message", **rest: Any) -> Heard:
    """Return a touch with its day in China."""
    return Heard(number, at, at.astimezone(CHINA).date(), kind, **rest)


def touch(number: int, words: str) -> Heard:
    """Return the touch of ``2026-06-01=:1,2?~warm@call``."""
    day, side, rest = words[:10], words[10], words[11:]
    rest, _at, kind = rest.partition("@")
    rest, _mark, mood = rest.partition("~")
    asks, planned = "?" in rest, "planned" in rest
    people = rest.replace("?", "").replace("planned", "").removeprefix(":")
    at = datetime.combine(date.fromisoformat(day), time(12), CHINA).astimezone(UTC)
    return heard(
        number,
        at,
        kind=kind or ("call" if side == "=" else "message"),
        direction=_SIDES[side],
        held=not planned,
        asks=asks,
        mood=mood,
        people=tuple(int(one) for one in people.split(",") if one),
    )


def touches(words: str) -> tuple[Heard, ...]:
    """Return several touches, numbered from 1."""
    return tuple(touch(number, one) for number, one in enumerate(words.split(), 1))


def colleague(words: str) -> Colleague:
    """Return the person of ``1 Wang Fang sales decides``."""
    number, family, given, department, role = words.split()
    return Colleague(int(number), f"{family} {given}", department.strip("-"), role)


def promise(number: int, words: str) -> Promised:
    """Return the promise of ``theirs 2026-06-05 kept 2026-06-09``."""
    side, due, outcome, *settled = words.split()
    on = date.fromisoformat(due)
    made = on.replace(day=1)
    ended = date.fromisoformat(settled[0]) if settled else (on if outcome == "missed" else None)
    return Promised(number, side == "ours", "", made, on, "" if outcome == "open" else outcome, ended)


def favour(number: int, words: str) -> Owed:
    """Return the favour of ``received 2026-01-05``."""
    direction, on = words.split()
    return Owed(number, direction == "given", "", date.fromisoformat(on))


def story(case: Mapping[str, Any]) -> Story:
    """Return the story of a case."""
    orders = ()
    if "order" in case:
        waiting = (Due(71, case["milestone"], "Inspection"),) if "milestone" in case else ()
        orders = (OpenOrder(70, "PO-1", case["order"], waiting, case.get("last_done")),)
    return Story(
        touches=touches(case.get("touches", "")),
        added_on=case.get("added"),
        people=tuple(colleague(one) for one in case.get("people", ())),
        orders=orders,
        promises=tuple(promise(n, one) for n, one in enumerate(case.get("promises", ()), 1)),
        favours=tuple(favour(n, one) for n, one in enumerate(case.get("favours", ()), 1)),
        cadence=tuple(case["cadence"]) if "cadence" in case else None,
        lead_time=case.get("lead_time"),
    )


def answer(case: Mapping[str, Any]) -> Result:
    """Return what the rule of a case says."""
    told, as_of, constants = story(case), case["as_of"], Constants()
    days = supplier_days(as_of, 6)
    if case["rule"] == "decision":
        one = case["asked"]
        asked = Asked(1, "", one["on"], one["level"], one.get("large", False), one.get("answered"))
        return decision(asked, as_of, days, constants)
    return {
        "cadence": lambda: cadence(told, as_of, days, constants),
        "drift": lambda: drift(told, as_of, constants),
        "silence": lambda: silence(told, as_of, days, constants),
        "single_contact": lambda: single_contact(told, as_of, constants),
        "promises": lambda: promises(told.promises, as_of, constants),
        "favours": lambda: favours(told.favours, as_of, constants),
    }[case["rule"]]()
