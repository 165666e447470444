"""Plans of orders by all that the journal knows of a supplier: week, closings, confirmed shutdowns, imported years."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from sqlalchemy import Connection

from desktop.planning.calendars import calendar_for, known_shutdowns
from desktop.planning.planner import Plan, Works, plan_back, plan_forward, supplier_works
from desktop.planning.risks import Moved, Risk, risks, slip
from desktop.planning.templates import Template

Way = Literal["arrival", "ex_factory", "order", "start"]
"""The day that is given: wanted arrival, wanted ex-factory day, day of the order, day of the first step."""
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to the planner."""

    template: Template
    way: Way
    day: date
    supplier_id: int | None = None
    slow: bool = True
    """Count the weak weeks around Spring Festival at 50 and 80 per cent."""
    region: str = "cn"


@dataclass(frozen=True, slots=True)
class Answer:
    """A plan, what a week's delay changes, and what to watch."""

    asked: Asked
    plan: Plan
    works: Works
    moved: dict[str, Moved]
    """By key of the step; steps before the order do not move."""
    risks: tuple[Risk, ...]

    @property
    def confirmed(self) -> bool:
        """The supplier has said a day of at least one shutdown on the way; else all of them are usual days."""
        return any(one.confirmed for one in self.plan.shutdowns)


def answer(connection: Connection, asked: Asked, today: date) -> Answer:
    """Count the plan by the supplier's own calendar; without a supplier by a factory that works 5 days a week.

    Raises UsageError for an unknown region or a supplier that is gone, DateOutOfRange when the plan leads too far.
    """
    base = calendar_for(connection, asked.supplier_id, asked.region)
    works = supplier_works(base, asked.day, known_shutdowns(connection, asked.supplier_id), slow=asked.slow)
    plan = _plan(asked, works)
    moved = {one.key: one for one in slip(plan, works, _WEEK)}
    return Answer(asked, plan, works, moved, risks(plan, today))


def _plan(asked: Asked, works: Works) -> Plan:
    if asked.way == "arrival":
        return plan_back(asked.template, asked.day, works)
    if asked.way == "ex_factory":
        return plan_back(asked.template, asked.day, works, "ex_factory")
    since = "order" if asked.way == "order" else ""
    return plan_forward(asked.template, asked.day, works, since)


def with_length(template: Template, key: str, length: int) -> Template:
    """Return the template with another length of one step."""
    steps = [replace(step, length=length) if step.key == key else step for step in template.steps]
    return Template(template.name, tuple(steps))
