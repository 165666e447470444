"""Responsiveness: how fast and how often both sides answer questions, counted in working hours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from statistics import median
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desktop.constants import Constants
from desktop.rhythm.facts import CHINA, Heard, Story, counting
from desktop.rhythm.results import Result, too_little, touch_ids
from desktop.rhythm.workdays import SupplierDays
from desktop.texts import _

THEIR_HOURS = ((time(8, 30), time(12)), (time(13, 30), time(17, 30)))
"""Working hours of a factory's office, without the noon rest (the project's facts, section 3)."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Side:
    """How one side answers."""

    hours: float | None
    """Median of the working hours to the first answer; None with too few answers."""
    questions: int
    """Those that were answered, or not within the days in which an answer is looked for."""
    answered: int
    records: tuple[int, ...]

    @property
    def share(self) -> float | None:
        """Return the answered part of the questions, 0 to 1; None without questions."""
        return self.answered / self.questions if self.questions else None


@dataclass(frozen=True, slots=True)
class Answering:
    """Both sides next to each other."""

    theirs: Side
    ours: Side
    we_start: float | None
    """Part of the touches that we began, 0 to 1."""


def answering(story: Story, as_of: date, days: SupplierDays, constants: Constants) -> Answering:
    """Return how both sides answered the questions of the last 180 days; talks need no answer."""
    first = as_of - timedelta(days=constants.health_days)
    heard = counting(story.touches, as_of).after(first)
    theirs = _side(heard, "out", as_of, days, constants)
    ours = _side(heard, "in", as_of, days, constants)
    started = [one.started_by == "us" for one in heard]
    return Answering(theirs, ours, sum(started) / len(started) if started else None)


def responsiveness(story: Story, as_of: date, days: SupplierDays, constants: Constants) -> Result:
    """Return which side answers worse: bands ``even``, ``they_wait``, ``we_wait``, ``no_data``.

    The value is their median, the limit ours, both in working hours. It is no ranking of suppliers by itself.
    """
    found = answering(story, as_of, days, constants)
    records = touch_ids([*found.theirs.records, *found.ours.records])
    least = min(found.theirs.answered, found.ours.answered)
    if found.theirs.hours is None or found.ours.hours is None:
        return too_little("responsiveness", least, constants.answers_needed, records)
    theirs, ours = _strength(found.theirs), _strength(found.ours)
    band = "even" if abs(theirs - ours) < 0.1 else "we_wait" if theirs < ours else "they_wait"
    words = {
        "even": _("Both sides answer alike: they in {theirs}, you in {ours} working hours."),
        "we_wait": _("They answer in {theirs}, you in {ours} working hours: you wait for them."),
        "they_wait": _("You answer in {ours}, they in {theirs} working hours: they wait for you."),
    }
    advice = {
        "even": "",
        "we_wait": _("Ask by the channel that they answer fastest, one question at a time, with a date."),
        "they_wait": _("Answer within a working day, if only to say when you will know."),
    }
    return Result(
        "responsiveness",
        band,
        words[band].format(theirs=f"{found.theirs.hours:.1f}", ours=f"{found.ours.hours:.1f}"),
        value=round(found.theirs.hours, 2),
        limit=round(found.ours.hours, 2),
        records=records,
        change=advice[band],
    )


def _strength(side: Side) -> float:
    """Return how well a side answers, 0 to 1: the answered share, less with the hours (8 hours halve it)."""
    return (side.share or 0.0) / (1 + (side.hours or 0.0) / 8)


def _side(heard: list[Heard], asked: str, as_of: date, days: SupplierDays, constants: Constants) -> Side:
    hours, records, open_questions = [], [], 0
    for position, question in enumerate(heard):
        if not question.asks or question.direction != asked:
            continue
        answer = _answer(question, heard[position + 1 :], constants.answer_days)
        if answer is not None:
            records += [question.id, answer.id]
            if asked == "out":
                hours.append(their_hours(question.at, answer.at, days))
            else:
                hours.append(our_hours(question.at, answer.at, constants))
        elif (as_of - question.day).days > constants.answer_days:
            records.append(question.id)
            open_questions += 1
    enough = len(hours) >= constants.answers_needed
    return Side(
        float(median(hours)) if enough else None, len(hours) + open_questions, len(hours), tuple(records)
    )


def _answer(question: Heard, later: list[Heard], days: int) -> Heard | None:
    """Return the touch that says it answers, else the first from the other side, within the days."""
    until = question.day + timedelta(days=days)
    near = [one for one in later if one.day <= until]
    linked = next((one for one in near if one.answers_id == question.id), None)
    return linked or next((one for one in near if one.direction != question.direction), None)


def zone_of(constants: Constants) -> tzinfo:
    """Return the zone of our working hours."""
    try:
        return ZoneInfo(constants.our_zone) if constants.our_zone else CHINA
    except (ZoneInfoNotFoundError, ValueError):
        return CHINA


def their_hours(start: datetime, end: datetime, days: SupplierDays) -> float:
    """Return the hours between two moments in which the supplier's office works."""
    return _hours(start, end, CHINA, THEIR_HOURS, days.is_workday)


def our_hours(start: datetime, end: datetime, constants: Constants) -> float:
    """Return the hours between two moments in which we work, by our hours, week and zone."""
    opens, closes = (clock_time(minute) for minute in constants.our_hours)
    week = constants.our_week
    return _hours(start, end, zone_of(constants), ((opens, closes),), lambda day: day.weekday() < week)


def clock_time(minute: int) -> time:
    """Return the time of a minute of the day; that of midnight at its end is the last one that there is."""
    return time(minute // 60, minute % 60) if minute < 24 * 60 else time.max


def _hours(
    start: datetime,
    end: datetime,
    zone: tzinfo,
    spans: Sequence[tuple[time, time]],
    works: Callable[[date], bool],
) -> float:
    day, last = start.astimezone(zone).date(), end.astimezone(zone).date()
    total = timedelta()
    while day <= last:
        for opens, closes in spans if works(day) else ():
            # through UTC, so that a change of summer time inside the span is counted right
            first = max(datetime.combine(day, opens, zone).astimezone(UTC), start)
            until = min(datetime.combine(day, closes, zone).astimezone(UTC), end)
            total += max(until - first, timedelta())
        day += _DAY
    return total / timedelta(hours=1)
