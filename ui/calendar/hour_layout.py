"""Where timed dates stand on the hours of a day: beside each other where they overlap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo

from desktop.planning.calendar_rows import Chip

_LEAST = 0.5  # hours: shorter ones would have no room for a word


@dataclass(frozen=True, slots=True)
class Slot:
    """A date from ``begins`` to ``ends`` in hours of the day (0 to 24), in ``place`` of ``beside`` columns."""

    chip: Chip
    begins: float
    ends: float
    place: int = 0
    beside: int = 1


def slots_of(day: date, chips: Iterable[Chip], zone: tzinfo | None) -> list[Slot]:
    """Return the timed dates of a day by the clock of ``zone`` (None: the system's), clipped to the day."""
    found = [_slot(day, chip, zone) for chip in chips if chip.starts_at is not None]
    found.sort(key=lambda slot: (slot.begins, -slot.ends))
    placed: list[Slot] = []
    group: list[Slot] = []
    until = 0.0
    for slot in found:
        if group and slot.begins >= until:
            placed += _beside(group)
            group, until = [], 0.0
        group.append(slot)
        until = max(until, slot.ends)
    return placed + _beside(group)


def _beside(group: list[Slot]) -> list[Slot]:
    """Return dates that overlap in as few columns as they need."""
    free: list[float] = []
    places = []
    for slot in group:
        place = next((number for number, end in enumerate(free) if end <= slot.begins), len(free))
        free[place : place + 1] = [slot.ends]
        places.append(place)
    return [replace(slot, place=place, beside=len(free)) for slot, place in zip(group, places, strict=True)]


def _slot(day: date, chip: Chip, zone: tzinfo | None) -> Slot:
    assert chip.starts_at is not None
    begins = _hour(day, chip.starts_at, zone)
    ends = _hour(day, chip.ends_at or chip.starts_at, zone)
    begins = min(begins, 24 - _LEAST)
    return Slot(chip, begins, max(ends, begins + _LEAST))


def _hour(day: date, moment: datetime, zone: tzinfo | None) -> float:
    """Return the hour of an instant on the clock of a day: 0 before it, 24 after it."""
    local = moment.astimezone(zone)
    if local.date() != day:
        return 0.0 if local.date() < day else 24.0
    return timedelta(hours=local.hour, minutes=local.minute).total_seconds() / 3600
