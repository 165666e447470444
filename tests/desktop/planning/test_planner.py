"""Plans counted back and forward over Chinese closings."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.almanac.lunar import DateOutOfRange
from desktop.almanac.workdays import Span, WorkCalendar, work_calendar, workdays_between
from desktop.errors import UsageError
from desktop.planning.planner import Plan, plan_back, plan_forward, supplier_works
from desktop.planning.risks import risks, slip
from desktop.planning.shutdowns import shutdown
from desktop.planning.templates import Step, Template, template, templates

CN = work_calendar()
SIMPLE = template("simple")
NAMES = st.sampled_from(sorted(templates()))
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


def back(finish: date, name: str = "simple", until: str = "") -> Plan:
    return plan_back(template(name), finish, supplier_works(CN, finish), until)


def codes(plan: Plan, today: date = date(2020, 1, 1)) -> set[str]:
    return {risk.code for risk in risks(plan, today)}


def test_a_quiet_summer_counts_plain_working_days() -> None:
    plan = back(date(2026, 9, 1))
    production = plan.step("production")
    assert workdays_between(production.first, production.last + timedelta(days=1), CN) == 18
    assert all(one.lost == 0 for one in plan.steps)
    assert plan.arrival == date(2026, 9, 1)
    assert plan.day("ex_factory") == date(2026, 7, 26)
    assert plan.last_safe_order == date(2026, 5, 25)
    assert not plan.provisional


def test_an_arrival_in_april_must_be_ordered_before_the_new_year_rush() -> None:
    plan = back(date(2027, 4, 1))
    assert plan.day("ex_factory") <= date(2027, 2, 23)
    closed = shutdown("spring_festival", 2027).lines_closed()
    assert all(day.first not in closed for day in plan.steps if day.step.place == "lines")
    assert plan.day("order") == date(2026, 11, 27)
    assert plan.last_safe_order == date(2026, 11, 23)  # 75 days before the New Year
    assert back(date(2027, 5, 1), "custom").last_safe_order == date(2026, 11, 8)  # 90 days for custom goods


def test_what_is_made_after_the_closing_may_be_ordered_later() -> None:
    plan = back(date(2027, 6, 1))
    assert plan.day("production") > shutdown("spring_festival", 2027).days["lines_restart"]
    assert plan.last_safe_order == plan.day("order") == date(2027, 1, 21)
    assert "order_after_last_safe_day" not in codes(plan)
    assert sum(one.lost for one in plan.steps) > 0
    assert plan.provisional


def test_goods_that_should_leave_in_the_closing_leave_before() -> None:
    plan = back(date(2027, 2, 5), until="ex_factory")
    assert plan.day("ex_factory") == date(2027, 1, 23)  # the last day on which goods leave
    assert plan.steps[-1].step.key == "ex_factory"


def test_forward_from_an_order_just_before_spring_festival() -> None:
    works = supplier_works(CN, date(2027, 1, 25))
    plan = plan_forward(SIMPLE, date(2027, 1, 25), works)
    assert plan.day("order") == date(2027, 1, 25)
    assert plan.day("production") > date(2027, 2, 21)
    assert {"order_just_before_closing", "order_when_small_orders_are_refused"} <= codes(plan)


def test_weak_weeks_take_longer() -> None:
    works = [supplier_works(CN, date(2027, 2, 22), slow=slow) for slow in (True, False)]
    slow, strong = (plan_forward(SIMPLE, date(2027, 2, 22), one) for one in works)
    assert slow.day("ex_factory") > strong.day("ex_factory")
    assert slow.step("materials").lost > 0
    assert strong.step("materials").lost == 0


def test_what_the_supplier_confirmed_counts() -> None:
    known = shutdown(
        "spring_festival", 2027, {"lines_stop": date(2027, 1, 10), "last_ex_factory": date(2027, 1, 8)}
    )
    plan = plan_back(SIMPLE, date(2027, 2, 5), supplier_works(CN, date(2027, 2, 5), [known]), "ex_factory")
    assert plan.day("ex_factory") == date(2027, 1, 8)


def test_a_week_later_may_cost_a_month() -> None:
    finish = date(2027, 2, 25)
    works = supplier_works(CN, finish)
    plan = plan_back(SIMPLE, finish, works)
    moved = {one.key: one.days for one in slip(plan, works)}
    assert moved["order"] >= 7
    assert moved["ex_factory"] > 20
    assert set(moved) == {step.key for step in SIMPLE.steps}


def test_risks_near_the_closing() -> None:
    plan = plan_forward(SIMPLE, date(2026, 12, 14), supplier_works(CN, date(2026, 12, 14)))
    found = codes(plan, date(2026, 12, 20))
    assert {"order_after_last_safe_day", "order_when_small_orders_are_refused", "quality_alert"} <= found
    assert {"begins_in_the_past", "provisional"} <= found
    assert all(risk.sentence().endswith(".") for risk in risks(plan, date(2026, 12, 20)))


def test_a_quiet_summer_has_no_risks() -> None:
    assert codes(back(date(2026, 9, 1))) == set()


def test_tooling_needs_longer_than_a_custom_order_and_that_than_a_simple_one() -> None:
    starts = [back(date(2026, 9, 1), name).steps[0].first for name in ("with tooling", "custom", "simple")]
    assert starts == sorted(starts)
    assert len(set(starts)) == 3


@settings(max_examples=40, deadline=None)
@given(NAMES, DAYS)
def test_steps_follow_each_other_and_keep_their_lengths(name: str, finish: date) -> None:
    plan = back(finish, name)
    assert plan.arrival <= finish
    for one, following in pairwise(plan.steps):
        assert one.first <= one.last
        assert one.last < following.first or not (one.step.length and following.step.length)


@settings(max_examples=40, deadline=None)
@given(NAMES, DAYS)
def test_ordering_on_the_last_safe_day_is_in_time(name: str, finish: date) -> None:
    found = template(name)
    works = supplier_works(CN, finish)
    plan = plan_back(found, finish, works)
    forward = plan_forward(found, plan.steps[0].first, works)
    assert forward.arrival <= finish


def test_wrong_names_are_said() -> None:
    with pytest.raises(UsageError, match="fancy"):
        template("fancy")
    with pytest.raises(UsageError, match="no step party"):
        back(date(2026, 9, 1), until="party")


def test_a_plan_without_end_is_an_error() -> None:
    never = WorkCalendar(closed=(Span(date(2000, 1, 1), date(2099, 1, 1)),))
    with pytest.raises(DateOutOfRange, match="too far"):
        plan_back(SIMPLE, date(2026, 9, 1), supplier_works(never, date(2026, 9, 1)))
    endless = Template("own", (Step("order", "office", "workdays", 5000, "Order", "下单"),))
    with pytest.raises(DateOutOfRange, match="too far"):
        plan_back(endless, date(2026, 9, 1), supplier_works(CN, date(2026, 9, 1)))
