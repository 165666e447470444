"""Looks through a finished bundle: what must not be in it, what its libraries lack, and whether it is too big.

A library that lacks another one is told on Linux, where the system's own loader is asked; a plugin that cannot be
loaded is left out by Qt without a word, and what it was for fails later, on somebody else's machine.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

MEGABYTE = 1_000_000
UNPACKED_MB, PACKED_MB = 160, 60
"""The most that a Linux bundle may weigh."""
NEVER = re.compile(
    r"WebEngine|Qt6?(Quick|Qml)|[/\\](tests|pytest|mypy|tkinter|cryptography)[/\\]", re.IGNORECASE
)


def size(folder: Path) -> float:
    """Return the size of all files in MB; a link counts nothing."""
    return sum(p.lstat().st_size for p in folder.rglob("*") if p.is_file() and not p.is_symlink()) / MEGABYTE


def faults(folder: Path, packed: Path | None = None) -> list[str]:
    """Return a sentence for each thing that is wrong with a bundle; none when it can be handed out."""
    found = [f"{name} does not belong into it" for name in _names(folder) if NEVER.search(name)]
    if sys.platform.startswith("linux"):
        found += lacking(folder)
        found += _too_big("unpacked", size(folder), UNPACKED_MB)
        if packed is not None:
            found += _too_big("packed", packed.stat().st_size / MEGABYTE, PACKED_MB)
    return found


def lacking(folder: Path) -> list[str]:
    """Tell which libraries of a bundle need one that neither it nor this system has; none where `ldd` is not there."""
    if shutil.which("ldd") is None:
        return []
    surroundings = os.environ | {"LD_LIBRARY_PATH": str(folder / "_internal"), "LC_ALL": "C"}
    found = []
    for name in _names(folder):
        if re.search(r"\.so(\.|$)", name) and not (folder / name).is_symlink():
            told = subprocess.run(
                ["ldd", folder / name], capture_output=True, text=True, env=surroundings, check=False
            )
            found += [f"{name} lacks {other}" for other in re.findall(r"(\S+) => not found", told.stdout)]
    return found


def _names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _too_big(what: str, megabytes: float, most: int) -> list[str]:
    return [f"{what} it is {megabytes:.1f} MB, more than {most}"] if megabytes > most else []
