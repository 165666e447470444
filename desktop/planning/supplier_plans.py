"""Plans of orders by all that the journal knows of a supplier: week, closings, confirmed shutdowns, imported years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import Connection

from desktop.planning.calendars import calendar_for, known_shutdowns
from desktop.planning.planner import Plan, Works, plan_back, plan_forward, supplier_works
from desktop.planning.risks import Moved, Risk, risks, slip
from desktop.planning.templates import template
from desktop.texts import _

Goal = Literal["arrive", "ex_factory", "start"]


@dataclass(frozen=True, slots=True)
class PlanWish:
    """What is asked: a template by name, and the day of arrival, of leaving the factory, or of the beginning."""

    template: str
    goal: Goal
    day: date
    region: str = "cn"
    slow: bool = True
    """Count the weak weeks around Spring Festival at 50 and 80 per cent."""


@dataclass(frozen=True, slots=True)
class SupplierPlan:
    """A plan with what to watch, and where each step ends when the order comes a week later."""

    plan: Plan
    works: Works
    risks: tuple[Risk, ...]
    slip: tuple[Moved, ...]
    confirmed: bool
    """The supplier has said a day of at least one shutdown on the way; else all of them are usual days."""


def plan_for(connection: Connection, supplier_id: int | None, wish: PlanWish, today: date) -> SupplierPlan:
    """Return the plan of an order at a supplier (None: at any factory with a week of 5 days).

    Raises UsageError for an unknown template, region or supplier, DateOutOfRange when the plan leaves 1901 to 2100.
    """
    chosen = template(wish.template)
    base = calendar_for(connection, supplier_id, wish.region)
    works = supplier_works(base, wish.day, known_shutdowns(connection, supplier_id), slow=wish.slow)
    if wish.goal == "start":
        found = plan_forward(chosen, wish.day, works)
    else:
        found = plan_back(chosen, wish.day, works, "ex_factory" if wish.goal == "ex_factory" else "")
    return SupplierPlan(
        found,
        works,
        risks(found, today),
        slip(found, works),
        any(one.confirmed for one in found.shutdowns),
    )


def plan_as_text(found: SupplierPlan, *, chinese: bool) -> str:
    """Return a plan as lines to copy: first and last day, name of the step; a tab between them."""
    rows = [
        f"{one.first.isoformat()}\t{one.last.isoformat()}\t{one.step.hanzi if chinese else one.step.english}"
        for one in found.plan.steps
    ]
    safe = _("Last safe order: {day}").format(day=found.plan.last_safe_order.isoformat())
    return "\n".join([safe, *rows, *(one.sentence() for one in found.risks)])
