"""Starts the window: ``python -m ui``."""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from desktop import paths
from ui.instance import RESTORE, Doorbell, raise_first, socket_name
from ui.preferences import Preferences
from ui.starting import Application, application, be_paper, parse, show_empty
from ui.window import Window

if TYPE_CHECKING:
    from ui.app import Program


_AFTER_THE_PAINT = ("desktop.logs", "ui.failures", "ui.app")
"""They bring most of the program, which takes longer to import than Qt to paint an empty window."""


def main(arguments: list[str] | None = None) -> int:
    """Run the program until its window closes; returns the exit code."""
    options = parse(sys.argv[1:] if arguments is None else arguments)
    app = application()
    if options.probe is not None:
        probe = importlib.import_module("ui.probe")  # brings everything, so only on request
        return int(probe.probe(app, options.probe if options.probe.name else None))
    name = socket_name(paths.settings_folder())
    asked = f"{RESTORE}{options.restore.resolve()}" if options.restore is not None else ""
    if not options.demo and raise_first(name, asked):
        return 0
    preferences = Preferences(paths.settings_folder())
    be_paper(app, preferences.now.appearance)
    window = Window()
    show_empty(window)
    if not window.isVisible():
        return 0  # closed before there was anything in it
    return _run(app, window, preferences, options, name)


def _run(
    app: QApplication, window: Window, preferences: Preferences, options: argparse.Namespace, name: str
) -> int:
    """Fill the window on the screen and stay until it closes."""
    logs, failing, programs = map(importlib.import_module, _AFTER_THE_PAINT)
    logs.start(paths.log_folder())
    made = programs.services(app, preferences)
    restore = failing.install(made.failures)
    program: Program = programs.Program(app, made, window)
    bell = Doorbell(name) if not options.demo else None
    if bell is not None:
        bell.rang.connect(program.answer)
    if options.demo:
        importlib.import_module("ui.demo").start(program, made)  # brings SQLAlchemy, so only on request
    else:
        program.start(options.journal)
    _show_backups(app, program, options.restore)
    code = app.exec()
    if bell is not None:
        bell.close()
    program.close()
    restore()
    logs.stop()
    return code


def _show_backups(app: QApplication, program: Program, asked: Path | None) -> None:
    """Show the backup that the program was started for, and any that is opened by a double click later."""
    if isinstance(app, Application):
        asked = asked or (Path(app.asked) if app.asked else None)
        app.opened.connect(lambda name: program.restore(Path(name)))
    if asked is not None:
        program.restore(asked)


if __name__ == "__main__":
    sys.exit(main())
