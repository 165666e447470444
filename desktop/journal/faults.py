"""Turns errors of the database engine, also those wrapped by SQLAlchemy, into sentences for a person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from desktop.journal.engine_faults import sentence, spoken_raw


@contextmanager
def spoken(folder: Path) -> Iterator[None]:
    """Raise StoreError where the engine reports a full disk, a lost folder, a lock or damage.

    Errors of our own statements (constraints, wrong SQL) pass as they are: they are faults of the program.
    """
    try:
        with spoken_raw(folder):
            yield
    except DBAPIError as error:
        told = sentence(error.orig, folder)
        if told is None:
            raise
        raise told from error
