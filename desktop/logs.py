"""The log file: what the program did, with ids and never with names or text of the journal."""

from __future__ import annotations

import importlib
import logging
from pathlib import Path

LOGGER = logging.getLogger("guanxi")


def start(folder: Path, *, level: int = logging.INFO) -> None:
    """Write the log to ``folder``; where it cannot be written the program runs without one."""
    LOGGER.setLevel(level)
    LOGGER.propagate = False
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Brings sockets and pickle for its other handlers: not before the first window is painted.
        handlers = importlib.import_module("logging.handlers")
        handler: logging.Handler = handlers.RotatingFileHandler(
            folder / "guanxi.log", maxBytes=500_000, backupCount=2, encoding="utf-8"
        )
    except OSError:
        LOGGER.addHandler(logging.NullHandler())
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    LOGGER.addHandler(handler)


def stop() -> None:
    """Close the log file."""
    for handler in list(LOGGER.handlers):
        LOGGER.removeHandler(handler)
        handler.close()
