"""The answer to: which backups still hold somebody, and until when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop.forgetting.backups import holders
from desktop.journal import thinning
from desktop.journal.manifest import Backup, Manifest

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def backup(days: float) -> Backup:
    made = Manifest("vault", NOW - timedelta(days=days), "0.1.0", 10, "routine", 0, {}, {})
    return Backup(Path(f"{days}"), made)


def days_until(found: Sequence[object]) -> list[int | None]:
    return [None if one.until is None else (one.until - NOW).days for one in found]  # type: ignore[attr-defined]


def test_only_those_since_the_person_came_hold_them_newest_first() -> None:
    made = [backup(40), backup(3), backup(10)]
    found = holders(made, NOW - timedelta(days=12), NOW, UTC)
    assert [one.backup.path.name for one in found] == ["3", "10"]


def test_each_goes_in_the_end_and_not_before_its_time() -> None:
    made = [backup(0.1), backup(0.2), backup(1), backup(5), backup(200)]
    found = holders(made, NOW - timedelta(days=365), NOW, UTC)
    ends = days_until(found)
    assert None not in ends
    assert all(end > 0 for end in ends if end is not None)
    # two of today: one of them goes as soon as the day counts once
    assert min(end for end in ends[:2] if end is not None) <= 3
    # nothing is kept longer than twelve days, ten weeks and nine months
    assert max(end for end in ends if end is not None) <= 12 + 7 * 10 + 31 * 10


def test_the_forecast_is_what_thinning_then_does() -> None:
    instants = [NOW - timedelta(days=days) for days in range(0, 60, 3)]
    found = holders([backup(days) for days in range(0, 60, 3)], NOW - timedelta(days=400), NOW, UTC)
    kept = set(instants)
    for day in range(1, 40):
        moment = NOW + timedelta(days=day)
        kept = thinning.keep({*kept, moment}, moment, UTC)
        for one in found:
            there = one.backup.manifest.made_at in kept
            assert there == (one.until is None or one.until > moment)
