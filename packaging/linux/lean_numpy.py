"""Builds numpy without OpenBLAS for the bundle, on Linux alone: 33 MB less, of which the tone trainer needs nothing.

numpy's wheel brings OpenBLAS for large matrices and its loops once more for each newer processor. Transforms and sums
over a few seconds of sound need neither. What numpy is built from and with stands in the locks, with hashes. Where no
compiler is, or the building fails, the bundle takes the wheel.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "packaging" / "requirements-bundle.lock"
BUILDER = ROOT / ".venv-builder" / "bin" / "python"
"""Has meson, Cython and ninja; dev.py makes it."""
SETUP = ("-Dblas=none", "-Dlapack=none", "-Dallow-noblas=true", "-Dcpu-dispatch=none")


def pins(lock: str) -> str:
    """Return the rows of a lock that pin numpy, one for each range of Pythons, with their hashes."""
    rows = re.split(r"(?m)^(?=[A-Za-z0-9])", lock)
    return "".join(row for row in rows if row.startswith("numpy=="))


def with_setup(wanted: str) -> str:
    """Return pins that say how to build; pip hands nothing on to them that stands in its own command."""
    options = "".join(f"    --config-settings=setup-args={option} \\\n" for option in SETUP)
    return re.sub(r"(?m)^(numpy==.*\\\n)", lambda row: row[1] + options, wanted)


def folder(into: Path) -> Path | None:
    """Return a folder below ``into`` with numpy built lean, built once a pin; None where it cannot be built."""
    wanted = pins(LOCK.read_text("utf-8"))
    mark = hashlib.sha256(repr((wanted, SETUP, sys.version_info[:2])).encode()).hexdigest()[:12]
    target = into / f"numpy-{mark}"
    if target.is_dir():
        return target
    if not (BUILDER.exists() and shutil.which("cc")):
        return None
    into.mkdir(parents=True, exist_ok=True)
    requirements = into / "numpy.txt"
    requirements.write_text(with_setup(wanted), "utf-8")
    wheels = into / "wheels"
    shutil.rmtree(wheels, ignore_errors=True)
    exact = [
        "--no-deps",
        "--no-binary",
        "numpy",
        "--require-hashes",
        "--no-build-isolation",
        "--no-cache-dir",
    ]
    command = [str(BUILDER), "-m", "pip", "wheel", "--quiet", *exact, "-r", str(requirements)]
    tools = {"PATH": f"{BUILDER.parent}:{os.environ['PATH']}"}  # where meson finds ninja and Cython
    done = subprocess.run([*command, "-w", str(wheels)], env=os.environ | tools, check=False)
    if done.returncode != 0:
        print("numpy could not be built; the bundle takes its wheel")
        return None
    return _unpacked(next(wheels.glob("numpy-*.whl")), target)


def _unpacked(wheel: Path, target: Path) -> Path:
    """Lay a wheel out in ``target`` in one step, so that half of it is never taken for the whole."""
    fresh = target.with_suffix(".new")
    shutil.rmtree(fresh, ignore_errors=True)
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(fresh)
    return fresh.rename(target)
