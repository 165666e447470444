"""The one place that shows errors."""

from __future__ import annotations

import sys

from desktop.errors import StoreError
from ui.failures import Failures, install
from ui.tasks import Cancelled


def caught(error: Exception) -> Exception:
    try:
        raise error
    except type(error) as thrown:
        return thrown


def test_the_worlds_fault_is_a_sentence_with_advice() -> None:
    failures, told = Failures(), []
    failures.told.connect(lambda message, advice: told.append((message, advice)))
    failures.tell(StoreError("The disk is full.", "Free some space."))
    assert told == [("The disk is full.", "Free some space.")]


def test_our_fault_is_reported_once_and_without_values() -> None:
    failures, reports = Failures(), []
    failures.reported.connect(reports.append)
    for _ in range(60):
        failures.tell(caught(ValueError("王经理 13800000000")))
    assert len(reports) == 1
    assert "ValueError" in reports[0]
    assert "test_failures.py" in reports[0]
    assert "王经理" not in reports[0]
    assert "13800000000" not in reports[0]


def test_a_cancelled_job_is_no_error() -> None:
    failures, heard = Failures(), []
    failures.told.connect(lambda *words: heard.append(words))
    failures.reported.connect(heard.append)
    failures.tell(Cancelled())
    assert heard == []


def test_uncaught_errors_come_to_the_one_place_until_it_is_taken_away() -> None:
    before = sys.excepthook
    failures, reports = Failures(), []
    failures.reported.connect(reports.append)
    restore = install(failures)
    error = caught(KeyError("x"))
    sys.excepthook(type(error), error, error.__traceback__)
    restore()
    assert len(reports) == 1
    assert sys.excepthook is before
