"""When a card comes up next: FSRS-6 by py-fsrs, on our learning days, with a chance that repeats itself.

py-fsrs reckons in exact instants and draws its own chance. We hand it whole learning days and take its interval
without chance; what is added then depends on card and count of answers alone, so that the button tells what happens.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from random import Random

from fsrs import Card as FsrsCard
from fsrs import Rating, Scheduler, State

from desktop.practice.days import day_start, learning_day
from desktop.practice.options import Options

NEW, LEARNING, REVIEW, RELEARNING = 0, 1, 2, 3
AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4
RATINGS = (AGAIN, HARD, GOOD, EASY)
_FUZZ_FROM = 2.5
_FUZZ_RANGES = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, float("inf"), 0.05))
"""From, to, and the share of the days between that may be added or taken; as in FSRS."""
_TRIP_REST = 3


@dataclass(frozen=True, slots=True)
class Memory:
    """What is known of how well a card is remembered; as in the table of cards."""

    card_id: int
    state: int = NEW
    step: int | None = None
    stability: float | None = None
    difficulty: float | None = None
    due: datetime | None = None
    last_review: datetime | None = None
    reviews: int = 0


@dataclass(frozen=True, slots=True)
class Next:
    """What a rating makes of a card."""

    state: int
    step: int | None
    stability: float
    difficulty: float
    due: datetime
    interval: timedelta
    """Until it comes up: minutes while it is learnt, then whole days."""

    @property
    def days(self) -> int:
        """Whole days until it comes up; 0 within the day."""
        return self.interval.days


@dataclass(frozen=True, slots=True)
class Timetable:
    """Reckons for one set of options, at home in ``zone`` (None: the system's)."""

    options: Options
    zone: tzinfo | None = None

    def day(self, now: datetime) -> date:
        """Return the learning day of ``now``."""
        return learning_day(now, self.options.rollover, self.zone)

    def start(self, day: date) -> datetime:
        """Return the instant at which a learning day begins."""
        return day_start(day, self.options.rollover, self.zone)

    def choices(self, memory: Memory, now: datetime) -> tuple[Next, Next, Next, Next]:
        """Return what each of the four ratings would make of a card, for the buttons."""
        again, hard, good, easy = (self.rate(memory, rating, now) for rating in RATINGS)
        return again, hard, good, easy

    def rate(self, memory: Memory, rating: int, now: datetime) -> Next:
        """Return what a rating (1 to 4) at ``now`` makes of a card."""
        now = now.astimezone(UTC)
        card = self._card(memory, now)
        rated, _log = _scheduler(self.options).review_card(card, Rating(rating), now)
        assert rated.stability is not None
        assert rated.difficulty is not None
        interval = rated.due - now
        due = rated.due
        if rated.state == State.Review:
            days = self._spread(max(1, interval.days), memory, now)
            interval = timedelta(days=days)
            due = self.start(self.day(now) + interval)
        return Next(int(rated.state), rated.step, rated.stability, rated.difficulty, due, interval)

    def elapsed_days(self, memory: Memory, now: datetime) -> int:
        """Return the learning days since the last answer, 0 for none."""
        if memory.last_review is None:
            return 0
        return max(0, (self.day(now) - self.day(memory.last_review)).days)

    def _card(self, memory: Memory, now: datetime) -> FsrsCard:
        """Return the card as py-fsrs wants it, its last answer a whole number of days ago."""
        last = None
        if memory.last_review is not None:
            last = now - timedelta(days=self.elapsed_days(memory, now))
        return FsrsCard(
            card_id=memory.card_id,  # without an id the constructor sleeps a millisecond to make one
            state=State(memory.state or LEARNING),
            step=memory.step if memory.state else 0,
            stability=memory.stability,
            difficulty=memory.difficulty,
            due=memory.due or now,
            last_review=last,
        )

    def _spread(self, days: int, memory: Memory, now: datetime) -> int:
        """Return an interval moved a little, to a day that bears work, and to before a trip."""
        today = self.day(now)
        chance = Random(f"{memory.card_id} {memory.reviews}")  # noqa: S311 - spreads cards, guards nothing
        moved = min(fuzzed(days, chance.random(), self.options.longest_days), self.options.longest_days)
        moved = self._to_working_day(moved, fuzz_range(days, self.options.longest_days), today, chance)
        trip = self.options.trip(today)
        if trip is not None and moved >= (trip - today).days:
            left = (trip - today).days
            moved = max(1, left - chance.randint(1, min(_TRIP_REST, max(1, left - 1))))
        return moved

    def _to_working_day(self, days: int, allowed: tuple[int, int], today: date, chance: Random) -> int:
        """Return the nearest interval within the chance's range that ends on a day which bears its share."""

        def share(interval: int) -> int:
            return self.options.easy_days[(today + timedelta(days=interval)).weekday()]

        if chance.random() * 100 < share(days):
            return days
        others = sorted(range(allowed[0], allowed[1] + 1), key=lambda other: (abs(other - days), other))
        return next((other for other in others if share(other) > share(days)), days)


def fuzz_range(days: int, longest: int) -> tuple[int, int]:
    """Return the least and the most days that an interval may become; itself below 2.5 days."""
    if days < _FUZZ_FROM:
        return days, days
    delta = 1.0 + sum(share * max(min(days, end) - start, 0.0) for start, end, share in _FUZZ_RANGES)
    most = min(round(days + delta), longest)
    return min(max(2, round(days - delta)), most), most


def fuzzed(days: int, chance: float, longest: int) -> int:
    """Return an interval moved by ``chance`` (0 to 1), exactly as py-fsrs does with the same chance."""
    if days < _FUZZ_FROM:
        return days
    least, most = fuzz_range(days, longest)
    return min(round(chance * (most - least + 1) + least), longest)


@lru_cache(maxsize=8)
def _scheduler(options: Options) -> Scheduler:
    return Scheduler(
        parameters=options.parameters,
        desired_retention=options.retention,
        learning_steps=tuple(timedelta(minutes=one) for one in options.learning_minutes),
        relearning_steps=tuple(timedelta(minutes=one) for one in options.relearning_minutes),
        maximum_interval=options.longest_days,
        enable_fuzzing=False,
    )
