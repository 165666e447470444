"""What a day of the year means in the trade, so that the demo's touches talk about the right things."""

from __future__ import annotations

from datetime import date, timedelta

from desktop.almanac.lunar import to_gregorian

_TRIP_WEEKS = ((4, 14, 4, 28), (7, 6, 7, 15), (10, 14, 10, 29))


def season_of(day: date) -> str:
    """Return the season of a day: around Spring Festival, Dragon Boat, Mid-Autumn, National Day, the fairs, or any."""
    spring = (day - to_gregorian(day.year, 1, 1)).days
    next_spring = (day - to_gregorian(day.year + 1, 1, 1)).days
    seasons = (
        ("newyear_before", next_spring >= -40 or -40 <= spring < -5),
        ("newyear", -5 <= spring <= 5),
        ("reopen", 5 < spring <= 25),
        ("dragonboat", -5 <= (day - to_gregorian(day.year, 5, 5)).days <= 1),
        ("midautumn", -10 <= (day - to_gregorian(day.year, 8, 15)).days <= 1),
        ("national", date(day.year, 9, 22) <= day <= date(day.year, 9, 30)),
        ("fair", date(day.year, 4, 14) <= day <= date(day.year, 5, 4)),
        ("fair", date(day.year, 10, 14) <= day <= date(day.year, 11, 4)),
    )
    return next((name for name, holds in seasons if holds), "any")


def weight_of(day: date) -> float:
    """Return how much is likely to happen on a day, 1 on a weekday: little on Sundays and in the long holidays."""
    spring = (day - to_gregorian(day.year, 1, 1)).days
    golden = date(day.year, 10, 1) <= day <= date(day.year, 10, 7)
    if golden or 2 <= spring <= 14:
        return 0.04
    if -8 <= spring <= 1:
        return 0.5 if -2 <= spring <= 1 else 0.2
    return (1, 1, 1, 1, 1, 0.35, 0.08)[day.weekday()]


def on_trip(day: date) -> bool:
    """Say whether the journal's owner was in China: in the weeks of the two fairs and one in July."""
    return any(
        date(day.year, from_month, first) <= day <= date(day.year, to_month, last)
        for from_month, first, to_month, last in _TRIP_WEEKS
    )


def days_between(first: date, last: date) -> list[date]:
    """Return all days from ``first`` to ``last``, both inclusive."""
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def shares_by(weights: list[float], count: int) -> list[int]:
    """Return how many of ``count`` touches each person has: two at least, fewer only where there are too few."""
    least = min(2, count // len(weights))
    shares = [max(round(count * weight / sum(weights)), least) for weight in weights]
    shares[0] += count - sum(shares)
    while shares[0] < least:  # what the others were given beyond their weight comes from those with most
        shares[max(range(len(shares)), key=shares.__getitem__)] -= 1
        shares[0] += 1
    return shares
