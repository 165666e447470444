"""The program itself, as ``python -m ui`` starts it; prints a line of JSON at each painting that is measured.

``program [FOLDER]`` shows the first start or the unlock page, ``program FOLDER today`` the open journal, and
``program FOLDER practice`` goes on to the page of Practice. The lines
hold the moment and the slow modules imported until then. With STAY=SECONDS it goes on that long after the last
painting and then tells its memory (PSS in KiB).
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ui import __main__ as entry
from ui.first_paint import FirstPaint
from ui.window import Window

WATCHED = (
    "sqlalchemy", "alembic", "pypinyin", "holidays", "keyring", "jeepney", "pypdf", "cryptography", "PIL",
)  # fmt: skip
FOLDER = Path(sys.argv[1]) if len(sys.argv) > 1 else None
TODAY, PRACTICE = len(sys.argv) > 2, sys.argv[2:] == ["practice"]
AFTER_MS = 3000
"""The rest of the journal is loaded by then."""
STAY = float(os.environ.get("STAY", "0"))


def tell(name: str, value: float) -> None:
    imported = [module for module in WATCHED if module in sys.modules]
    print(json.dumps({"name": name, "value": value, "imported": imported}), flush=True)


def painted(name: str, *, last: bool) -> None:
    tell(name, time.monotonic())
    if last:
        QTimer.singleShot(int(STAY * 1000), leave)


def watch(widget: QWidget, name: str, *, last: bool) -> None:
    FirstPaint(widget).over.connect(lambda: painted(name, last=last))


def leave() -> None:
    if STAY:
        lines = Path("/proc/self/smaps_rollup").read_text().splitlines()[1:]
        shares = {line.split(":")[0]: int(line.split()[1]) for line in lines}
        tell("pss", shares["Pss"])
    os._exit(0)


class Watched(Window):
    """The window of the program, watched; for ``today`` it opens the journal in place of the gate."""

    def __init__(self) -> None:
        super().__init__()
        watch(self, "window", last=False)

    def show_gate(self, folder: Path | None) -> None:
        if TODAY and FOLDER is not None:
            # after the empty window, as the program does
            opened = importlib.import_module("desktop.journal.opened")
            key = importlib.import_module("tests.benchmarks.children.keys").KEY
            # not a watch of our own on the page: the import of SQLAlchemy may have begun when it is told
            self.painted_with_data.connect(lambda: painted("today", last=not PRACTICE))
            if PRACTICE:
                self.painted_with_data.connect(lambda: QTimer.singleShot(AFTER_MS, self.practise))
            self._services.keeper.open_file(opened.open_file(FOLDER, key))
        else:
            super().show_gate(folder)
            watch(self._stack.currentWidget().page, "gate", last=True)

    def practise(self) -> None:
        """Open Practice, and leave from there."""
        self.perform("place:practice")
        painted("practice", last=True)


sys.modules["pytz"] = None  # type: ignore[assignment]  # no dependency of ours, but Babel takes it where it is
entry.Window = Watched
arguments = ["--journal", str(FOLDER)] if FOLDER else []
sys.exit(entry.main(arguments))
