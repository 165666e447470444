"""Days made by hand, so that a widget of the calendar can be looked at without a journal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.almanac.labels import cell_label
from desktop.almanac.lunar import to_lunar
from desktop.planning.calendar_rows import Chip, DayCell

TODAY = date(2027, 2, 2)


def chip(kind="event", record_id=1, text="Call", day=TODAY, **values) -> Chip:
    return Chip(kind, record_id, f"{kind}:{record_id}:{day}", text, day, day, **values)


def timed(day: date, hour: int, length: float = 1, **values) -> Chip:
    start = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    return chip(day=day, starts_at=start, ends_at=start + timedelta(hours=length), **values)


@pytest.fixture
def cells() -> Callable[..., list[DayCell]]:
    def make(first: date, count: int, chips: dict[date, list[Chip]] | None = None) -> list[DayCell]:
        days = [first + timedelta(days=n) for n in range(count)]
        return [
            DayCell(
                day=day, label=cell_label(day, ("cn",), chinese=False), lunar=to_lunar(day), festivals=(), term="",
                statutory=(), provisional=False, workday=day.weekday() < 5, today=day == TODAY,
                chips=tuple((chips or {}).get(day, ())),
            )
            for day in days
        ]  # fmt: skip

    return make
