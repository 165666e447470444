"""What to watch in a plan: days that come too near to a shutdown, and what a late start costs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from desktop.almanac.workdays import Span
from desktop.planning.planner import Plan, PlannedStep, Works, plan_forward
from desktop.planning.shutdowns import Shutdown
from desktop.texts import N_, _

Code = Literal[
    "begins_in_the_past",
    "order_after_last_safe_day",
    "order_when_small_orders_are_refused",
    "ready_too_near_to_closing",
    "work_over_closing",
    "quality_alert",
    "order_just_before_closing",
    "provisional",
]

SENTENCES: dict[str, str] = {
    "begins_in_the_past": N_("The plan begins on {day}, which is over."),
    "order_after_last_safe_day": N_("The order falls after {day}, the last safe day before the closing."),
    "order_when_small_orders_are_refused": N_("From {day} on many factories refuse small orders."),
    "ready_too_near_to_closing": N_(
        "Production ends after {day}, when goods should be ready before the closing."
    ),
    "work_over_closing": N_("Production stands still from {day} on; confirm price, staff and samples again."),
    "quality_alert": N_(
        "Production falls into the weeks from {day} on in which more goods fail; inspect harder."
    ),
    "order_just_before_closing": N_("An advance payment just before the closing of {day} is at risk."),
    "provisional": N_("Some days off in this plan are not official yet."),
}


@dataclass(frozen=True, slots=True)
class Risk:
    """A thing to watch: its kind and the day that it is about."""

    code: Code
    day: date

    def sentence(self, written: Callable[[date], str] = date.isoformat) -> str:
        """Return the risk as a sentence, its day written as ``written`` does."""
        return _(SENTENCES[self.code]).format(day=written(self.day))


@dataclass(frozen=True, slots=True)
class Moved:
    """A step before and after a slip."""

    key: str
    before: date
    after: date

    @property
    def days(self) -> int:
        """Return by how many days the end of the step moves."""
        return (self.after - self.before).days


def risks(plan: Plan, today: date) -> tuple[Risk, ...]:
    """Return what to watch, in order of time."""
    found = [risk for one in plan.shutdowns for check in _CHECKS for risk in check(plan, one)]
    if plan.steps[0].first < today:
        found.append(Risk("begins_in_the_past", plan.steps[0].first))
    if plan.provisional:
        found.append(Risk("provisional", plan.steps[0].first))
    return tuple(sorted(dict.fromkeys(found), key=lambda risk: (risk.day, risk.code)))


def slip(plan: Plan, works: Works, days: int = 7) -> tuple[Moved, ...]:
    """Return where each step ends when the order is placed ``days`` later than planned."""
    later = plan_forward(plan.template, plan.day("order") + timedelta(days=days), works, "order")
    known = {one.step.key for one in plan.steps}
    return tuple(
        Moved(one.step.key, plan.step(one.step.key).last, one.last)
        for one in later.steps
        if one.step.key in known
    )


def _find(plan: Plan, key: str) -> PlannedStep | None:
    return next((one for one in plan.steps if one.step.key == key), None)


def _order(plan: Plan, one: Shutdown) -> Iterator[Risk]:
    """Judge the day of the order against a festival."""
    order = _find(plan, "order")
    if order is None or "last_order" not in one.days:
        return
    small = one.days["no_small_orders"]
    if plan.too_late_for(one):
        yield Risk("order_after_last_safe_day", one.last_order(custom=plan.template.custom))
    if small <= order.first < one.days["lines_stop"]:
        yield Risk("order_when_small_orders_are_refused", small)
    if one.days["last_ex_factory"] <= order.first < one.days["office_back"]:
        yield Risk("order_just_before_closing", one.days["office_closed"])


def _production(plan: Plan, one: Shutdown) -> Iterator[Risk]:
    """Judge production against a festival."""
    made = _find(plan, "production")
    if made is None:
        return
    stop = one.days["lines_stop"]
    if made.first < stop <= made.last:
        yield Risk("work_over_closing", stop)
    elif one.days.get("goods_ready", stop) < made.last < stop:
        yield Risk("ready_too_near_to_closing", one.days["goods_ready"])
    for span in one.alerts():
        if _overlap(made, span):
            yield Risk("quality_alert", span.first)


def _overlap(step: PlannedStep, span: Span) -> bool:
    return step.first <= span.last and span.first <= step.last


_CHECKS: tuple[Callable[[Plan, Shutdown], Iterator[Risk]], ...] = (_order, _production)
