"""What a bundle starts: the window, or with ``--commands`` first (or named ``guanxi``) the commands without one."""

import os
import sys
from pathlib import Path

from desktop.bundled import forget_bundle

forget_bundle(os.environ)
PRINTING = [
    "-m",
    "ui.print_page",
]  # the commands start themselves so to print a note, as they do in the source

if sys.argv[1:3] == PRINTING:
    from ui.print_page import main

    sys.exit(main(sys.argv[3:]))
if sys.argv[1:2] == ["--commands"]:
    del sys.argv[1]
    COMMANDS = True
else:
    COMMANDS = Path(sys.argv[0]).stem == "guanxi"

if COMMANDS:
    from desktop.__main__ import main as start
else:
    from ui.__main__ import main as start

sys.exit(start())
