"""The milestones of an order: planned by the almanac, estimated, done, and what a slip moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from sqlalchemy import Connection, select

from desktop.errors import Refused, UsageError
from desktop.journal.journal import ChangeSession
from desktop.people import shown
from desktop.people.fields import clean, existing
from desktop.planning.planner import Works, plan_forward
from desktop.planning.supplier_plans import Answer
from desktop.planning.templates import Place, Step, Template, Unit
from desktop.texts import _
from desktop.trade.tables import Milestone, Order, Payment
from desktop.trade.words import days_after

_DAY = timedelta(days=1)
_STAGE_AFTER = {
    "order": "production",
    "production": "inspection",
    "inspection": "inspection",
    "ex_factory": "shipped",
}
"""The stage that a finished step begins."""
_STEP_OF = {
    "order": "order",
    "golden_sample": "golden_sample",
    "before_shipment": "balance",
    "inspection_passed": "balance",
    "bl_copy": "ex_factory",
    "arrival": "transport",
    "tooling_start": "contract",
    "tooling_approved": "golden_sample",
}
"""The step with which a payment falls due."""


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """A milestone with its planned, estimated and actual day."""

    id: int
    order_id: int
    position: int
    key: str
    english: str
    hanzi: str
    place: str
    unit: str
    length: int
    begins_on: date | None
    target_on: date
    estimate_on: date | None
    actual_on: date | None
    note: str

    @property
    def name(self) -> str:
        """Return its name in the language of the screen."""
        return shown.single(self.hanzi, self.english)

    @property
    def known_on(self) -> date:
        """Return the best known day: actual, else estimate, else target."""
        return self.actual_on or self.estimate_on or self.target_on

    @property
    def slip(self) -> int:
        """Return by how many days it is late (negative: early)."""
        return (self.known_on - self.target_on).days


@dataclass(frozen=True, slots=True)
class Expected:
    """When a milestone may be expected as things stand, and how many days after its target that is."""

    milestone: MilestoneRow
    on: date

    @property
    def days(self) -> int:
        """Return the days after the target; negative when it comes early."""
        return (self.on - self.milestone.target_on).days


def plan_order(session: ChangeSession, order_id: int, found: Answer) -> None:
    """Give an order the milestones of a plan; what is estimated or done stays with its step.

    Payments without a typed day get the day of the step that releases them.
    """
    order = existing(session, Order, order_id)
    held = {one.key: one for one in _held(session, order.id) if one.key}
    for position, planned in enumerate(found.plan.steps):
        step = planned.step
        values = {
            "position": position, "key": step.key, "english": step.english, "hanzi": step.hanzi,
            "place": step.place, "unit": step.unit, "length": step.length, "begins_on": planned.first,
            "target_on": planned.last,
        }  # fmt: skip
        old = held.pop(step.key, None)
        if old is None:
            session.make(Milestone, order_id=order.id, **values)
        else:
            old.fill(values)
    for gone in held.values():
        if gone.actual_on is None:
            session.delete(gone)
    order.template = found.asked.template.name
    if found.asked.way == "arrival":
        order.wanted_on = found.asked.day
    session.flush()
    _date_payments(session, order.id)


def _date_payments(session: ChangeSession, order_id: int) -> None:
    days = {one.key: one.target_on for one in _held(session, order_id)}
    open_steps = select(Payment).where(Payment.order_id == order_id, Payment.paid_on.is_(None))
    for payment in session.scalars(open_steps):
        payment.due_on = payment_day(payment.released_by, days) or payment.due_on


def payment_day(released_by: str, days: dict[str, date]) -> date | None:
    """Return the day on which a payment falls due by the days of the steps; None when its step is not planned."""
    after = days_after(released_by)
    if after is not None:
        shipped = days.get("ex_factory")
        return shipped + timedelta(days=after) if shipped else None
    return days.get(_STEP_OF.get(released_by, ""))


def add_milestone(session: ChangeSession, order_id: int, name: str, target_on: date) -> int:
    """Add an own milestone after the others and return its id. Raises UsageError without a name."""
    order = existing(session, Order, order_id)
    words = clean(Milestone, {"english": name})["english"]
    if not words:
        raise UsageError(_("A milestone needs a name."), _("Type what shall be done."))
    last = max((one.position for one in _held(session, order.id)), default=-1)
    return session.make(
        Milestone, order_id=order.id, position=last + 1, english=words, target_on=target_on
    ).id


def estimate(session: ChangeSession, milestone_id: int, on: date | None, note: str | None = None) -> None:
    """Write down when the supplier now says it will be done; None takes the estimate away."""
    milestone = existing(session, Milestone, milestone_id)
    milestone.estimate_on = on
    if note is not None:
        milestone.note = clean(Milestone, {"note": note})["note"]


def reach(session: ChangeSession, milestone_id: int, on: date | None, today: date) -> None:
    """Say on which day a milestone was done, or with None that it was not; a stage of the order may follow.

    Raises Refused for a day that is still to come.
    """
    milestone = existing(session, Milestone, milestone_id)
    if on is not None and on > today:
        raise Refused(_("This day is still to come."), _("Write it down as an estimate."))
    milestone.actual_on = on
    order = existing(session, Order, milestone.order_id)
    stage = _STAGE_AFTER.get(milestone.key)
    if on is None or stage is None or order.closed_on is not None:
        return
    from_words = ("draft", "confirmed", "production", "inspection", "shipped")
    if from_words.index(stage) > from_words.index(order.stage):
        order.stage = stage
        order.ordered_on = order.ordered_on or on


def move_target(session: ChangeSession, milestone_id: int, target_on: date) -> None:
    """Agree on another target day."""
    milestone = existing(session, Milestone, milestone_id)
    milestone.target_on = target_on
    if milestone.begins_on is not None and milestone.begins_on > target_on:
        milestone.begins_on = target_on


def remove_milestone(session: ChangeSession, milestone_id: int) -> None:
    """Take a milestone away that this order does not need."""
    session.delete(existing(session, Milestone, milestone_id))


def milestones_of(connection: Connection, order_id: int) -> list[MilestoneRow]:
    """Return the milestones of an order in their order."""
    columns = [Milestone.__table__.c[name] for name in MilestoneRow.__dataclass_fields__]
    query = (
        select(*columns)
        .where(Milestone.order_id == order_id, Milestone.deleted_at.is_(None))
        .order_by(Milestone.position, Milestone.id)
    )
    return [MilestoneRow(*row) for row in connection.execute(query)]


def expected(rows: Sequence[MilestoneRow], works: Works) -> list[Expected]:
    """Return when each milestone may be expected: what is late pushes what follows, in the supplier's working days.

    A day that was reached or estimated holds. What follows begins on the day after and never ends before its target;
    the reserve (``padding``) is used up first.
    """
    found: list[Expected] = []
    edge: date | None = None
    for row in rows:
        on = row.actual_on or row.estimate_on
        if on is None:
            on = row.target_on
            if edge is not None and found and found[-1].days > 0:
                on = max(on, _pushed(row, edge, works))
        found.append(Expected(row, on))
        edge = on
    return found


def _pushed(row: MilestoneRow, edge: date, works: Works) -> date:
    """Return the last day of a step that begins after ``edge``."""
    if row.key == "padding":
        return edge
    step = Step(row.key, cast("Place", row.place), cast("Unit", row.unit), row.length, row.english, row.hanzi)
    start = edge + _DAY if row.length else edge
    return plan_forward(Template("", (step,)), start, works).steps[0].last


def _held(session: ChangeSession, order_id: int) -> list[Milestone]:
    query = select(Milestone).where(Milestone.order_id == order_id).order_by(Milestone.position, Milestone.id)
    return list(session.scalars(query))
