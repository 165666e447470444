"""The one place that shows errors: the world's fault as a sentence, ours as a report that can be copied."""

from __future__ import annotations

import importlib
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QObject, Signal

from desktop.errors import GuanxiError
from desktop.logs import LOGGER
from ui.tasks import Cancelled

_MOST_REPORTS = 20


class Failures(QObject):
    """Tells errors once each; an error while painting comes sixty times a second."""

    told = Signal(str, str)
    """Message and advice of an error of the world."""
    reported = Signal(str)
    """The text of a report about an error of ours."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: set[str] = set()

    def tell(self, error: BaseException) -> None:
        """Show ``error`` to the person, or report it when it is ours."""
        if isinstance(error, Cancelled):
            return
        if isinstance(error, GuanxiError):
            LOGGER.info("told: %s", type(error).__name__)
            self.told.emit(error.message, error.advice)
            return
        self._report(error)

    def _report(self, error: BaseException) -> None:
        where = _last_place(error)
        if where in self._seen or len(self._seen) >= _MOST_REPORTS:
            return
        self._seen.add(where)
        LOGGER.error("%s at %s", type(error).__name__, where)
        self.reported.emit(report(error))

    def hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Stand in for ``sys.excepthook``."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.tell(error)


def _last_place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return f"{frames[-1].filename.rsplit('/', 1)[-1]}:{frames[-1].lineno}" if frames else type(error).__name__


def report(error: BaseException) -> str:
    """Write what went wrong and where, without values: a report holds no text of the journal."""
    lines = [f"{type(error).__name__}"]
    for frame in traceback.extract_tb(error.__traceback__):
        name = frame.filename.replace("\\", "/").split("/")
        lines.append(f"  {'/'.join(name[-2:])}:{frame.lineno} {frame.name}")
    platform = importlib.import_module("platform")  # slow to import, and of no use before something fails
    lines.append(f"Python {platform.python_version()}, Qt {qt_version}, {platform.platform()}")
    return "\n".join(lines)


def install(failures: Failures) -> Callable[[], None]:
    """Send uncaught errors to ``failures``; returns the way back."""
    before = sys.excepthook
    sys.excepthook = failures.hook

    def restore() -> None:
        sys.excepthook = before

    return restore
