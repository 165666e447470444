"""Makes the locks from pyproject.toml: one file each for every system and Python, pinned with hashes.

uv solves for all platforms at once and writes the differences as markers. It comes into a folder of its own
and goes again; it takes the package index from its own settings (UV_DEFAULT_INDEX) and writes none down.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from tools.environment import LOCKS, ROOT, Kind, clean_variables, python_of

COMPILE = ["pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes"]
SILENT = ["--no-emit-index-url", "--no-emit-find-links", "--custom-compile-command", "python3 dev.py lock"]

SOURCES: dict[Kind, list[str]] = {
    "run": ["pyproject.toml"],
    "dev": ["--extra", "dev", "--constraint", LOCKS["run"], "pyproject.toml"],
    "peers": ["--group", "pyproject.toml:peers"],
    "builder": ["--group", "pyproject.toml:builder"],
    "bundle": ["--extra", "bundle", "--constraint", LOCKS["run"], "pyproject.toml"],
}


def main(arguments: list[str]) -> int:
    """Make the locks; ``arguments`` go to uv, as --upgrade or --upgrade-package NAME."""
    with tempfile.TemporaryDirectory(prefix="guanxi-lock-") as folder:
        venv.create(folder, with_pip=True)
        python = python_of(Path(folder))
        subprocess.run([python, "-m", "pip", "install", "--quiet", "uv"], env=clean_variables(), check=True)
        uv = str(python.with_name("uv.exe" if sys.platform == "win32" else "uv"))
        for kind, path in LOCKS.items():
            command = [uv, *COMPILE, *SILENT, *SOURCES[kind], *arguments, "-o", path]
            subprocess.run(command, cwd=ROOT, env=os.environ, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
