"""The headless commands: ``python -m desktop COMMAND``, JSON lines for scripts and for checks."""

from __future__ import annotations

import io
import json
import os
import sys

from desktop import logs, paths, settings, texts
from desktop.commands.parser import make_parser
from desktop.errors import GuanxiError, UsageError
from desktop.texts import _

FAILURE, BAD_USE = 1, 2


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns 0, 1 for a failure, 2 for bad use. Errors are one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # else a test has put something in its place
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    logs.start(paths.log_folder())
    # The language chosen in the window, and English where none is: a script must not depend on the system's.
    texts.use(settings.load(paths.settings_folder()).language or texts.LANGUAGES[0], paths.i18n())
    try:
        args = make_parser().parse_args(arguments)
        for row in args.run(args):
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    except UsageError as error:
        return _told(error, BAD_USE)
    except GuanxiError as error:
        return _told(error, FAILURE)
    except BrokenPipeError:
        # Whoever read the lines has enough of them; the interpreter must not try to write the rest at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILURE
    except KeyboardInterrupt:
        sys.stderr.write(_("Stopped.") + "\n")
        return FAILURE
    finally:
        logs.stop()
    return 0


def _told(error: GuanxiError, code: int) -> int:
    sys.stdout.flush()
    sys.stderr.write(" ".join(str(error).split()) + "\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
