"""How fast the almanac converts, loads and counts; next to sxtwl in the same run where that is installed."""

from __future__ import annotations

import importlib
import importlib.util
import random
import time
from collections.abc import Callable
from datetime import date, timedelta

from pytest_benchmark.fixture import BenchmarkFixture

from desktop.almanac import festivals, lunar, statutory, terms
from desktop.almanac.workdays import add_workdays, work_calendar
from desktop.planning.planner import plan_back, supplier_works
from desktop.planning.templates import template
from tests.benchmarks.report import Figures

DAYS = [lunar.FIRST_DAY + timedelta(days=n) for n in range(73_049)]


def _shuffled() -> list[date]:
    days = list(DAYS)
    random.Random(2027).shuffle(days)
    return days


def _per_second(action: Callable[[], object], count: int = len(DAYS)) -> float:
    """Return thousands of conversions a second, the best of three."""
    return count / min(_seconds(action) for _ in range(3)) / 1000


def _seconds(action: Callable[[], object]) -> float:
    """Return the processor time of an action, which other work on the machine does not change much."""
    start = time.process_time()
    action()
    return time.process_time() - start


def _sxtwl() -> float | None:
    """Return how fast sxtwl makes the same numbers, in thousands a second; None where it is not installed."""
    if importlib.util.find_spec("sxtwl") is None:
        return None
    library = importlib.import_module("sxtwl")

    def convert() -> None:
        for day in DAYS:
            found = library.fromSolar(day.year, day.month, day.day)
            _ = (found.getLunarYear(), found.getLunarMonth(), found.getLunarDay(), found.isLunarLeap())

    return _per_second(convert)


def _first_pass() -> None:
    lunar._days.cache_clear()
    for day in DAYS:
        lunar.to_lunar(day)


def test_solar_to_lunar(benchmark: BenchmarkFixture, figures: Figures) -> None:
    lunar.to_lunar(DAYS[0])
    first, days = _per_second(_first_pass), _shuffled()
    figures.record("solar to lunar, first pass", first, unit="k/s", aim=">= 300 k/s")
    figures.record("solar to lunar against sxtwl", first, _sxtwl(), unit="k/s", aim=">= 4 x")
    again = _per_second(lambda: [lunar.to_lunar(day) for day in days])
    figures.record("solar to lunar, days in disorder", again, unit="k/s", aim=">= 300 k/s")
    benchmark.pedantic(lambda: [lunar.to_lunar(day) for day in days], rounds=3)


def test_lunar_to_solar(benchmark: BenchmarkFixture, figures: Figures) -> None:
    found = [lunar.to_lunar(day) for day in _shuffled()]
    rate = _per_second(lambda: [lunar.to_gregorian(*day) for day in found])
    figures.record("lunar to solar, days in disorder", rate, unit="k/s", aim=">= 300 k/s")
    benchmark.pedantic(lambda: [lunar.to_gregorian(*day) for day in found], rounds=3)


def test_loading_the_tables(benchmark: BenchmarkFixture, figures: Figures) -> None:
    readers: dict[str, Callable[[], object]] = {
        "months": lunar._months.__wrapped__,
        "solar terms": terms._table.__wrapped__,
        "festivals": festivals.festivals.__wrapped__,
        "statutory days": lambda: statutory.bundled.__wrapped__("cn"),
    }
    for name, reader in readers.items():
        best = min(_seconds(reader) for _ in range(5)) * 1000
        figures.record(f"load the table of {name}", best, unit="ms", aim="<= 10 ms")
    benchmark.pedantic(lambda: [reader() for reader in readers.values()], rounds=5)


def test_a_year_of_festivals(benchmark: BenchmarkFixture, figures: Figures) -> None:
    festivals.festivals()
    years = range(2000, 2050)
    benchmark.pedantic(lambda: [festivals._year.__wrapped__(year) for year in years], rounds=3)
    took = _seconds(lambda: [festivals._year.__wrapped__(year) for year in years])
    figures.record("festivals of a year", took * 1000 / len(years), unit="ms")


def test_counting_and_planning(benchmark: BenchmarkFixture, figures: Figures) -> None:
    calendar = work_calendar()
    took = _seconds(lambda: [add_workdays(date(2026, 1, 1), 60, calendar) for _ in range(100)])
    figures.record("60 working days counted", took * 10, unit="ms")
    custom, finish = template("with_tooling"), date(2027, 4, 1)
    benchmark.pedantic(lambda: plan_back(custom, finish, supplier_works(calendar, finish)), rounds=5)
    best = min(
        _seconds(lambda: plan_back(custom, finish, supplier_works(calendar, finish))) for _ in range(5)
    )
    figures.record("an order with tooling planned back", best * 1000, unit="ms")
