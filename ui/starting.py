"""The first moments: the command line, the application, and an empty window on the screen.

Only what an empty window needs is imported here. All the rest takes longer than Qt itself and comes after it.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from ui.first_paint import FirstPaint
from ui.geometry import first_size
from ui.theme.tokens import DARK, LIGHT
from ui.window import Window

NAME = "Guanxi Journal"
_LONGEST_WAIT_MS = 500


def parse(arguments: list[str]) -> argparse.Namespace:
    """Read the command line of the window."""
    parser = argparse.ArgumentParser(prog="guanxi-journal")
    parser.add_argument("--journal", type=Path, help="folder of the journal to open")
    parser.add_argument("--demo", action="store_true", help="open a journal of made-up people")
    parser.add_argument(
        "--restore", type=Path, nargs="?", metavar="BACKUP",
        help="show a backup, to bring it back into a new folder",
    )  # fmt: skip
    parser.add_argument(
        "--probe", type=Path, nargs="?", const=Path(), metavar="FILE",
        help="try whether this program works here, say so as JSON (into FILE), and end",
    )  # fmt: skip
    return parser.parse_args(arguments)


class Application(QApplication):
    """The application, which macOS tells of files that were opened by a double click."""

    opened = Signal(str)

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.asked = ""
        """The file that was opened last, perhaps before anybody listened."""

    def event(self, event: QEvent) -> bool:
        """Hear of a file."""
        if isinstance(event, QFileOpenEvent):
            self.asked = event.file()
            self.opened.emit(self.asked)
            return True
        return super().event(event)


def application() -> QApplication:
    """Return the one QApplication, with its names."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = Application([NAME])
    app.setApplicationName(NAME)
    app.setApplicationDisplayName(NAME)
    app.setDesktopFileName("guanxi-journal")
    return app


def be_paper(app: QApplication, appearance: str) -> None:
    """Give windows the colour of paper until the theme is there; ``appearance`` is that of the settings.

    A style sheet, and the system's palette to tell whether it is dark: the other ways build all enums of Qt,
    which takes longer than the window.
    """
    system = app.palette().window().color().lightness() < 128
    dark = appearance == "dark" or (appearance != "light" and system)
    app.setStyleSheet(f"QMainWindow {{ background-color: {(DARK if dark else LIGHT).canvas} }}")


def show_empty(window: Window) -> None:
    """Show ``window`` and wait until it is painted, at most half a second: a hidden one may never be."""
    screen = window.screen().availableGeometry()
    window.resize(first_size(window.size(), screen, window.minimumSize()))
    waiting = QEventLoop()
    FirstPaint(window).over.connect(waiting.quit)
    QTimer.singleShot(_LONGEST_WAIT_MS, waiting.quit)
    window.show()
    waiting.exec()
