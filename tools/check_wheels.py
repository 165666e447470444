"""Proves that every dependency of the run lock has a wheel for every system and Python that we support.

    .venv/bin/python -m tools.check_wheels

pip is asked for each target, with the hashes of the lock, without installing anything. It needs the package index, so
it is a check of development and no test.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import Environment, Marker, default_environment

from tools.environment import LOCKS, ROOT, clean_variables

PYTHONS = ("3.11", "3.12", "3.13")


@dataclass(frozen=True, slots=True)
class Target:
    """A system by the names that wheels and markers have for it."""

    name: str
    platforms: tuple[str, ...]
    system: str
    """``sys_platform``."""
    os_name: str
    platform_system: str
    machine: str


TARGETS = (
    Target("Windows x64", ("win_amd64",), "win32", "nt", "Windows", "AMD64"),
    Target(
        "macOS arm64",
        ("macosx_13_0_arm64", "macosx_13_0_universal2", "macosx_11_0_arm64"),
        "darwin", "posix", "Darwin", "arm64",
    ),
    Target(
        "macOS x64",
        ("macosx_13_0_x86_64", "macosx_13_0_universal2", "macosx_10_13_x86_64"),
        "darwin", "posix", "Darwin", "x86_64",
    ),
    Target(
        "Linux x64",
        ("manylinux_2_34_x86_64", "manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"),
        "linux", "posix", "Linux", "x86_64",
    ),
)  # fmt: skip


def pins(lock: str) -> Iterator[tuple[str, str, str]]:
    """Give each pin of a lock: the requirement, its marker (or empty), and its hashes."""
    for block in re.findall(r"(?m)^[a-z0-9][^\n]*==(?:[^\n]*\\\n)*[^\n]*", lock):
        head, *rest = block.split("\\\n")
        requirement, _, marker = head.partition(";")
        hashes = " ".join(re.findall(r"--hash=sha256:[0-9a-f]+", " ".join(rest)))
        yield requirement.strip(), marker.strip(), hashes


def wanted(lock: str, target: Target, python: str) -> list[str]:
    """Return the lines of a lock that hold on a system, without their markers: pip would ask those of this machine."""
    there = default_environment() | {
        "sys_platform": target.system,
        "os_name": target.os_name,
        "platform_system": target.platform_system,
        "platform_machine": target.machine,
        "python_version": python,
        "python_full_version": f"{python}.0",
    }
    surroundings: Environment = there
    return [
        f"{requirement} {hashes}"
        for requirement, marker, hashes in pins(lock)
        if not marker or Marker(marker).evaluate(surroundings)
    ]


def missing(target: Target, python: str, lines: list[str]) -> str:
    """Ask pip for all wheels; returns its last words when one is missing, else nothing.

    What a package says of the Python that it requires is not looked at: pip would compare it with the one that runs.
    """
    with tempfile.TemporaryDirectory(prefix="guanxi-wheels-") as folder:
        file = Path(folder, "wanted.txt")
        file.write_text("\n".join(lines) + "\n", "utf-8")
        command = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--dry-run",
            "--quiet",
            "--no-deps",
            "--ignore-installed",
        ]
        exact = [
            "--only-binary",
            ":all:",
            "--require-hashes",
            "--ignore-requires-python",
            "--implementation",
            "cp",
            "--python-version",
            python,
        ]
        systems = [part for platform in target.platforms for part in ("--platform", platform)]
        where = ["--target", folder, "-r", str(file)]
        asked = [*command, *exact, *systems, *where]
        done = subprocess.run(asked, env=clean_variables(), capture_output=True, text=True, check=False)
    said = [line for line in done.stderr.splitlines() if "ERROR" in line]
    return "" if done.returncode == 0 else "\n".join(said or done.stderr.splitlines()[-3:])


def main() -> int:
    """Print a line for each system and Python; returns 1 when a wheel is missing."""
    lock = (ROOT / LOCKS["run"]).read_text("utf-8")
    bad = 0
    for target in TARGETS:
        for python in PYTHONS:
            lines = wanted(lock, target, python)
            said = missing(target, python, lines)
            bad += bool(said)
            print(
                f"{'MISSING' if said else 'ok     '} {target.name}, Python {python}: {len(lines)} packages",
                flush=True,
            )
            if said:
                print(said)
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
