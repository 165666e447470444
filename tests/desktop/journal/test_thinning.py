"""Backups become rarer with age and never all disappear."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from desktop.journal.thinning import keep

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
instants = st.lists(
    st.integers(-(10**6), 60 * 24 * 900).map(lambda minutes: NOW - timedelta(minutes=minutes)), max_size=120
)


def daily(days, hour=12):
    return [datetime(2026, 11, 22, hour, tzinfo=UTC) - timedelta(days=day) for day in range(days)]


def ages(kept):
    return sorted((NOW.date() - instant.date()).days for instant in kept)


def test_everything_of_today_and_yesterday_stays():
    many = [datetime(2026, 11, 21, tzinfo=UTC) + timedelta(minutes=30 * half) for half in range(84)]
    assert keep(many, NOW, UTC) == set(many)


def test_of_an_older_day_only_the_newest_stays():
    morning, evening = (datetime(2026, 11, 19, hour, tzinfo=UTC) for hour in (8, 20))
    assert keep([morning, evening], NOW, UTC) == {evening}


def test_a_backup_each_day_for_two_years_leaves_33():
    kept = keep(daily(730), NOW, UTC)
    assert ages(kept)[:14] == list(range(14))
    assert len(kept) == 2 + 12 + 10 + 9
    weekly = sorted(kept, reverse=True)[14:24]
    assert [newer - older for newer, older in pairwise(weekly)] == [timedelta(days=7)] * 9
    monthly = sorted(kept, reverse=True)[24:]
    assert len({(instant.year, instant.month) for instant in monthly}) == 9


def test_living_with_it_day_by_day_keeps_as_much_as_thinning_once():
    left: set[datetime] = set()
    for instant in sorted(daily(730)):
        left = keep(left | {instant}, instant, UTC)
    assert len(left) >= 2 + 12 + 10 + 8
    assert NOW - min(left) > timedelta(days=300)


def test_a_day_is_the_persons_own_day():
    shanghai = ZoneInfo("Asia/Shanghai")
    late, early = datetime(2026, 11, 18, 15, 30, tzinfo=UTC), datetime(2026, 11, 18, 16, 30, tzinfo=UTC)
    assert keep([late, early], NOW, UTC) == {early}
    assert keep([late, early], NOW, shanghai) == {late, early}


def test_a_backup_from_the_future_stays():
    ahead = NOW + timedelta(days=400)
    assert keep([ahead], NOW, UTC) == {ahead}


@given(instants)
def test_the_newest_always_stays_and_thinning_again_changes_nothing(times):
    kept = keep(times, NOW, UTC)
    assert kept <= set(times)
    assert not times or max(times) in kept
    assert keep(kept, NOW, UTC) == kept


@given(instants)
def test_of_what_is_old_at_most_31_stay(times):
    old = [instant for instant in times if instant.date() < NOW.date() - timedelta(days=1)]
    assert len(keep(old, NOW, UTC)) <= 31
