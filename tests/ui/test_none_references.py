"""PySide6 keeps the count of references to None: 6.12.0 dropped one at every void call and killed Python 3.11."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QLabel

ROUNDS = 20_000


def test_void_calls_keep_the_references_to_none(qapp: QApplication) -> None:
    label = QLabel("x")
    before = sys.getrefcount(None)
    for _ in range(ROUNDS):
        qapp.processEvents()
        label.update()
    assert abs(sys.getrefcount(None) - before) < ROUNDS / 100
