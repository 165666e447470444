"""Starts the window: ``python -m ui``."""

from __future__ import annotations

import importlib
import sys

from desktop import logs, paths
from ui import failures as failing
from ui.app import Program, application, parse, services
from ui.instance import Doorbell, raise_first, socket_name
from ui.preferences import Preferences


def main(arguments: list[str] | None = None) -> int:
    """Run the program until its window closes; returns the exit code."""
    options = parse(sys.argv[1:] if arguments is None else arguments)
    logs.start(paths.log_folder())
    app = application()
    name = socket_name(paths.settings_folder())
    if not options.demo and raise_first(name, str(options.journal or "")):
        return 0
    made = services(app, Preferences(paths.settings_folder()))
    restore = failing.install(made.failures)
    program = Program(app, made)
    bell = Doorbell(name) if not options.demo else None
    if bell is not None:
        bell.rang.connect(lambda _message: _come_forward(program))
    if options.demo:
        importlib.import_module("ui.demo").start(program, made)  # brings SQLAlchemy, so only on request
    else:
        program.start(options.journal)
    code = app.exec()
    if bell is not None:
        bell.close()
    program.close()
    restore()
    logs.stop()
    return code


def _come_forward(program: Program) -> None:
    program.window.showNormal()
    program.window.raise_()
    program.window.activateWindow()


if __name__ == "__main__":
    sys.exit(main())
