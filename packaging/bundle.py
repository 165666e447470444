"""Builds the bundle of this system, strips and packs it, and prints its sizes: `python3 dev.py bundle` calls it."""

from __future__ import annotations

import json
import lzma
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tarfile
import time
from pathlib import Path
from typing import Any

import contents
from linux import icu, lean_numpy

ROOT = Path(__file__).resolve().parents[1]
SPEC = ROOT / "packaging" / "guanxi.spec"
DIST = ROOT / "dist"
BUNDLE = DIST / "guanxi-journal"
PROGRAM = BUNDLE / ("guanxi-journal.exe" if sys.platform == "win32" else "guanxi-journal")
PAIRS = 7
X86 = platform.machine().lower() in {"x86_64", "amd64"}
PACKING = [
    *([{"id": lzma.FILTER_X86}] if X86 else []),
    {"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME},
]
"""How the tar is packed: the jumps of machine code are written so that equal ones look equal."""


def build() -> None:
    """Run PyInstaller; its own reports go to build/."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    folders = ["--distpath", str(DIST), "--workpath", str(ROOT / "build")]
    lean = lean_numpy.folder(ROOT / "build" / "lean") if sys.platform.startswith("linux") else None
    found_first = os.pathsep.join(str(path) for path in (lean, ROOT) if path)
    surroundings = os.environ | {"PYTHONPATH": found_first}
    subprocess.run([*command, *folders, str(SPEC)], cwd=ROOT, env=surroundings, check=True)


def strip(folder: Path) -> None:
    """Take the symbols out of the libraries, on Linux alone.

    Libraries that a wheel carries for itself (numpy.libs) and the numpy that came with them are left: patched for their
    place, they would not load any more.
    """
    if not sys.platform.startswith("linux") or shutil.which("strip") is None:
        return
    from_wheel = any(folder.rglob("numpy.libs"))
    for path in folder.rglob("*.so*"):
        patched = any(part.endswith(".libs") or (part == "numpy" and from_wheel) for part in path.parts)
        if path.is_file() and not path.is_symlink() and not patched:
            subprocess.run(["strip", "--strip-unneeded", str(path)], check=False, capture_output=True)


def shrink(folder: Path) -> None:
    """Leave out of ICU's data what the journal does not need, on Linux alone; Windows and macOS bring their own."""
    for library in folder.rglob("libicudata.so.*"):
        if not library.is_symlink():
            print(f"ICU data {icu.shrink(library) / contents.MEGABYTE:.0f} MB smaller")


def pack(folder: Path) -> Path:
    """Pack the folder as tar.xz beside it and return the file; links stay links."""
    target = folder.with_suffix(".tar.xz")
    with lzma.open(target, "wb", filters=PACKING) as file, tarfile.open(fileobj=file, mode="w") as archive:
        archive.add(folder, folder.name)
    return target


def probe(*program: str) -> dict[str, Any]:
    """Start the bundle with an empty home and nothing of this Python around it, and return what it says.

    The values are those of JSON, hence Any; ``launch`` is added: the seconds until its window was painted.
    """
    home = DIST / "home 用户"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    told = home / "probe.json"
    kept = {
        name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "DISPLAY", "PATH") if name in os.environ
    }
    surroundings = kept | {"HOME": str(home), "USERPROFILE": str(home), "LANG": "C.UTF-8"}
    if sys.platform.startswith("linux") and "DISPLAY" not in os.environ:
        surroundings["QT_QPA_PLATFORM"] = "offscreen"
    begun = time.monotonic()
    subprocess.run([*program, "--probe", str(told)], cwd=ROOT, env=surroundings, check=False, timeout=120)
    found: dict[str, Any] = json.loads(told.read_text("utf-8"))
    shutil.rmtree(home, ignore_errors=True)
    return found | {"launch": round(found.get("painted_at", begun) - begun, 3)}


def launch_ratio() -> float:
    """Return how much longer the bundle takes to its first window than the source: the median of pairs side by side."""
    ratios = [
        probe(str(PROGRAM))["launch"] / probe(sys.executable, "-m", "ui")["launch"] for _pair in range(PAIRS)
    ]
    return statistics.median(ratios)


def main(arguments: list[str]) -> int:
    """Build, strip, pack unless --no-pack, look through it and probe it; the exit code is 1 when something is wrong."""
    build()
    strip(BUNDLE)
    shrink(BUNDLE)
    packed = None if "--no-pack" in arguments else pack(BUNDLE)
    print(f"unpacked {contents.size(BUNDLE):.1f} MB")
    if packed is not None:
        print(f"packed {packed.stat().st_size / contents.MEGABYTE:.1f} MB: {packed.relative_to(ROOT)}")
    wrong = contents.faults(BUNDLE, packed)
    for sentence in wrong:
        print(f"WRONG: {sentence}")
    found = probe(str(PROGRAM))
    print(f"launch {launch_ratio():.2f} x the source")
    print(json.dumps(found, ensure_ascii=False))
    return 0 if found.get("ok") and not wrong else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
