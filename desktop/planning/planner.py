"""Counts an order's milestones back from its arrival, or forward from its first day, in Chinese working days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.almanac.lunar import FIRST_DAY, LAST_DAY, DateOutOfRange
from desktop.almanac.workdays import Span, WorkCalendar, is_workday, workdays_between
from desktop.errors import UsageError
from desktop.planning.shutdowns import Shutdown, lines_calendar, office_calendar, shutdowns_around
from desktop.planning.templates import Step, Template
from desktop.texts import _

_DAY = timedelta(days=1)
_LONGEST = timedelta(days=1000)  # how far a plan may reach; a step of that length is a mistake


@dataclass(frozen=True, slots=True)
class Works:
    """When each place of a supplier works."""

    base: WorkCalendar
    lines: WorkCalendar
    office: WorkCalendar
    gate: tuple[Span, ...]
    shutdowns: tuple[Shutdown, ...]
    slow: bool

    def share(self, day: date, step: Step) -> int:
        """Return how much of a day a step can use, in per cent."""
        if step.place == "gate":
            return 0 if any(day in span for span in self.gate) else self._on(day, self.base, step)
        if step.place == "lines":
            return min(self._on(day, self.lines, step), self.strength(day))
        return self._on(day, self.office if step.place == "office" else self.base, step)

    def strength(self, day: date) -> int:
        """Return how strong the lines are on a day, in per cent."""
        return min((one.strength(day) for one in self.shutdowns), default=100) if self.slow else 100

    def _on(self, day: date, calendar: WorkCalendar, step: Step) -> int:
        return 100 if step.unit == "days" or is_workday(day, calendar) else 0


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A milestone with its first and last day; ``lost`` are the working days that closings and slow lines cost."""

    step: Step
    first: date
    last: date
    lost: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The milestones of an order in order of time."""

    template: Template
    steps: tuple[PlannedStep, ...]
    provisional: bool
    shutdowns: tuple[Shutdown, ...]

    def day(self, key: str) -> date:
        """Return the first day of a step. Raises KeyError when the plan has none of that key."""
        return self.step(key).first

    def step(self, key: str) -> PlannedStep:
        """Return a planned step. Raises KeyError when the plan has none of that key."""
        for one in self.steps:
            if one.step.key == key:
                return one
        raise KeyError(key)

    @property
    def last_safe_order(self) -> date:
        """Return the day on which the order should be placed at the latest.

        It is the day that was counted; or, where the lines would begin it before Spring Festival, the last day on which
        a factory still takes such an order in earnest: 75 days before, 90 for custom goods.
        """
        late = [
            one.last_order(custom=self.template.custom) for one in self.shutdowns if self.too_late_for(one)
        ]
        return min(late, default=self.day("order"))

    def too_late_for(self, shutdown: Shutdown) -> bool:
        """Tell whether the lines begin this order before a closing although it comes too late for that."""
        begun = any(
            one.step.key == "production" and one.first < shutdown.days["lines_stop"] for one in self.steps
        )
        return begun and shutdown.refuses(self.day("order"), custom=self.template.custom)

    @property
    def arrival(self) -> date:
        """Return the day on which the last step is done."""
        return self.steps[-1].last


def supplier_works(
    base: WorkCalendar, around: date, known: Iterable[Shutdown] = (), *, slow: bool = True
) -> Works:
    """Return when a supplier works in the years around a day.

    ``base`` is region and week, ``known`` are shutdowns that the supplier confirmed, ``slow`` counts the weak weeks
    around Spring Festival at 50 and 80 per cent.
    """
    _check_edge(around)
    shutdowns = shutdowns_around(around - _LONGEST, around + _LONGEST, known)
    return Works(
        base,
        lines_calendar(base, shutdowns),
        office_calendar(base, shutdowns),
        tuple(one.gate_closed() for one in shutdowns),
        shutdowns,
        slow,
    )


def plan_back(template: Template, finish: date, works: Works, until: str = "") -> Plan:
    """Return the plan whose last step ends on ``finish`` at the latest; ``until`` names that step (the last one).

    So ``until="ex_factory"`` plans from a day on which goods leave the factory. Raises UsageError for an unknown step,
    DateOutOfRange when the plan leaves 1901 to 2100.
    """
    planned: list[PlannedStep] = []
    edge = finish
    for step in reversed(_steps_until(template, until)):
        found = _place(step, edge, works, -_DAY)
        planned.append(found)
        edge = found.first - (_DAY if step.length else timedelta(0))
    return _plan(template, tuple(reversed(planned)), works)


def plan_forward(template: Template, start: date, works: Works, since: str = "") -> Plan:
    """Return the plan whose first step begins on ``start`` or the next working day; ``since`` names that step.

    Raises as ``plan_back``.
    """
    planned: list[PlannedStep] = []
    edge = start
    for step in _steps_since(template, since):
        # What takes no time happens on the day on which the step before it ends.
        found = _place(step, edge if step.length or not planned else edge - _DAY, works, _DAY)
        planned.append(found)
        edge = found.last + _DAY
    return _plan(template, tuple(planned), works)


def _plan(template: Template, steps: tuple[PlannedStep, ...], works: Works) -> Plan:
    known = works.base.statutory
    years = range(steps[0].first.year, steps[-1].last.year + 1)
    # Transport does not care for Chinese holidays, the rest does.
    chinese = [one for one in steps if one.step.place not in {"transport", "buyer"}]
    last = chinese[-1].last if chinese else steps[0].first
    provisional = any(known.provisional(date(year, 7, 1)) for year in years if year <= last.year)
    near = tuple(
        one
        for one in works.shutdowns
        if one.days["warn"] <= steps[-1].last and steps[0].first <= max(one.days.values())
    )
    return Plan(template, steps, provisional, near)


def _place(step: Step, edge: date, works: Works, direction: timedelta) -> PlannedStep:
    """Put a step at an edge, growing away from it until its length is filled."""
    _check_edge(edge)
    start = _first_usable(step, edge, works, direction)
    day, filled = start, works.share(start, step)
    while filled < step.length * 100:
        day = _moved(day, direction, edge)
        filled += works.share(day, step)
    first, last = min(start, day), max(start, day)
    # Less than nothing is lost where a line runs on days that others have off.
    lost = workdays_between(first, last + _DAY, works.base) - step.length if step.unit == "workdays" else 0
    return PlannedStep(step, first, last, max(0, lost))


def _first_usable(step: Step, edge: date, works: Works, direction: timedelta) -> date:
    day = edge
    while not works.share(day, step):
        day = _moved(day, direction, edge)
    return day


def _moved(day: date, direction: timedelta, edge: date) -> date:
    """Return the next day, and stop a plan that has no end."""
    following = day + direction
    if abs(following - edge) > _LONGEST or not FIRST_DAY <= following <= LAST_DAY:
        raise _too_far(edge)
    return following


def _check_edge(edge: date) -> None:
    """Raise DateOutOfRange for a day beyond the almanac, near which there is no day before or after either."""
    if not FIRST_DAY <= edge <= LAST_DAY:
        raise _too_far(edge)


def _too_far(edge: date) -> DateOutOfRange:
    return DateOutOfRange(
        _("The plan leads too far from {date}.").format(date=edge.isoformat()),
        _("Check the lengths of the steps and the supplier's closing times."),
    )


def _steps_until(template: Template, key: str) -> tuple[Step, ...]:
    keys = [step.key for step in template.steps]
    return template.steps[: _index(keys, key) + 1] if key else template.steps


def _steps_since(template: Template, key: str) -> tuple[Step, ...]:
    keys = [step.key for step in template.steps]
    return template.steps[_index(keys, key) :] if key else template.steps


def _index(keys: list[str], key: str) -> int:
    if key not in keys:
        raise UsageError(
            _("The template has no step {key}.").format(key=key),
            _("Choose one of: {names}.").format(names=", ".join(keys)),
        )
    return keys.index(key)
