"""What a bundle starts: the window, or with ``--commands`` first (or named ``guanxi``) the commands without one."""

import sys
from pathlib import Path

if sys.argv[1:2] == ["--commands"]:
    del sys.argv[1]
    COMMANDS = True
else:
    COMMANDS = Path(sys.argv[0]).stem == "guanxi"

if COMMANDS:
    from desktop.__main__ import main
else:
    from ui.__main__ import main

sys.exit(main())
