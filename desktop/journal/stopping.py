"""Reads that another thread can stop: a search whose words have changed need not be finished."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from desktop.journal.journal import Journal

T = TypeVar("T")


class Stopped(Exception):
    """Raised in the reading thread when the read was stopped."""


class StoppableRead:
    """One read; ``stop`` may come from any thread, before, during and after it."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._lock = threading.Lock()
        self._raw: Any = None  # the driver has no types
        self._stopped = False

    def run(self, read: Callable[[Connection], T]) -> T:
        """Return what ``read`` gives for a connection; raises Stopped when the read was stopped."""
        with self._journal.read() as connection:
            with self._lock:
                self._raw = connection.connection.dbapi_connection
            try:
                self._check()
                found = read(connection)
            except (DBAPIError, dbapi2.Error) as error:
                self._check()
                raise error from None
            finally:
                with self._lock:
                    self._raw = None
            self._check()
            return found

    def _check(self) -> None:
        if self._stopped:
            raise Stopped

    def stop(self) -> None:
        """Have the read end as soon as it can."""
        with self._lock:
            self._stopped = True
            if self._raw is not None:
                self._raw.interrupt()
