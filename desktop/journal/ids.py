"""Record ids: 63 bits made of time, device and counter, unique across machines and sorted by age."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_TIME_SHIFT, _DEVICE_SHIFT, _COUNTER_LIMIT = 21, 11, 1 << 11
DEVICE_LIMIT = 1 << 10
_MILLISECOND = timedelta(milliseconds=1)


class IdMaker:
    """Makes ids: 42 bits of milliseconds since 2020, 10 bits of device, 11 bits of counter.

    A clock that jumps back, or more than 2,048 ids in a millisecond, borrows from the future: ids only grow. They go on
    behind ``newest``, the newest id of an earlier day, so that a clock that was set back in between changes nothing.
    """

    def __init__(self, device: int, clock: Callable[[], datetime], newest: int = 0) -> None:
        if not 0 <= device < DEVICE_LIMIT:
            raise ValueError(f"device {device} is outside 0 to {DEVICE_LIMIT - 1}")
        self._device = device
        self._clock = clock
        self._lock = threading.Lock()
        self._millisecond = newest >> _TIME_SHIFT
        self._counter = _COUNTER_LIMIT - 1 if newest else 0

    def __call__(self) -> int:
        """Return the next id."""
        now = (self._clock() - EPOCH) // _MILLISECOND
        with self._lock:
            if now > self._millisecond:
                self._millisecond, self._counter = now, 0
            elif self._counter + 1 < _COUNTER_LIMIT:
                self._counter += 1
            else:
                self._millisecond, self._counter = self._millisecond + 1, 0
            return self._millisecond << _TIME_SHIFT | self._device << _DEVICE_SHIFT | self._counter


def made_at(record_id: int) -> datetime:
    """Return the instant at which an id was made, to the millisecond."""
    return datetime.fromtimestamp(EPOCH.timestamp() + (record_id >> _TIME_SHIFT) / 1000, UTC)
