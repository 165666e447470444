"""Zones by name, and on which day something is where it is."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from desktop.almanac.zones import day_in, zone_named
from desktop.errors import UsageError


@pytest.mark.parametrize("name", ["", "Middle/Earth", "Asia", "../etc/passwd", "\0"])
def test_what_is_no_zone_is_refused(name: str) -> None:
    with pytest.raises(UsageError):
        zone_named(name)


def test_a_moment_is_on_the_day_of_its_place() -> None:
    late = datetime(2026, 12, 6, 23, 30, tzinfo=UTC)
    assert day_in("Asia/Shanghai", late) == date(2026, 12, 7)
    assert day_in("", late) == date(2026, 12, 6)
