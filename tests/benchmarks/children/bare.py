"""A bare PySide6 window, what every program of this kind costs: prints the moment of its first painting.

With STAY=SECONDS it goes on that long and then tells its memory (PSS in KiB).
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

ROLLUP = Path("/proc/self/smaps_rollup")


class Bare(QMainWindow):
    """Tells when it has been painted for the first time."""

    told = False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if not self.told:
            self.told = True
            QTimer.singleShot(0, _told)


def _tell(name: str, value: float) -> None:
    print(json.dumps({"name": name, "value": value, "imported": []}), flush=True)


def _told() -> None:
    _tell("bare", time.monotonic())
    QTimer.singleShot(int(float(os.environ.get("STAY", "0")) * 1000), _leave)


def _leave() -> None:
    if "STAY" in os.environ and ROLLUP.exists():
        shares = {line.split(":")[0]: int(line.split()[1]) for line in ROLLUP.read_text().splitlines()[1:]}
        _tell("pss", shares["Pss"])
    os._exit(0)


app = QApplication(["bare"])
window = Bare()
window.setCentralWidget(QLabel("Guanxi Journal 关系日记"))
window.resize(1512, 920)
window.show()
sys.exit(app.exec())
