"""Compute the month table and the solar terms of 1901-2100 from a planetary ephemeris (development only).

Needs ``jplephem``, ``de405`` and ``pyerfa`` in an environment of its own; the program itself reads only the
text files written here. Rules: GB/T 33661-2017 (day of conjunction at 120 degrees east = day 1; month 11 holds the
winter solstice; of 13 months between two solstices the first without a major term is leap).

    python tools/gen_calendar.py resources/calendar
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import de405
import erfa
import numpy as np
from jplephem import Ephemeris

FIRST_YEAR, LAST_YEAR = 1900, 2100
J2000 = 2451545.0
UNIX_JD = 2440587.5
LIGHT_KM_PER_DAY = 299792.458 * 86400
CHINA = timedelta(hours=8)

# First days of months as issued, where a computation for UTC+8 gives the next day.
ISSUED_MONTHS = {
    date(1914, 11, 18): (date(1914, 11, 17), "issued for Beijing local time, before 1929"),
    date(1916, 2, 4): (date(1916, 2, 3), "issued for Beijing local time, before 1929"),
    date(1920, 11, 11): (date(1920, 11, 10), "issued for Beijing local time, before 1929"),
}
# Days of solar terms as issued, where the instant lies on another day of UTC+8. Keys: year, index from xiaohan.
ISSUED_TERMS = {
    (1912, 21): (date(1912, 11, 23), "issued for Beijing local time, before 1929"),
    (1913, 17): (date(1913, 9, 24), "issued for Beijing local time, before 1929"),
    (1917, 22): (date(1917, 12, 7), "issued for Beijing local time, before 1929"),
    (1927, 16): (date(1927, 9, 8), "issued for Beijing local time, before 1929"),
    (1928, 11): (date(1928, 6, 21), "issued for Beijing local time, before 1929"),
    (1979, 1): (date(1979, 1, 21), "issued from Newcomb's tables; the instant is 23:59:55 on the 20th"),
}
# Months that the table of the Hong Kong Observatory begins a day earlier than GB/T 33661: conjunction just
# after midnight. Both answers are marked uncertain by the program.
HKO_MONTHS = {date(2057, 9, 29): date(2057, 9, 28), date(2097, 8, 8): date(2097, 8, 7)}
HKO_TERMS = {(2084, 5): date(2084, 3, 19)}

_EPHEMERIS = Ephemeris(de405)
Vector = np.ndarray


def _geocentric(body: str, tdb: float) -> Vector:
    """Return the apparent place of the sun or moon in km (light time both ways is planetary aberration)."""

    def at(moment: float) -> Vector:
        moon = _EPHEMERIS.position("moon", np.array([moment]))[:, 0]
        if body == "moon":
            return moon
        earth = _EPHEMERIS.position("earthmoon", np.array([moment]))[:, 0] - moon * _EPHEMERIS.earth_share
        return _EPHEMERIS.position("sun", np.array([moment]))[:, 0] - earth

    vector = at(tdb)
    for _ in range(2):
        vector = at(tdb - float(np.linalg.norm(vector)) / LIGHT_KM_PER_DAY)
    return vector


def _longitude(body: str, tt: float) -> float:
    """Return the apparent ecliptic longitude of date in degrees."""
    dpsi, deps, mean_obliquity, _, _, _, _, matrix = erfa.pn06a(tt, 0.0)
    del dpsi
    x, y, z = matrix @ _geocentric(body, tt)
    obliquity = mean_obliquity + deps
    return float(np.degrees(np.arctan2(y * np.cos(obliquity) + z * np.sin(obliquity), x))) % 360


def _elongation(tt: float) -> float:
    return (_longitude("moon", tt) - _longitude("sun", tt) + 180) % 360 - 180


def _root(f: Callable[[float], float], guess: float, rate: float) -> float:
    """Solve f = 0 by secant steps from a guess; ``rate`` is the slope in degrees a day."""
    for _ in range(12):
        value = f(guess)
        step = value / rate
        guess -= step
        if abs(step) < 1e-7:
            return guess
    raise ArithmeticError(f"no convergence near {guess}")


def _delta_t(year: float) -> float:
    """Return TT - UTC (before 1972: TT - UT) in seconds.

    Before 1972 the polynomials of Espenak and Meeus (NASA, 2006). After today the leap seconds already
    published stay in force for ever, as GB/T 33661 asks.
    """
    if year < 1920:
        t = year - 1900
        return -2.79 + 1.494119 * t - 0.0598939 * t**2 + 0.0061966 * t**3 - 0.000197 * t**4
    if year < 1941:
        t = year - 1920
        return 21.20 + 0.84493 * t - 0.076100 * t**2 + 0.0020936 * t**3
    if year < 1961:
        t = year - 1950
        return 29.07 + 0.407 * t - t**2 / 233 + t**3 / 2547
    if year < 1972:
        t = year - 1975
        return 45.45 + 1.067 * t - t**2 / 260 - t**3 / 718
    if year >= 2017:
        return 69.184
    whole = int(year)
    month = min(12, int((year - whole) * 12) + 1)
    return float(erfa.dat(whole, month, 1, 0.0)) + 32.184


def _china(tt: float) -> datetime:
    """Return the wall clock at 120 degrees east."""
    year = 2000 + (tt - J2000) / 365.25
    seconds = (tt - UNIX_JD) * 86400 - _delta_t(year)
    return datetime.fromtimestamp(0, UTC).replace(tzinfo=None) + timedelta(seconds=seconds) + CHINA


def _new_moons() -> list[datetime]:
    """Return all conjunctions from before the solstice of 1899 until after that of 2101."""
    found = []
    guess, stop = 2414983.0, 2488832.0  # November 1899, February 2102
    while guess < stop:
        tt = _root(_elongation, guess, 12.19)
        found.append(_china(tt))
        guess = tt + 29.53
    return found


def _terms(first: int, last: int) -> dict[tuple[int, int], datetime]:
    """Return the instant of each term by year and index (0 = xiaohan at 285 degrees)."""
    found = {}
    for year in range(first, last + 1):
        for index in range(24):
            target = (285 + 15 * index) % 360
            guess = J2000 + (year - 2000) * 365.2422 + 5 + index * 15.2184

            def off(tt: float, target: int = target) -> float:
                return (_longitude("sun", tt) - target + 180) % 360 - 180

            found[year, index] = _china(_root(off, guess, 0.9856))
    return found


def _term_day(key: tuple[int, int], instant: datetime) -> date:
    return ISSUED_TERMS[key][0] if key in ISSUED_TERMS else instant.date()


def _numbered(starts: list[date], days: dict[tuple[int, int], date]) -> list[tuple[date, int, bool]]:
    """Give each month its number and leap mark; ``days`` are the days of the terms."""
    majors = sorted(day for (_, index), day in days.items() if index % 2 == 1)
    numbered: list[tuple[date, int, bool]] = []
    for year in range(FIRST_YEAR - 1, LAST_YEAR + 1):
        eleventh = max(i for i, day in enumerate(starts) if day <= days[year, 23])
        following = max(i for i, day in enumerate(starts) if day <= days[year + 1, 23])
        leap_pending, number = following - eleventh == 13, 10
        for i in range(eleventh, following):
            empty = not any(starts[i] <= day < starts[i + 1] for day in majors)
            leap = leap_pending and empty
            leap_pending = leap_pending and not leap
            number += 0 if leap else 1
            numbered.append((starts[i], (number - 1) % 12 + 1, leap))
    return numbered


def _month_lines(numbered: list[tuple[date, int, bool]]) -> list[str]:
    """Return a line per lunar year: year, first day, leap month or 0, a digit per month (1 = 30 days)."""
    firsts = [i for i, (_, number, leap) in enumerate(numbered) if number == 1 and not leap]
    lines = []
    for at, after in pairwise(firsts):
        start = numbered[at][0]
        if not FIRST_YEAR <= start.year <= LAST_YEAR:
            continue
        leap = next((number for _, number, is_leap in numbered[at:after] if is_leap), 0)
        lengths = [(numbered[i + 1][0] - numbered[i][0]).days - 29 for i in range(at, after)]
        lines.append(f"{start.year} {start:%m%d} {leap} {''.join(map(str, lengths))}")
    return lines


def _disputed_lines(starts: list[date]) -> list[str]:
    lines = []
    for first, earlier in HKO_MONTHS.items():
        end = starts[starts.index(first) + 1] - timedelta(days=1)
        lines.append(f"disputed {earlier} {end}")
    return lines


def _minute(instant: datetime) -> str:
    """Return day, hour, minute to the nearest minute without leaving the day."""
    rounded = (instant + timedelta(seconds=30)).replace(second=0, microsecond=0)
    kept = rounded if rounded.date() == instant.date() else instant
    return f"{kept:%d%H%M}"


def _term_lines(instants: dict[tuple[int, int], datetime]) -> list[str]:
    lines = []
    for year in range(1901, LAST_YEAR + 1):
        for index in range(24):
            assert instants[year, index].month == index // 2 + 1, (year, index)
        lines.append(f"{year} " + " ".join(_minute(instants[year, index]) for index in range(24)))
    lines += [f"issued {year} {index} {day} {why}" for (year, index), (day, why) in ISSUED_TERMS.items()]
    lines += [f"disputed {year} {index} {day}" for (year, index), day in HKO_TERMS.items()]
    return lines


def main(folder: Path) -> None:
    """Write both tables into the folder."""
    instants = _terms(FIRST_YEAR - 1, LAST_YEAR + 1)
    days = {key: _term_day(key, instant) for key, instant in instants.items()}
    computed = [instant.date() for instant in _new_moons()]
    starts = [ISSUED_MONTHS[day][0] if day in ISSUED_MONTHS else day for day in computed]
    assert all(day in computed for day in ISSUED_MONTHS), "an override overrides nothing"
    assert all(instants[key].date() != day for key, (day, _) in ISSUED_TERMS.items()), "likewise"
    months = [
        "# Lunar years: year, first day (MMDD), leap month or 0, a digit per month (1 = 30 days, 0 = 29).",
        "# Written by tools/gen_calendar.py from JPL DE405 by the rules of GB/T 33661-2017.",
        *_month_lines(_numbered(starts, days)),
        *_disputed_lines(starts),
        "# end",
    ]
    terms = [
        "# Solar terms: year, then day, hour, minute (UTC+8) of the 24 terms from xiaohan, two to a month.",
        "# issued: the official day where it is not the day of the instant. disputed: the other day in use.",
        "# Written by tools/gen_calendar.py from JPL DE405 by the rules of GB/T 33661-2017.",
        *_term_lines(instants),
        "# end",
    ]
    (folder / "lunar_months.txt").write_text("\n".join(months) + "\n", encoding="utf-8")
    (folder / "solar_terms.txt").write_text("\n".join(terms) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
