"""What must hold for every story: hearing from them never raises silence, a shutdown never raises anything."""

from __future__ import annotations

import os
import time as clock
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.almanac.workdays import Span
from desktop.constants import Constants
from desktop.rhythm.cards import trend
from desktop.rhythm.facts import Asked, Due, Heard, OpenOrder, Story, counting
from desktop.rhythm.health import health
from desktop.rhythm.patience import decision
from desktop.rhythm.results import Result
from desktop.rhythm.shares import Running
from desktop.rhythm.silence import BANDS, silence
from desktop.rhythm.workdays import SupplierDays, supplier_days
from tests.desktop.rhythm.telling import heard

AS_OF = date(2026, 10, 20)
START = date(2026, 3, 1)
CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine makes stories slowly; that says nothing about the rules."""
_days = st.integers(0, (AS_OF - START).days).map(lambda n: START + timedelta(days=n))


@st.composite
def _touches(draw: st.DrawFn) -> tuple[Heard, ...]:
    made = []
    for number in range(draw(st.integers(0, 20))):
        day, minute = draw(_days), draw(st.integers(0, 1439))
        at = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minute)
        made.append(
            heard(
                number + 1,
                at,
                kind=draw(st.sampled_from(["call", "message", "visit"])),
                direction=draw(st.sampled_from(["in", "out", "both"])),
                counts=draw(st.booleans()) or draw(st.booleans()),
                mood=draw(st.sampled_from(["", "warm", "tense"])),
            )
        )
    return tuple(made)


@st.composite
def _orders(draw: st.DrawFn) -> tuple[OpenOrder, ...]:
    since = draw(_days)
    last_done = draw(st.none() | _days)
    due = tuple(
        Due(n, AS_OF + timedelta(days=draw(st.integers(-5, 20)))) for n in range(draw(st.integers(0, 2)))
    )
    return (OpenOrder(1, "PO-1", since, due, last_done),)


_closings = st.lists(
    st.tuples(_days, st.integers(0, 30)).map(lambda one: Span(one[0], one[0] + timedelta(days=one[1]))),
    max_size=3,
)


def _grave(found: Result) -> int:
    return BANDS.index(found.band) if found.known else -1


@CALM
@given(_touches(), _orders(), _days, st.sampled_from(["in", "both"]), st.sampled_from([10, 30, 90, None]))
def test_hearing_from_them_never_raises_the_silence_of_an_order(
    touches: tuple[Heard, ...], orders: tuple[OpenOrder, ...], day: date, side: str, lead: int | None
) -> None:
    days = supplier_days(AS_OF, 6)
    before = silence(Story(touches, orders=orders, lead_time=lead), AS_OF, days, Constants())
    more = heard(99, datetime(day.year, day.month, day.day, 4, tzinfo=UTC), direction=side)
    after = silence(Story((*touches, more), orders=orders, lead_time=lead), AS_OF, days, Constants())
    assert _grave(after) <= _grave(before)
    assert (after.value or 0) <= (before.value or 0)


@CALM
@given(_touches(), st.sampled_from(["in", "both"]))
def test_hearing_from_them_today_ends_every_silence(touches: tuple[Heard, ...], side: str) -> None:
    today = heard(99, datetime(2026, 10, 20, 15, 59, tzinfo=UTC), direction=side)
    found = silence(Story((*touches, today)), AS_OF, supplier_days(AS_OF, 6), Constants())
    assert found.band in {"fine", "no_data"}


@CALM
@given(_touches(), st.none() | _orders(), _closings)
def test_a_shutdown_never_raises_silence(
    touches: tuple[Heard, ...], orders: tuple[OpenOrder, ...] | None, closings: list[Span]
) -> None:
    told = Story(touches, orders=orders or (), lead_time=30)
    before = silence(told, AS_OF, supplier_days(AS_OF, 6), Constants())
    after = silence(told, AS_OF, supplier_days(AS_OF, 6, closings=closings), Constants())
    assert _grave(after) <= _grave(before)
    assert (after.value or 0) <= (before.value or 0)


@CALM
@given(_days, st.sampled_from(["rep", "manager", "director", "boss"]), st.booleans(), _closings)
def test_a_shutdown_never_raises_a_decision(
    asked_on: date, level: str, large: bool, closings: list[Span]
) -> None:
    asked = Asked(1, "", asked_on, level, large)
    order = ("discussed", "ask", "obstacle")
    before = decision(asked, AS_OF, supplier_days(AS_OF, 6), Constants())
    after = decision(asked, AS_OF, supplier_days(AS_OF, 6, closings=closings), Constants())
    assert order.index(after.band) <= order.index(before.band)


@settings(CALM, max_examples=40)
@given(_touches(), st.none() | _orders())
def test_the_health_lies_between_0_and_100_and_names_its_records(
    touches: tuple[Heard, ...], orders: tuple[OpenOrder, ...] | None
) -> None:
    found = health(Story(touches, orders=orders or ()), AS_OF, Constants())
    assert found.result.value is None or 0 <= found.result.value <= 100
    assert 0 <= found.confidence <= 1
    known = {one.id for one in touches if one.counts}
    assert {one.id for one in found.result.records if one.kind == "touch"} <= known


@settings(CALM, max_examples=40)
@given(_touches(), _orders())
def test_the_order_of_the_records_does_not_matter(
    touches: tuple[Heard, ...], orders: tuple[OpenOrder, ...]
) -> None:
    days = supplier_days(AS_OF, 6)
    told = Story(touches, orders=orders)
    turned = replace(told, touches=touches[::-1])
    assert silence(told, AS_OF, days, Constants()) == silence(turned, AS_OF, days, Constants())


@pytest.mark.skipif(not hasattr(clock, "tzset"), reason="this system cannot change its zone")
@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Kiritimati", "Europe/Berlin"])
def test_the_answer_is_the_same_in_every_time_zone(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    touch = heard(1, datetime(2026, 10, 10, 16, 30, tzinfo=UTC), direction="in")  # the 11th in China
    told = Story((touch,), orders=(OpenOrder(1, "PO-1", date(2026, 9, 1)),), cadence=(9, 14))
    here = silence(told, AS_OF, SupplierDays(6), Constants()), health(told, AS_OF, Constants())
    old = os.environ.get("TZ")
    monkeypatch.setenv("TZ", zone)
    clock.tzset()
    try:
        there = silence(told, AS_OF, SupplierDays(6), Constants()), health(told, AS_OF, Constants())
    finally:
        if old is None:
            monkeypatch.delenv("TZ")
        else:
            monkeypatch.setenv("TZ", old)
        clock.tzset()
    assert there == here
    assert here[0].value == 8  # the 12th to the 20th without the Sunday


@given(_touches())
def test_the_line_of_the_health_is_the_health_of_each_of_its_days(touches: tuple[Heard, ...]) -> None:
    story = Story(touches)
    line = trend(story, Running(counting(touches, AS_OF)), AS_OF, Constants())
    assert len(line) == 28
    assert [value for _day, value in line] == [
        health(story, day, Constants()).result.value for day, _v in line
    ]
