"""A bare PySide6 window, what every program of this kind costs: prints the moment of its first painting."""

from __future__ import annotations

import json
import os
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


class Bare(QMainWindow):
    """Tells when it has been painted."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        QTimer.singleShot(0, _told)


def _told() -> None:
    print(json.dumps({"name": "bare", "value": time.monotonic(), "imported": []}), flush=True)
    os._exit(0)


app = QApplication(["bare"])
window = Bare()
window.setCentralWidget(QLabel("Guanxi Journal 关系日记"))
window.resize(1512, 920)
window.show()
sys.exit(app.exec())
