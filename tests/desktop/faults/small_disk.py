"""A disk that a test can fill: a small file system where the tests may mount one, else a limit on the size of files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import resource

PAGE = 4096


class SmallDisk:
    """A folder on a disk with 64 MB."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / "ballast"

    def fill(self, leaving: int) -> None:
        """Leave that many bytes free."""
        self.free()
        size = shutil.disk_usage(self.folder).free - leaving
        with self._ballast.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, size // PAGE * PAGE)

    def free(self) -> None:
        """Free the space again."""
        self._ballast.unlink(missing_ok=True)


class LimitedFiles(SmallDisk):
    """Where nothing can be mounted: no file of this process grows any more."""

    def fill(self, leaving: int) -> None:
        largest = max((path.stat().st_size for path in self.folder.rglob("*") if path.is_file()), default=0)
        hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        resource.setrlimit(resource.RLIMIT_FSIZE, (leaving if leaving < PAGE else largest + leaving, hard))

    def free(self) -> None:
        hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


@contextmanager
def small_disk(folder: Path) -> Iterator[SmallDisk]:
    """Give a disk at ``folder``."""
    mount = ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(folder)]
    mounted = sys.platform == "linux" and os.geteuid() == 0
    mounted = mounted and subprocess.run(mount, capture_output=True, check=False).returncode == 0
    disk = SmallDisk(folder) if mounted else LimitedFiles(folder)
    try:
        yield disk
    finally:
        disk.free()
        if mounted:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)
